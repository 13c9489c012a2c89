// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DeskDrafts.h"
#include "workbench/LabelDesk.h"

#include <optional>
#include <QWidget>

class QLabel;
class QListView;
class QProgressBar;

namespace turnout::ui {

class QueueModel;

/// Left of the desk: how far the queue is, which sessions are done, today's count and the pace.
class QueuePanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(QWidget* parent = nullptr);

    /// Drafts are the sessions to be marked as begun.
    void setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts);
    void setCurrent(std::size_t entry);
    /// After an entry's state changed: its row, the progress, today and pace.
    void entryChanged(std::size_t entry);
    /// Lists only what this annotator flagged; the progress stays that of all.
    void setOnlyFlagged(bool only);
    /// What the labels bought, or nothing yet: said between batches.
    void setBought(const QString& text);

    /// What the list shows, and in which order.
    [[nodiscard]] const QueueModel& model() const;

Q_SIGNALS:
    void entryChosen(std::size_t entry); ///< clicked

private:
    void showProgress();
    void showCurrent();

    const workbench::LabelDesk* m_desk = nullptr;
    QLabel* m_progress;
    QProgressBar* m_bar;
    QListView* m_list;
    QueueModel* m_model;
    QLabel* m_today;
    QLabel* m_pace;
    QLabel* m_bought;
    bool m_onlyFlagged = false;
    std::optional<std::size_t> m_current;
};

} // namespace turnout::ui
