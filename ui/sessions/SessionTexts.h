// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Workbench.h"

#include <list>
#include <QObject>
#include <unordered_map>
#include <vector>

namespace turnout::ui {

/// What of a session lies in the file only: production's id and the first words.
struct SessionText {
    QString id; ///< as production wrote it: to be copied, not to be shown
    QString shownId;
    QString words; ///< safe to show
};

/// Keeps the texts of the sessions looked at last and reads missing ones off the window's thread, the ones asked for
/// last first. Thread: GUI.
class SessionTexts final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kKept = 4096;
    static constexpr std::size_t kAtOnce = 256;

    explicit SessionTexts(workbench::Workbench& workbench, QObject* parent = nullptr);

    /// The texts, or null where they are not here.
    [[nodiscard]] const SessionText* find(SessionId id);
    /// Asks for those of these sessions that are not here; arrived() tells.
    void want(const std::vector<SessionId>& ids);
    /// Forgets everything: another project.
    void clear();

Q_SIGNALS:
    void arrived();

private:
    struct Entry {
        SessionText text;
        std::list<SessionId>::iterator age;
    };
    void ask();
    void keep(SessionId id, SessionText text);

    workbench::Workbench& m_workbench;
    std::unordered_map<SessionId, Entry> m_entries;
    std::list<SessionId> m_ages; ///< used last in front
    std::vector<SessionId> m_wanted;
    bool m_asking = false;
    bool m_scheduled = false;
    quint64 m_generation = 0;
};

} // namespace turnout::ui
