// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/TextSearch.h"

#include <mutex>
#include <utility>

namespace turnout::ui {

/// What the searching threads and the window share.
struct TextSearch::Hits {
    std::mutex mutex; // guards what follows
    TextSearch* window = nullptr; ///< null once the search has been given up
    std::vector<population::Row> rows; ///< not taken yet
    bool told = false; ///< a message is on its way to the window

    CancelToken cancel;
};

TextSearch::TextSearch(workbench::Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
}

TextSearch::~TextSearch()
{
    stop();
}

void TextSearch::start(const QString& text, std::shared_ptr<const workbench::Snapshot> snapshot,
    std::shared_ptr<const population::Bitmap> rows)
{
    stop();
    const auto project = m_workbench.project();
    if (project == nullptr || snapshot == nullptr)
        return;
    const auto hits = std::make_shared<Hits>();
    hits->window = this;
    m_hits = hits;
    const auto take = [hits](std::span<const population::Row> more) {
        const std::lock_guard lock(hits->mutex);
        if (hits->window == nullptr)
            return false;
        hits->rows.insert(hits->rows.end(), more.begin(), more.end());
        // The window cannot go away while it is named in there: its destructor waits for this lock.
        if (!std::exchange(hits->told, true))
            QMetaObject::invokeMethod(
                hits->window, [hits, window = hits->window] { window->takeHits(hits); }, Qt::QueuedConnection);
        return true;
    };
    const std::string words = text.toStdString();
    m_workbench.query(
        [project, words, snapshot, rows, take, hits] {
            return workbench::searchSessions(*project, words, rows.get(), *snapshot, take, hits->cancel);
        },
        this,
        [this, hits](Result<std::int64_t> result) {
            if (m_hits != hits)
                return;
            takeHits(hits);
            m_hits = nullptr;
            const bool failed = !result && result.error().code != ErrorCode::Cancelled;
            Q_EMIT finished(failed ? QString::fromStdString(result.error().message()) : QString());
        });
}

void TextSearch::stop()
{
    const auto hits = std::exchange(m_hits, nullptr);
    if (hits == nullptr)
        return;
    hits->cancel.cancel();
    const std::lock_guard lock(hits->mutex);
    hits->window = nullptr;
}

bool TextSearch::running() const
{
    return m_hits != nullptr;
}

void TextSearch::takeHits(const std::shared_ptr<Hits>& hits)
{
    std::vector<population::Row> rows;
    {
        const std::lock_guard lock(hits->mutex);
        rows.swap(hits->rows);
        hits->told = false;
    }
    if (m_hits == hits && !rows.empty())
        Q_EMIT found(rows);
}

} // namespace turnout::ui
