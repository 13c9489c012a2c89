// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <QString>

class QWidget;

/// What the panels of the Quality page are put together of.
namespace turnout::ui {

/// A panel's title, and behind it the one thing that is chosen for it, with its label ("&Within": the letter leads to
/// the field); `atEnd`, if there is one, stands at the right.
QWidget* panelHeader(const QString& title, const QString& label, QWidget* field, QWidget* atEnd = nullptr);

/// Figures beside each other, in as many lines as they need.
QWidget* figuresRow(std::initializer_list<QWidget*> figures);

} // namespace turnout::ui
