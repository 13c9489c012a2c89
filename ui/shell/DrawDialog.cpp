// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/DrawDialog.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <cmath>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using workbench::DrawReport;

namespace {

constexpr int kPause = 120; ///< ms without a change before a preview is worked out

QSpinBox* makeBox(int low, int high, int value, const QString& name, const QString& suffix = {})
{
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    box->setFixedWidth(140);
    return box;
}

QString armTitle(const std::string& arm)
{
    if (arm == "audit")
        return DrawDialog::tr("at random (audit)");
    if (arm == "uncertain")
        return DrawDialog::tr("uncertain");
    if (arm == "coverage")
        return DrawDialog::tr("from segments with too few labels (coverage)");
    return common::visibleLine(arm, 60);
}

} // namespace

DrawDialog::DrawDialog(workbench::Workbench& workbench, const QString& madeBy, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_madeBy(madeBy.toStdString())
    , m_size(makeBox(1, 1'000'000, 200, tr("Sessions to draw")))
    , m_seed(makeBox(0, 2'000'000'000, 1, tr("Seed")))
    , m_audit(makeBox(1, 100, 30, tr("Audit share"), u" %"_s))
    , m_coverage(makeBox(0, 99, 30, tr("Coverage share"), u" %"_s))
    , m_uncertain(new QLabel)
    , m_arms(new QLabel)
    , m_frame(new QLabel)
    , m_note(new QLabel)
    , m_draw(new QPushButton(tr("Draw")))
    , m_pause(new QTimer(this))
{
    setObjectName(u"drawDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a draw"));
    m_size->setObjectName(u"sizeBox"_s);
    m_seed->setObjectName(u"seedBox"_s);
    m_audit->setObjectName(u"auditBox"_s);
    m_coverage->setObjectName(u"coverageBox"_s);
    m_arms->setObjectName(u"armsText"_s);
    m_note->setObjectName(u"drawNote"_s);
    if (const auto snapshot = workbench.snapshot(); snapshot != nullptr && snapshot->draws != nullptr)
        m_seed->setValue(static_cast<int>(snapshot->draws->size()) + 1);

    auto* intro
        = new QLabel(tr("Every session of the frame gets a known probability of being drawn, so that the labels "
                        "hold for all of them and not only for those drawn."));
    setTextStyle(*intro, common::TextStyle::Body, common::Tint::Muted);
    intro->setWordWrap(true);
    auto* form = new QFormLayout;
    buildForm(*form);
    m_draw->setObjectName(u"doDrawButton"_s);
    m_draw->setAccessibleName(tr("Draw"));
    m_draw->setDefault(true);
    m_draw->setEnabled(false);
    setButtonKind(*m_draw, common::ButtonKind::Primary);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_draw, QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAccessibleName(tr("Cancel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(520);

    connect(m_draw, &QPushButton::clicked, this, &DrawDialog::draw);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, &DrawDialog::preview);
    for (QSpinBox* box : {m_size, m_seed, m_audit, m_coverage})
        connect(box, &QSpinBox::valueChanged, this, [this] {
            showShares();
            m_pause->start();
        });
    showShares();
    preview();
}

void DrawDialog::buildForm(QFormLayout& form)
{
    form.setHorizontalSpacing(Theme::kBetween);
    form.setVerticalSpacing(Theme::kInside);
    form.setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form.setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    const std::string filter = population::filterText(m_workbench.filter());
    m_frame->setText(filter.empty() ? tr("all sessions") : common::visibleLine(filter, 300));
    for (QLabel* label : {m_frame, m_uncertain, m_arms, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(320);
    }
    m_uncertain->setMinimumWidth(0);
    // A line for each arm, so that nothing jumps while the numbers change.
    m_arms->setMinimumHeight(3 * m_arms->fontMetrics().lineSpacing() + Theme::kStep);
    m_arms->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setMinimumHeight(3 * m_note->fontMetrics().lineSpacing());
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextStyle(*m_note, common::TextStyle::Body, common::Tint::Muted);
    form.addRow(tr("From"), m_frame);
    form.addRow(tr("Sessions to &draw"), m_size);
    form.addRow(tr("&At random"), m_audit);
    form.addRow(tr("For &coverage"), m_coverage);
    form.addRow(tr("Uncertain ones"), m_uncertain);
    form.addRow(tr("&Seed"), m_seed);
    form.addRow(tr("This gives"), m_arms);
    m_audit->setToolTip(tr("The part that is drawn like a lottery. It keeps every weight bounded and every leak "
                           "visible; never below 1 %."));
    m_coverage->setToolTip(tr("The part that goes to segment values with too few labels for their share."));
    m_seed->setToolTip(tr("The same seed gives the same draw on every machine."));
}

workbench::DrawRequest DrawDialog::request(bool preview) const
{
    workbench::DrawRequest request;
    request.policy.size = m_size->value();
    request.policy.seed = static_cast<std::uint64_t>(m_seed->value());
    request.policy.auditShare = m_audit->value() / 100.0;
    request.policy.coverageShare = m_coverage->value() / 100.0;
    request.policy.by
        = "scores"; // a model reads every transcript first: too slow for a preview that follows the sliders
    request.filter = m_workbench.filter();
    request.madeBy = m_madeBy;
    request.preview = preview;
    return request;
}

void DrawDialog::showShares()
{
    const int rest = 100 - m_audit->value() - m_coverage->value();
    m_uncertain->setText(rest < 0 ? tr("the shares are over 100 %") : tr("%1 %, the rest").arg(rest));
    m_draw->setEnabled(false); // until the preview is there
}

void DrawDialog::preview()
{
    m_workbench.query(
        [project = m_workbench.project(), asked = request(true)] { return workbench::drawSessions(*project, asked); },
        this,
        [this, request = ++m_request](const Result<DrawReport>& report) {
            if (request == m_request && !m_pause->isActive())
                showPreview(report);
        });
}

void DrawDialog::showPreview(const Result<DrawReport>& report)
{
    m_draw->setEnabled(report.ok() && m_workbench.project()->report().writable);
    if (!report) {
        m_arms->clear();
        m_note->setText(common::visibleLine(report.error().message(), 600));
        return;
    }
    QStringList arms;
    for (const auto& [arm, count] : report->arms)
        arms.append(countText(count) + u' ' + armTitle(arm));
    m_arms->setText(arms.join(u'\n'));
    const auto drawn = static_cast<std::int64_t>(report->items.size());
    QString note = tr("%1 of %2 sessions can be drawn; the rest are labeled or waiting. One label stands for at most "
                      "%3 sessions of production.")
                       .arg(countText(report->pool), countText(report->frame),
                           countText(static_cast<qint64>(std::ceil(report->largestWeight))));
    if (drawn < report->asked)
        note += u' ' + tr("There are fewer than asked for.");
    m_note->setText(note);
    m_draw->setText(tr("Draw %1 sessions").arg(countText(drawn)));
    m_draw->setAccessibleName(m_draw->text());
}

void DrawDialog::draw()
{
    if (m_workbench.busy()) {
        m_note->setText(tr("Wait for the running job to end, or cancel it."));
        return;
    }
    setEnabled(false);
    m_workbench.runJob(
        tr("Drawing %1 sessions").arg(countText(m_size->value())),
        [project = m_workbench.project(), asked = request(false)](
            const Progress&, const CancelToken&) { return workbench::drawSessions(*project, asked); },
        &m_workbench,
        [workbench = &m_workbench, guard = QPointer(this)](const Result<DrawReport>& report) {
            if (report)
                workbench->noteDrawn(); // whether or not this dialog is still there
            if (guard != nullptr)
                guard->finish(report);
        });
}

void DrawDialog::finish(const Result<DrawReport>& report)
{
    setEnabled(true);
    if (!report) {
        showPreview(report);
        return;
    }
    Q_EMIT drawn(*report);
    accept();
}

} // namespace turnout::ui
