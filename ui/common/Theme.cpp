// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Theme.h"

#include "common/ThemeStyle.h"
#include "common/TintedIcon.h"

#include <cmath>
#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStyle>
#include <QStyleFactory>

// The icons may sit in a static library, whose resources nobody else would ask for. Not inside a namespace: Qt's rule.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// What is in use now. One per program: Qt has one palette and one style sheet per program, too.
struct InUse {
    Scheme asked = Scheme::System;
    bool dark = false;
    bool applying = false;
};

InUse& inUse()
{
    static InUse state;
    return state;
}

/// The desktop's own palette, whatever we have set: an empty palette gives it back.
bool systemIsDark()
{
    const QPalette ours = QGuiApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette system = QGuiApplication::palette();
    QApplication::setPalette(ours);
    return system.color(QPalette::WindowText).lightnessF() > system.color(QPalette::Window).lightnessF();
}

Theme makeLight()
{
    Theme t;
    t.window = QColor(0xF6, 0xF7, 0xF9);
    t.surface = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xFF, 0xFF, 0xFF);
    t.line = QColor(0xE3, 0xE6, 0xEB);
    t.lineStrong = QColor(0xC9, 0xCE, 0xD6);
    t.text = QColor(0x1A, 0x1D, 0x23);
    t.muted = QColor(0x59, 0x62, 0x73);
    t.faint = QColor(0x8A, 0x93, 0xA3);
    t.accent = QColor(0x2F, 0x5B, 0xEA);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.accentSoft = mixed(t.surface, t.accent, 0.12);
    t.hover = mixed(t.surface, t.text, 0.045);
    t.found = QColor(0xFF, 0xE0, 0x8A);
    t.labeled = QColor(0x00, 0x72, 0xB2);
    t.rated = QColor(0xCC, 0x7A, 0x00);
    t.unrated = QColor(0x84, 0x8F, 0x9F);
    t.good = QColor(0x00, 0x79, 0x5C);
    t.bad = QColor(0xC2, 0x41, 0x0C);
    t.caution = QColor(0xA1, 0x62, 0x07);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.isDark = true;
    t.window = QColor(0x15, 0x18, 0x1D);
    t.surface = QColor(0x1B, 0x1F, 0x26);
    t.raised = QColor(0x22, 0x27, 0x30);
    t.line = QColor(0x2C, 0x32, 0x3C);
    t.lineStrong = QColor(0x3B, 0x43, 0x50);
    t.text = QColor(0xE8, 0xEA, 0xEE);
    t.muted = QColor(0xA3, 0xAC, 0xBA);
    t.faint = QColor(0x71, 0x7B, 0x8A);
    t.accent = QColor(0x7B, 0x9B, 0xFF);
    t.onAccent = QColor(0x12, 0x15, 0x1A);
    t.accentSoft = mixed(t.surface, t.accent, 0.20);
    t.hover = mixed(t.surface, t.text, 0.06);
    t.found = QColor(0x6B, 0x55, 0x12);
    t.labeled = QColor(0x56, 0xB4, 0xE9);
    t.rated = QColor(0xE6, 0x9F, 0x00);
    t.unrated = QColor(0x8E, 0x98, 0xA8);
    t.good = QColor(0x2D, 0xD4, 0xA7);
    t.bad = QColor(0xFB, 0x8A, 0x4E);
    t.caution = QColor(0xEA, 0xB3, 0x08);
    return t;
}

/// Linear light of a channel, WCAG 2.1 "relative luminance".
double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Inter where it is installed, otherwise what the system uses.
QString bodyFamily()
{
    static const QString family = [] {
        const QString inter = u"Inter"_s;
        return QFontDatabase::families().contains(inter)
            ? inter
            : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return family;
}

} // namespace

bool ThemeNotifier::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && watched->isWidgetType() && inUse().asked == Scheme::System
        && !inUse().applying && systemIsDark() != inUse().dark)
        Theme::apply(*qApp, Scheme::System);
    // A list lays its items out before the style sheet reaches it and keeps those sizes (Qt 6.4).
    if (event->type() == QEvent::Polish) {
        if (auto* list = qobject_cast<QListView*>(watched))
            QMetaObject::invokeMethod(list, &QListView::doItemsLayout, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QColor Theme::color(Tint tint) const
{
    switch (tint) {
    case Tint::Text:
        return text;
    case Tint::Muted:
        return muted;
    case Tint::Accent:
        return accent;
    case Tint::OnAccent:
        return onAccent;
    case Tint::Good:
        return good;
    case Tint::Bad:
        return bad;
    case Tint::Caution:
        return caution;
    }
    return text;
}

QColor Theme::color(Mark mark) const
{
    switch (mark) {
    case Mark::Labeled:
        return labeled;
    case Mark::Rated:
        return rated;
    case Mark::Unrated:
        return unrated;
    case Mark::Frame:
        return text;
    }
    return text;
}

const Theme& Theme::lightTheme()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme& Theme::current()
{
    return inUse().dark ? darkTheme() : lightTheme();
}

Scheme Theme::scheme()
{
    return inUse().asked;
}

ThemeNotifier& Theme::notifier()
{
    static ThemeNotifier notifier;
    return notifier;
}

void Theme::apply(QApplication& application, Scheme scheme)
{
    registerIcons();
    InUse& state = inUse();
    state.applying = true;
    state.asked = scheme;
    const bool dark = scheme == Scheme::System ? systemIsDark() : scheme == Scheme::Dark;
    // A new style sheet polishes every widget there is, which takes some tenths of a second.
    if (dark == state.dark && !application.styleSheet().isEmpty()) {
        state.applying = false;
        return;
    }
    state.dark = dark;
    const Theme& theme = current();
    if (application.style()->objectName() != "fusion"_L1)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(theme));
    QApplication::setFont(font(TextStyle::Body));
    application.setStyleSheet(styleSheetOf(theme));
    application.removeEventFilter(&notifier());
    application.installEventFilter(&notifier());
    state.applying = false;
    Q_EMIT notifier().themeChanged();
}

void Theme::toggle(QApplication& application)
{
    apply(application, current().isDark ? Scheme::Light : Scheme::Dark);
}

QFont Theme::font(TextStyle style)
{
    if (style == TextStyle::Mono) {
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        mono.setPixelSize(kBodySize - 1);
        return mono;
    }
    QFont made(bodyFamily());
    made.setStyleHint(QFont::SansSerif);
    switch (style) {
    case TextStyle::Headline:
        made.setPixelSize(kHeadlineSize);
        made.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        made.setPixelSize(kTitleSize);
        made.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Section:
        made.setPixelSize(kSectionSize);
        made.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Strong:
        made.setPixelSize(kBodySize);
        made.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Note:
        made.setPixelSize(kNoteSize);
        break;
    case TextStyle::Body:
    case TextStyle::Mono:
        made.setPixelSize(kBodySize);
        break;
    }
    return made;
}

QIcon Theme::icon(const QString& name, Tint tint)
{
    registerIcons();
    return QIcon(new TintedIcon(name, tint));
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QColor mixed(const QColor& under, const QColor& over, double strength)
{
    const auto channel
        = [strength](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * strength)); };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue())};
}

void setTextStyle(QLabel& label, TextStyle style, Tint tint)
{
    static constexpr std::array<const char16_t*, 7> styles{
        u"headline", u"title", u"section", u"body", u"strong", u"note", u"mono"};
    static constexpr std::array<const char16_t*, 7> tints{
        u"text", u"muted", u"accent", u"onAccent", u"good", u"bad", u"caution"};
    label.setTextFormat(Qt::PlainText);
    label.setFont(Theme::font(style));
    // The style sheet knows both by these properties, so that they follow the theme.
    label.setProperty("textStyle", QString::fromUtf16(styles.at(static_cast<std::size_t>(style))));
    label.setProperty("tint", QString::fromUtf16(tints.at(static_cast<std::size_t>(tint))));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

void setButtonKind(QPushButton& button, ButtonKind kind)
{
    button.setProperty("kind",
        kind == ButtonKind::Primary     ? u"primary"_s
            : kind == ButtonKind::Quiet ? u"quiet"_s
                                        : QString());
    button.style()->unpolish(&button);
    button.style()->polish(&button);
}

} // namespace turnout::common
