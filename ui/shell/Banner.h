// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QFrame>
#include <QString>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace turnout::ui {

/// Something the user should know, with ways on. Nothing waits for an answer.
struct Notice {
    enum class Kind { Info, Good, Caution, Error };
    struct Way {
        QString text; ///< of the button
        std::function<void()> run;
    };
    Kind kind = Kind::Info;
    QString text; ///< plain, a sentence or two
    std::vector<Way> ways;
};

/// One notice above the page until it is closed, answered or replaced. Thread: GUI.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void showNotice(const Notice& notice);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showIcon();

    Notice::Kind m_kind = Notice::Kind::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_ways;
    QToolButton* m_close;
};

} // namespace turnout::ui
