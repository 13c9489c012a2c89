// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ShareEditor.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

/// The three parts as one bar; patterns tell them apart without colour.
class ShareEditor::Bar final : public QWidget {
public:
    Bar()
    {
        setFixedHeight(10);
        connect(&Theme::notifier(), &common::ThemeNotifier::themeChanged, this, qOverload<>(&QWidget::update));
    }
    void setShares(const Shares& shares)
    {
        m_shares = shares;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        double left = 0;
        const auto part = [&](int percent, const QBrush& brush) {
            const QRectF area(left, 0, width() * percent / 100.0, height());
            painter.fillRect(area.adjusted(0, 0, -1, 0), brush);
            left = area.right();
        };
        part(m_shares.audit, theme.unrated);
        part(m_shares.uncertain, theme.accent);
        painter.fillRect(QRectF(left, 0, width() - left, height()), theme.surface);
        part(m_shares.coverage, QBrush(theme.labeled, Qt::BDiagPattern));
        painter.setPen(QPen(theme.lineStrong, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }

private:
    Shares m_shares;
};

ShareEditor::Shares withAudit(ShareEditor::Shares shares, int audit)
{
    shares.audit = std::clamp(audit, 1, 100);
    shares.coverage = std::min(shares.coverage, 100 - shares.audit);
    shares.uncertain = 100 - shares.audit - shares.coverage;
    return shares;
}

ShareEditor::Shares withUncertain(ShareEditor::Shares shares, int uncertain)
{
    shares.uncertain = std::clamp(uncertain, 0, 99);
    shares.audit = std::min(shares.audit, 100 - shares.uncertain);
    shares.coverage = 100 - shares.audit - shares.uncertain;
    return shares;
}

ShareEditor::Shares withCoverage(ShareEditor::Shares shares, int coverage)
{
    shares.coverage = std::clamp(coverage, 0, 99);
    shares.audit = std::min(shares.audit, 100 - shares.coverage);
    shares.uncertain = 100 - shares.audit - shares.coverage;
    return shares;
}

ShareEditor::ShareEditor(QWidget* parent)
    : QWidget(parent)
    , m_bar(new Bar)
{
    struct Row {
        QString label;
        QString name;
        QString object;
        QString meaning;
        int least;
    };
    const std::array<Row, 3> rows{
        Row{tr("&At random"), tr("Audit share"), u"auditBox"_s, tr("a lottery; bounds every weight"), 1},
        Row{tr("&Uncertain"), tr("Uncertain share"), u"uncertainBox"_s, tr("where an answer is hard to foresee"), 0},
        Row{tr("&Coverage"), tr("Coverage share"), u"coverageBox"_s, tr("from segments with too few labels"), 0}};
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kInside);
    grid->setVerticalSpacing(Theme::kStep);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows.at(i);
        auto* box = new QSpinBox;
        box->setRange(row.least, row.least == 0 ? 99 : 100);
        box->setSuffix(u" %"_s);
        box->setObjectName(row.object);
        box->setAccessibleName(row.name);
        box->setAccessibleDescription(row.meaning);
        box->setFixedWidth(90);
        m_boxes.at(i) = box;
        auto* label = new QLabel(row.label);
        label->setBuddy(box);
        auto* meaning = new QLabel(row.meaning);
        setTextStyle(*meaning, common::TextStyle::Note, common::Tint::Muted);
        meaning->setWordWrap(true);
        const int line = static_cast<int>(i);
        grid->addWidget(label, line, 0);
        grid->addWidget(box, line, 1);
        grid->addWidget(meaning, line, 2);
        connect(box, &QSpinBox::valueChanged, this, [this, i](int value) { edited(static_cast<Part>(i), value); });
    }
    grid->addWidget(m_bar, 3, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    show(m_shares);
}

ShareEditor::Shares ShareEditor::shares() const
{
    return m_shares;
}

void ShareEditor::setShares(const Shares& shares)
{
    m_editing = -1;
    show(withAudit(shares, shares.audit));
    Q_EMIT changed();
}

void ShareEditor::setCoverageAllowed(bool allowed)
{
    m_boxes.at(Coverage)->setEnabled(allowed);
    if (!allowed && m_shares.coverage > 0)
        setShares(withCoverage(m_shares, 0));
}

void ShareEditor::edited(Part part, int value)
{
    if (m_editing != part) {
        m_editing = part;
        m_base = m_shares;
    }
    if (part == Audit)
        show(withAudit(m_base, value));
    else
        show(part == Uncertain && m_boxes.at(Coverage)->isEnabled() ? withUncertain(m_base, value)
                : part == Uncertain                                 ? withAudit(m_base, 100 - value)
                                                                    : withCoverage(m_base, value));
    Q_EMIT changed();
}

void ShareEditor::show(const Shares& shares)
{
    m_shares = shares;
    const std::array<int, 3> values{shares.audit, shares.uncertain, shares.coverage};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QSignalBlocker quiet(m_boxes.at(i));
        m_boxes.at(i)->setValue(values.at(i));
    }
    m_bar->setShares(shares);
}

} // namespace turnout::ui
