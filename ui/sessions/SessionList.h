// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessions/SessionsModel.h"
#include "sessions/TextSearch.h"

#include <optional>

namespace turnout::ui {

/// Which sessions the table shows and in which order: the shared filter, perhaps a list somebody handed over, perhaps
/// words to search for, a sort key. Works it out off the window's thread; an answer to an older question is dropped.
/// Thread: GUI.
class SessionList final : public QObject {
    Q_OBJECT
public:
    explicit SessionList(workbench::Workbench& workbench, QObject* parent = nullptr);

    /// Only these sessions from now on, named in the page ("language: de, rated").
    /// `filter` is the one that keeps exactly these, where there is one.
    void setList(
        std::vector<SessionId> ids, const QString& title, const std::optional<population::Filter>& filter = {});
    void clearList();
    [[nodiscard]] bool hasList() const;
    /// The filter that keeps exactly what the list shows; nothing where none does, or no more since the shared filter
    /// is another.
    [[nodiscard]] std::optional<population::Filter> listFilter() const;
    [[nodiscard]] QString listTitle() const;

    /// Only sessions with these words; empty ends it.
    void setSearch(const QString& text);
    [[nodiscard]] QString search() const;
    [[nodiscard]] bool searching() const;
    /// Why the last search did not end well, or empty.
    [[nodiscard]] QString error() const;

    void setSort(const workbench::SortKey& key);
    [[nodiscard]] const workbench::SortKey& sort() const;

    /// Something was asked for that is not there yet.
    [[nodiscard]] bool working() const;
    /// Takes what is new in the workbench; does nothing where nothing is.
    void refresh();
    /// Forgets list, search and sort: another project.
    void reset();

Q_SIGNALS:
    void contentReady(
        std::shared_ptr<const turnout::workbench::Snapshot> snapshot, turnout::ui::SessionsModel::Order order);
    /// The same rows, newer labels.
    void labelsRenewed(std::shared_ptr<const turnout::workbench::Snapshot> snapshot);
    /// More rows, while searching.
    void found(const std::vector<turnout::population::Row>& rows);
    /// searching(), working() or error() may have changed.
    void stateChanged();

private:
    void begin();
    void beginSearch(std::shared_ptr<const population::Bitmap> rows);
    void endSearch(const QString& error);
    void order(std::shared_ptr<const population::Bitmap> rows);
    void setWorking(bool working);

    workbench::Workbench& m_workbench;
    TextSearch* m_textSearch;
    std::shared_ptr<const workbench::Snapshot> m_snapshot;
    std::shared_ptr<const population::Bitmap> m_selection;
    std::optional<std::vector<SessionId>> m_list;
    std::optional<population::Filter> m_filter; ///< that keeps exactly the list,
    population::Filter m_filterThen; ///< while the shared one is this
    QString m_title;
    QString m_search;
    QString m_error;
    workbench::SortKey m_sort;
    std::vector<population::Row> m_hits; ///< of the running search
    std::shared_ptr<const population::Bitmap> m_rows; ///< what is shown, whatever the order; null while not known
    quint64 m_request = 0;
    bool m_working = false;
};

} // namespace turnout::ui
