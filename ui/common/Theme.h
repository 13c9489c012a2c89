// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QApplication;
class QLabel;
class QPushButton;

namespace turnout::common {

/// Which of the two looks; System follows the desktop.
enum class Scheme { System, Light, Dark };

/// The sizes of type, as in the design: 28, 20, 15, 13, 13 half-bold, 11 and a monospaced 13 px.
enum class TextStyle { Headline, Title, Section, Body, Strong, Note, Mono };

/// What an icon is tinted with. It follows the theme without being asked for again.
enum class Tint { Text, Muted, Accent, OnAccent, Good, Bad, Caution };

/// The populations a mark stands for. Shape and colour go together: labeled ●, rated ▲, unrated ■, frame ○.
enum class Mark { Labeled, Rated, Unrated, Frame };

/// How much a button wants to be pressed.
enum class ButtonKind { Normal, Primary, Quiet };

/// Says that the colours changed; own painting reads Theme::current() again. Thread: GUI.
class ThemeNotifier final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void themeChanged();
};

/// The tokens of the look. No widget names a colour, a size or a distance of its own. Thread: GUI.
struct Theme {
    bool isDark = false;
    QColor window, surface, raised; ///< grounds, from the back to the front
    QColor line, lineStrong; ///< 1 px lines
    QColor text, muted, faint; ///< faint is for marks and disabled text only: it has not the contrast of text
    QColor accent, onAccent; ///< focus, selection, primary button, and the text on it
    QColor accentSoft; ///< ground of the selected row; text stays readable on it
    QColor hover; ///< ground under the pointer
    QColor found; ///< ground of a search hit
    QColor labeled, rated, unrated;
    QColor good, bad, caution;

    static constexpr int kStep = 4;
    static constexpr int kInside = 8;
    static constexpr int kBetween = 16;
    static constexpr int kPage = 24;
    static constexpr int kRadius = 6;
    static constexpr int kIcon = 16;
    static constexpr int kNoteSize = 11;
    static constexpr int kBodySize = 13;
    static constexpr int kSectionSize = 15;
    static constexpr int kTitleSize = 20;
    static constexpr int kHeadlineSize = 28;

    [[nodiscard]] QColor color(Tint tint) const;
    [[nodiscard]] QColor color(Mark mark) const;

    static const Theme& lightTheme();
    static const Theme& darkTheme();
    /// The one in use.
    static const Theme& current();
    /// What was asked for, which may be System.
    static Scheme scheme();
    /// Installs style, palette, font and style sheet and tells everybody. May be called again at any time.
    static void apply(QApplication& application, Scheme scheme);
    /// The other of light and dark, from what is shown now.
    static void toggle(QApplication& application);
    static ThemeNotifier& notifier();

    static QFont font(TextStyle style);
    /// An icon of ours by name ("sessions", "search" …, resources/icons); sharp at any scale.
    static QIcon icon(const QString& name, Tint tint = Tint::Text);
};

/// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
double contrastRatio(const QColor& a, const QColor& b);
/// `over` laid on `under` with the given strength 0 … 1.
QColor mixed(const QColor& under, const QColor& over, double strength);

/// Gives a label its size and tint; the text is plain from then on.
void setTextStyle(QLabel& label, TextStyle style, Tint tint = Tint::Text);
void setButtonKind(QPushButton& button, ButtonKind kind);

} // namespace turnout::common
