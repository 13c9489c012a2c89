// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QLabel>
#include <QWidget>

class QPushButton;
class QTimer;

namespace turnout::common {

/// What a workspace shows while it has nothing to show: what to do next, with the button for it.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    /// `button` may be empty.
    EmptyState(const QString& icon, const QString& sentence, const QString& explanation, const QString& button,
        QWidget* parent = nullptr);
    /// A second, quieter button.
    void addButton(const QString& text, std::function<void()> run);
    void setTexts(const QString& sentence, const QString& explanation);

Q_SIGNALS:
    void activated();

private:
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_explanation;
    QPushButton* m_button = nullptr;
};

/// Wraps the label within a dialog of this inner width, at the height that takes: a dialog asks for its height before
/// it knows its width, and a screen that is low would cut the lines.
void wrapWithin(QLabel& label, int width);

/// A written sentence over a chart or page: 15 px, wrapped, plain text, selectable by mouse and keyboard.
class SentenceLabel final : public QLabel {
    Q_OBJECT
public:
    explicit SentenceLabel(const QString& text = {}, QWidget* parent = nullptr);
};

/// An id in one line: where there is no room, the middle is left out, because ids differ at their ends.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setFullText(const QString& text);
    [[nodiscard]] const QString& fullText() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_full;
};

/// A number with its name under it and a note: "81.4 %" / "rated good" / "122 ratings". `headline` makes it the one
/// big number of a page.
class StatLine final : public QWidget {
    Q_OBJECT
public:
    StatLine(const QString& name, const QString& value, const QString& note = {}, QWidget* parent = nullptr);
    void setValue(const QString& value, const QString& note = {});
    void setHeadline(bool headline);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_value;
    QString m_note;
    bool m_headline = false;
};

/// A message that goes by itself and never takes the focus, with one thing to do ("Undo"). Sits at the bottom of its
/// parent, or over what it must not hide there; a new message replaces the one before.
class Toast final : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget* parent);
    /// `action` may be empty. Goes after `ms` milliseconds; 0 stays until it is closed.
    void showMessage(const QString& text, const QString& action = {}, std::function<void()> run = {}, int ms = 6000);
    [[nodiscard]] QString message() const;
    /// Stays over this widget of the parent's, which lives as long.
    void stayOver(const QWidget& below);
    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QLabel* m_text;
    QPushButton* m_action;
    QTimer* m_timer;
    const QWidget* m_below = nullptr;
    std::function<void()> m_run;
};

} // namespace turnout::common
