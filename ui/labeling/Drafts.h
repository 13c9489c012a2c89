// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "session/Rubric.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace turnout::ui {

/// What is answered but not submitted yet, for as long as the window is open: by project, annotator and session, so
/// that looking at another session or project loses nothing, and nobody is shown a colleague's. Thread: GUI.
class Drafts {
public:
    struct Draft {
        std::vector<session::Answer> answers;
        double seconds = 0; ///< spent on it so far
    };

    /// Whose drafts the functions below are about.
    void choose(const std::string& project, const std::string& annotator);
    void keep(SessionId session, Draft draft);
    void drop(SessionId session);
    /// Null where there is none.
    [[nodiscard]] const Draft* find(SessionId session) const;
    /// Of every project and annotator.
    [[nodiscard]] std::size_t count() const;

private:
    using Key = std::pair<std::string, std::string>;
    std::map<Key, std::map<SessionId, Draft>> m_all;
    Key m_chosen;
};

} // namespace turnout::ui
