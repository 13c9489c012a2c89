// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <QString>

/// Which keys do what, for people to read beside their work, as they are bound now: ask again when
/// KeyBindings::changed.
namespace turnout::common {

/// The first key of a command as it is printed on keyboards: "⏎", "J". Empty where it has none.
QString firstKey(QStringView command);

/// "J K turns", in one piece; empty where none of the commands has a key.
QString keyHint(std::initializer_list<QStringView> commands, const QString& what);

/// "Space skip · J K turns", which breaks between the hints only. Empty ones are left out.
QString keyHintLine(QStringList hints);

} // namespace turnout::common
