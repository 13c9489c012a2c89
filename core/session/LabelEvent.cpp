// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LabelEvent.h"

#include <array>

namespace turnout::session {
namespace {
constexpr std::array<std::string_view, 3> kNames{"answer", "skip", "undo"};
}

std::string_view labelEventKindName(LabelEventKind kind)
{
    return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<LabelEventKind> labelEventKindFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames.at(i) == name)
            return static_cast<LabelEventKind>(i);
    return std::nullopt;
}

} // namespace turnout::session
