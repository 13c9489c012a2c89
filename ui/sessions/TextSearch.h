// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/SessionQuery.h"
#include "workbench/Workbench.h"

#include <memory>
#include <QObject>
#include <vector>

namespace turnout::ui {

/// One search at a time: a new one ends the one before, hits come while it runs. Thread: GUI.
class TextSearch final : public QObject {
    Q_OBJECT
public:
    explicit TextSearch(workbench::Workbench& workbench, QObject* parent = nullptr);
    ~TextSearch() override;

    /// Searches these rows for the text.
    void start(const QString& text, std::shared_ptr<const workbench::Snapshot> snapshot,
        std::shared_ptr<const population::Bitmap> rows);
    /// Ends the search; no signal comes any more.
    void stop();
    [[nodiscard]] bool running() const;

Q_SIGNALS:
    void found(const std::vector<turnout::population::Row>& rows);
    /// All were looked at, or the search failed (then with the reason).
    void finished(const QString& error);

private:
    struct Hits;
    void takeHits(const std::shared_ptr<Hits>& hits);

    workbench::Workbench& m_workbench;
    std::shared_ptr<Hits> m_hits; ///< of the running search, or null
};

} // namespace turnout::ui
