// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace turnout::ui {

/// Why a session is skipped: a few reasons by digit, or one in words. Opened by Space, closed by Escape.
class SkipPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SkipPanel(QWidget* parent = nullptr);

    void open();
    /// The reason of this digit; false where there is none.
    bool chooseByKey(const QString& key);

Q_SIGNALS:
    void chosen(const QString& reason);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStringList m_reasons;
};

} // namespace turnout::ui
