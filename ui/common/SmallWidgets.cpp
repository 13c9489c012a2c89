// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/SmallWidgets.h"

#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(
    const QString& icon, const QString& sentence, const QString& explanation, const QString& button, QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_sentence(new QLabel(sentence))
    , m_explanation(new QLabel(explanation))
{
    setTextStyle(*m_sentence, TextStyle::Section);
    setTextStyle(*m_explanation, TextStyle::Body, Tint::Muted);
    for (QLabel* label : {m_icon, m_sentence, m_explanation})
        label->setAlignment(Qt::AlignCenter);
    m_explanation->setWordWrap(true);
    m_explanation->setMaximumWidth(460);
    m_explanation->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    const auto paintIcon = [this, icon] { m_icon->setPixmap(Theme::icon(icon, Tint::Muted).pixmap(QSize(40, 40))); };
    paintIcon();
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, paintIcon);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kPage);
    layout->setSpacing(Theme::kInside);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(Theme::kStep);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    // Between two springs rather than aligned: an aligned label that wraps is not given its height.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_explanation, 1000);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addSpacing(Theme::kInside);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kInside);
    buttons->setObjectName(u"buttons"_s);
    buttons->setAlignment(Qt::AlignHCenter);
    layout->addLayout(buttons);
    layout->addStretch(3);
    if (!button.isEmpty()) {
        m_button = new QPushButton(button);
        m_button->setAccessibleName(button);
        m_button->setAccessibleDescription(sentence);
        setButtonKind(*m_button, ButtonKind::Primary);
        m_button->setAutoDefault(true); // Enter presses it
        setFocusProxy(m_button);
        buttons->addWidget(m_button);
        connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT activated(); });
    }
    setTexts(sentence, explanation);
}

void EmptyState::addButton(const QString& text, std::function<void()> run)
{
    auto* made = new QPushButton(text);
    made->setAccessibleName(text);
    made->setAutoDefault(true);
    connect(made, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    findChild<QHBoxLayout*>(u"buttons"_s)->addWidget(made);
}

void EmptyState::setTexts(const QString& sentence, const QString& explanation)
{
    m_sentence->setText(sentence);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(explanation);
}

SentenceLabel::SentenceLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    QFont font = Theme::font(TextStyle::Section);
    font.setWeight(QFont::Normal);
    setFont(font);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Summary"));
    setText(text);
}

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setMinimumWidth(0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString& text)
{
    m_full = text;
    setText(fontMetrics().elidedText(text, Qt::ElideMiddle, contentsRect().width()));
}

const QString& ElidedLabel::fullText() const
{
    return m_full;
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    setFullText(m_full);
}

StatLine::StatLine(const QString& name, const QString& value, const QString& note, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setValue(value, note);
}

void StatLine::setValue(const QString& value, const QString& note)
{
    m_value = value;
    m_note = note;
    setAccessibleName(m_name + u": "_s + value);
    setAccessibleDescription(note);
    updateGeometry();
    update();
}

void StatLine::setHeadline(bool headline)
{
    m_headline = headline;
    updateGeometry();
    update();
}

QSize StatLine::sizeHint() const
{
    const QFont big = Theme::font(m_headline ? TextStyle::Headline : TextStyle::Title);
    const QFont small = Theme::font(TextStyle::Note);
    const QFontMetrics notes(small);
    const int width = std::max({static_cast<int>(tabularWidth(big, m_value)) + 1, notes.horizontalAdvance(m_name),
        static_cast<int>(tabularWidth(small, m_note)) + 1});
    return {width, QFontMetrics(big).height() + notes.height() * (m_note.isEmpty() ? 1 : 2) + 4};
}

QSize StatLine::minimumSizeHint() const
{
    return sizeHint();
}

void StatLine::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QFont big = Theme::font(m_headline ? TextStyle::Headline : TextStyle::Title);
    const QFont small = Theme::font(TextStyle::Note);
    const double noteHeight = QFontMetricsF(small).height();
    const double bigHeight = QFontMetricsF(big).height();
    painter.setFont(small);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(0, 0, width(), noteHeight), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setFont(big);
    painter.setPen(theme.text);
    painter.drawText(QRectF(0, noteHeight + 2, width(), bigHeight), Qt::AlignLeft | Qt::AlignVCenter, m_value);
    painter.setFont(small);
    painter.setPen(theme.muted);
    drawTabular(
        painter, QRectF(0, noteHeight + bigHeight + 4, width(), noteHeight), Qt::AlignLeft | Qt::AlignVCenter, m_note);
}

void wrapWithin(QLabel& label, int width)
{
    label.setWordWrap(true);
    label.setMinimumHeight(label.heightForWidth(width));
}

Toast::Toast(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_timer(new QTimer(this))
{
    setAccessibleName(tr("Message"));
    m_text->setTextFormat(Qt::PlainText);
    setButtonKind(*m_action, ButtonKind::Quiet);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_action->setAccessibleName(tr("What the message offers"));
    m_timer->setSingleShot(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kBetween, Theme::kStep + 2, Theme::kInside, Theme::kStep + 2);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(m_text);
    layout->addWidget(m_action);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_run)
            m_run();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString& text, const QString& action, std::function<void()> run, int ms)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_run = std::move(run);
    setAccessibleDescription(text);
    place();
    show();
    raise();
    m_timer->stop();
    if (ms > 0)
        m_timer->start(ms);
}

QString Toast::message() const
{
    return isHidden() ? QString() : m_text->text();
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::place()
{
    adjustSize();
    const QWidget* home = parentWidget();
    int bottom = home->height() - Theme::kPage;
    if (m_below != nullptr && m_below->isVisible())
        bottom = std::min(bottom, m_below->mapTo(home, QPoint()).y() - Theme::kStep);
    move((home->width() - width()) / 2, bottom - height());
}

void Toast::stayOver(const QWidget& below)
{
    m_below = &below;
}

void Toast::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.lineStrong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
}

} // namespace turnout::common
