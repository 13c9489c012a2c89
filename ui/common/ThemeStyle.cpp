// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ThemeStyle.h"

#include "common/Theme.h"

#include <array>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// $name stands for a token.
constexpr char16_t kSheet[] = uR"(
QToolTip { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 4px 6px; font-size: $note; }
QLabel { background: transparent; }
QLabel[textStyle="headline"] { font-size: $headline; font-weight: 600; }
QLabel[textStyle="title"] { font-size: $title; font-weight: 600; }
QLabel[textStyle="section"] { font-size: $section; font-weight: 600; }
QLabel[textStyle="strong"] { font-weight: 600; }
QLabel[textStyle="note"] { font-size: $note; }
QLabel[tint="muted"] { color: $muted; }
QLabel[tint="accent"] { color: $accent; }
QLabel[tint="onAccent"] { color: $onAccent; }
QLabel[tint="good"] { color: $good; }
QLabel[tint="bad"] { color: $bad; }
QLabel[tint="caution"] { color: $caution; }
QPushButton { background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accentSoft; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton:default { border: 1px solid $accent; }
QPushButton[kind="primary"] { background: $accent; color: $onAccent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accentStrong; }
QPushButton[kind="primary"]:focus { border: 1px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 1px solid $accent; }
QPushButton::menu-indicator { width: 0px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
    padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accentSoft; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; width: 0px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit {
    background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 18px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus, QDateTimeEdit:focus { border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: $faint; border-color: $line; background: $window; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator, QTreeView::indicator, QGroupBox::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked,
QTreeView::indicator:checked, QGroupBox::indicator:checked { background: $accent; border: 1px solid $accent;
    image: url(:/icons/control-check-$scheme.svg); }
QCheckBox::indicator:indeterminate { background: $accentSoft; border: 1px solid $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px;
    background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $onAccent; }
QCheckBox, QRadioButton { spacing: 8px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow {
    image: url(:/icons/control-down.svg); width: 12px; height: 12px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow {
    image: url(:/icons/control-up.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { subcontrol-origin: border;
    subcontrol-position: top right; width: 20px; border: none; background: transparent; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { subcontrol-origin: border;
    subcontrol-position: bottom right; width: 20px; border: none; background: transparent; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $lineStrong; selection-background-color: $accentSoft;
    selection-color: $text; outline: none; padding: 4px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QTableView, QTreeView, QListView { background: $surface; alternate-background-color: $window; color: $text;
    gridline-color: $line; border: 1px solid $line; selection-background-color: $accentSoft; selection-color: $text;
    outline: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QTableView::item { padding: 2px 5px; border: none; }
QListView::item { padding: 2px 6px; min-height: 22px; border: none; }
QTableView::item:selected, QListView::item:selected { background: $accentSoft; color: $text; }
QListView::item:hover { background: $hover; }
QListView::item:selected:hover { background: $accentSoft; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $lineStrong;
    padding: 5px 8px; font-size: $note; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow { image: url(:/icons/control-up.svg); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url(:/icons/control-down.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $lineStrong; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenuBar { background: $window; color: $text; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accentSoft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QGroupBox { border: 1px solid $line; border-radius: 6px; margin-top: 20px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 0px; color: $muted; font-size: $note; font-weight: 600; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QDialog { background: $window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFrame#chartFrame { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame#chartFrame QTableView, QFrame#chartFrame QTableView:focus { border: none; }
QFrame#commandPalette { background: $raised; border: 1px solid $lineStrong; border-radius: 8px; }
QFrame#commandPalette QListView { background: transparent; border: none; }
)";

} // namespace

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.bad);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.lineStrong);
    palette.setColor(QPalette::Dark, theme.lineStrong);
    palette.setColor(QPalette::Shadow, theme.lineStrong);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, theme.muted);
    return palette;
}

QString styleSheetOf(const Theme& theme)
{
    const auto pixels = [](int size) -> QString { return QString::number(size) + u"px"_s; };
    // A name that begins like a shorter one stands before it: "$lineStrong" before "$line".
    const std::array<std::pair<QString, QString>, 22> tokens{{
        {u"$window"_s, theme.window.name()},
        {u"$surface"_s, theme.surface.name()},
        {u"$raised"_s, theme.raised.name()},
        {u"$lineStrong"_s, theme.lineStrong.name()},
        {u"$line"_s, theme.line.name()},
        {u"$text"_s, theme.text.name()},
        {u"$muted"_s, theme.muted.name()},
        {u"$faint"_s, theme.faint.name()},
        {u"$accentSoft"_s, theme.accentSoft.name()},
        {u"$accentStrong"_s, mixed(theme.accent, theme.text, 0.15).name()},
        {u"$accent"_s, theme.accent.name()},
        {u"$onAccent"_s, theme.onAccent.name()},
        {u"$hover"_s, theme.hover.name()},
        {u"$scroll"_s, theme.lineStrong.name()},
        {u"$scheme"_s, theme.isDark ? u"dark"_s : u"light"_s},
        {u"$good"_s, theme.good.name()},
        {u"$bad"_s, theme.bad.name()},
        {u"$caution"_s, theme.caution.name()},
        {u"$headline"_s, pixels(Theme::kHeadlineSize)},
        {u"$title"_s, pixels(Theme::kTitleSize)},
        {u"$section"_s, pixels(Theme::kSectionSize)},
        {u"$note"_s, pixels(Theme::kNoteSize)},
    }};
    QString sheet = QString::fromUtf16(kSheet);
    for (const auto& [name, value] : tokens)
        sheet.replace(name, value);
    return sheet;
}

} // namespace turnout::common
