// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/LabelDesk.h"

#include <QWidget>

namespace turnout::ui {

class TextStrip;

/// What was kept from the annotator until the answer: why this session, what the user rated, what machines scored.
class RevealPanel final : public QWidget {
    Q_OBJECT
public:
    explicit RevealPanel(QWidget* parent = nullptr);
    void reveal(const workbench::Revealed& revealed);

private:
    TextStrip* m_text;
};

} // namespace turnout::ui
