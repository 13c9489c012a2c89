// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace turnout::common {

/// A stack that needs what its page in front needs, and nothing for those behind it.
class CurrentStack final : public QStackedWidget {
public:
    explicit CurrentStack(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace turnout::common
