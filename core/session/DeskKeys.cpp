// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DeskKeys.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace turnout::session {

std::span<const DeskKey> deskKeys()
{
    static constexpr std::array keys{
        DeskKey{'?', "Keys"},
        DeskKey{'L', "Later"},
        DeskKey{'F', "Flag"},
        DeskKey{'H', "History of the answer"},
        DeskKey{'J', "Next turn"},
        DeskKey{'K', "Previous turn"},
        DeskKey{'X', "Unfold the turn"},
        DeskKey{'N', "Note"},
        DeskKey{'.', "Next question"},
        DeskKey{',', "Previous question"},
        DeskKey{'M', "Mark words"},
        DeskKey{'G', "Guidelines"},
        DeskKey{'/', "Find in the transcript"},
    };
    return keys;
}

std::vector<std::string> deskKeyWarnings(const Rubric& rubric)
{
    std::vector<std::string> warnings;
    for (const Question& question : rubric.questions)
        for (const Option& option : question.options) {
            if (option.key.size() != 1)
                continue;
            const char pressed = static_cast<char>(std::toupper(static_cast<unsigned char>(option.key[0])));
            const auto keys = deskKeys();
            const auto found
                = std::find_if(keys.begin(), keys.end(), [&](const DeskKey& one) { return one.key == pressed; });
            if (found != keys.end())
                warnings.push_back("question " + question.id + ": " + pressed + " is \"" + std::string(found->command)
                    + "\" on the desk: \"" + (option.title.empty() ? option.value : option.title)
                    + "\" is then reached by Tab only");
        }
    return warnings;
}

} // namespace turnout::session
