// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/DrawDialog.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "shell/DrawPolicyForm.h"
#include "shell/DrawPreviewPane.h"
#include "workbench/ModelTrainer.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using workbench::DrawPreview;
using workbench::DrawReport;

namespace {

constexpr int kPause = 150; ///< ms without a change before a preview is worked out
constexpr qint64 kMostPolicyBytes = 1 << 20;
constexpr QSize kRoomy(1020, 700); ///< smaller windows scroll

QPushButton* makeButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setAutoDefault(false);
    return button;
}

} // namespace

DrawDialog::DrawDialog(
    workbench::Workbench& workbench, common::Dialogs& dialogs, const QString& madeBy, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_madeBy(madeBy.toStdString())
    , m_from(new QComboBox)
    , m_form(new DrawPolicyForm(workbench.snapshot()))
    , m_pane(new DrawPreviewPane)
    , m_draw(makeButton(tr("Draw"), u"doDrawButton"_s))
    , m_pause(new QTimer(this))
{
    setObjectName(u"drawDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a draw"));
    build();
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, &DrawDialog::preview);
    connect(m_form, &DrawPolicyForm::changed, this, &DrawDialog::changed);
    connect(m_from, &QComboBox::currentIndexChanged, this, &DrawDialog::changed);
    connect(&m_workbench.trainer(), &workbench::ModelTrainer::changed, this, [this] {
        if (!m_drawing)
            changed();
    });
    connect(&m_workbench, &workbench::Workbench::jobProgress, this,
        [this](const QString&, qint64 done, qint64 total, qint64) {
            if (m_drawing && total > 0)
                m_pane->showNote(tr("Learning from the labels what is uncertain: %1 of %2 sessions read …")
                                     .arg(countText(done), countText(total)));
        });
    m_workbench.trainer().learnNow();
    changed();
}

DrawDialog::~DrawDialog()
{
    m_cancel.cancel();
}

void DrawDialog::build()
{
    auto* intro
        = new QLabel(tr("Every session gets a known probability of being drawn, so that the labels hold for all of "
                        "them and not only for those drawn."));
    setTextStyle(*intro, common::TextStyle::Body, common::Tint::Muted);
    intro->setWordWrap(true);
    m_inputs = new QWidget;
    auto* left = new QVBoxLayout(m_inputs);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(Theme::kBetween);
    left->addWidget(buildFrom());
    left->addWidget(m_form);
    left->addStretch();
    auto* content = new QWidget;
    auto* across = new QHBoxLayout(content);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kPage);
    across->addWidget(m_inputs, 4);
    across->addWidget(m_pane, 5);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(intro);
    layout->addWidget(area, 1);
    layout->addWidget(buildButtons());
    const QWidget* around = parentWidget();
    resize(around == nullptr ? kRoomy : kRoomy.boundedTo(around->size()));
}

QWidget* DrawDialog::buildFrom()
{
    m_from->setObjectName(u"fromBox"_s);
    m_from->setAccessibleName(tr("Sessions to draw from"));
    const std::string filter = population::filterText(m_workbench.filter());
    const auto selection = m_workbench.selection();
    if (!filter.empty() && selection != nullptr)
        m_from->addItem(tr("%1: %2 sessions")
                            .arg(common::visibleLine(filter, 120), countText(static_cast<qint64>(selection->count()))),
            true);
    m_from->addItem(
        tr("all %1 sessions").arg(countText(static_cast<qint64>(m_workbench.snapshot()->frame->size()))), false);
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(24);
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kBetween);
    auto* label = new QLabel(tr("&From"));
    label->setBuddy(m_from);
    across->addWidget(label);
    across->addWidget(m_from, 1);
    return row;
}

QWidget* DrawDialog::buildButtons()
{
    auto* load = makeButton(tr("Load &policy …"), u"loadPolicyButton"_s);
    auto* save = makeButton(tr("Save p&olicy …"), u"savePolicyButton"_s);
    auto* cancel = makeButton(tr("Cancel"), u"cancelButton"_s);
    load->setToolTip(tr("A file that turnout-cli draw --policy takes."));
    save->setToolTip(load->toolTip());
    m_draw->setDefault(true);
    m_draw->setEnabled(false);
    setButtonKind(*m_draw, common::ButtonKind::Primary);
    const QString files = tr("Draw policy (*.json);;All files (*)");
    connect(load, &QPushButton::clicked, this, [this, files] {
        m_dialogs.openFile(this, {tr("Load a draw policy"), files}, [this](const QString& path) { loadPolicy(path); });
    });
    connect(save, &QPushButton::clicked, this, [this, files] {
        m_dialogs.saveFile(this, {tr("Save this draw policy"), files, u"draw-policy.json"_s, u"json"_s},
            [this](const QString& path) { savePolicy(path); });
    });
    connect(cancel, &QPushButton::clicked, this, &DrawDialog::reject);
    connect(m_draw, &QPushButton::clicked, this, &DrawDialog::draw);
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kInside);
    across->addWidget(load);
    across->addWidget(save);
    across->addStretch();
    across->addWidget(cancel);
    across->addWidget(m_draw);
    return row;
}

void DrawDialog::setSize(qint64 sessions)
{
    m_form->setSize(sessions);
}

workbench::DrawRequest DrawDialog::request() const
{
    workbench::DrawRequest request;
    request.policy = m_form->policy();
    if (m_from->currentData().toBool())
        request.filter = m_workbench.filter();
    request.madeBy = m_madeBy;
    return request;
}

void DrawDialog::changed()
{
    m_cancel.cancel(); // nobody waits for it any more
    m_draw->setEnabled(false); // until the preview is there
    m_pause->start();
}

void DrawDialog::preview()
{
    using State = workbench::ModelTrainer::State;
    const State state = m_workbench.trainer().state();
    m_cancel = {};
    // A model that is being learned is not waited for, and not learned a second time.
    const workbench::PreviewRequest asked{request(), state == State::Ready || state == State::Refused};
    m_workbench.query([project = m_workbench.project(), asked,
                          cancel = m_cancel] { return workbench::previewDraw(*project, asked, {}, cancel); },
        this,
        [this, request = ++m_request](const Result<DrawPreview>& preview) {
            if (request == m_request && !m_pause->isActive() && !m_drawing)
                showPreview(preview);
        });
}

void DrawDialog::showPreview(const Result<DrawPreview>& preview)
{
    m_draw->setEnabled(preview.ok() && m_workbench.project()->report().writable);
    if (!preview) {
        m_pane->showProblem(common::visibleLine(preview.error().message(), 600));
        return;
    }
    m_pane->showPreview(*preview);
    m_draw->setText(tr("Draw %1 sessions").arg(countText(preview->size)));
    m_draw->setAccessibleName(m_draw->text());
}

void DrawDialog::loadPolicy(const QString& path)
{
    const QString name = common::visibleLine(QFileInfo(path).fileName(), 120);
    QFile file(path);
    const auto refuse = [&](const QString& why) { m_pane->showNote(tr("%1 was not loaded: %2").arg(name, why)); };
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(file.errorString());
        return;
    }
    if (file.size() > kMostPolicyBytes) {
        refuse(tr("it is too large for a policy"));
        return;
    }
    const QByteArray text = file.readAll();
    queue::DrawPolicy base; // what a file does not say is as on the command line, but for size and seed
    base.size = m_form->policy().size;
    base.seed = m_form->policy().seed;
    const auto policy
        = queue::drawPolicyFromJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), base);
    if (!policy) {
        refuse(common::visibleLine(policy.error().text, 400));
        return;
    }
    if (const auto set = m_form->setPolicy(*policy); !set)
        refuse(common::visibleLine(set.error().text, 400));
}

void DrawDialog::savePolicy(const QString& path)
{
    const std::string text = queue::drawPolicyToJson(m_form->policy()) + "\n";
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0
        && file.commit();
    m_pane->showNote(done ? tr("Written to %1: turnout-cli draw --policy takes it.").arg(common::visibleLine(path, 300))
                          : tr("%1 could not be written: %2. Choose another folder.")
                                .arg(common::visibleLine(path, 300), file.errorString()));
}

void DrawDialog::draw()
{
    if (m_workbench.busy()) {
        m_pane->showNote(tr("Wait for the running job to end, or cancel it."));
        return;
    }
    m_drawing = true;
    m_cancel.cancel();
    m_inputs->setEnabled(false);
    m_draw->setEnabled(false);
    m_workbench.runJob(
        tr("Drawing %1 sessions").arg(countText(m_form->policy().size)),
        [project = m_workbench.project(), asked = request()](const Progress& progress, const CancelToken& cancel) {
            return workbench::drawSessions(*project, asked, progress, cancel);
        },
        &m_workbench,
        [workbench = &m_workbench, guard = QPointer(this)](const Result<DrawReport>& report) {
            if (report)
                workbench->noteDrawn(); // whether or not this dialog is still there
            if (guard != nullptr)
                guard->finish(report);
        });
}

void DrawDialog::reject()
{
    if (m_drawing)
        m_workbench.cancelJob(); // its end puts the form back
    else
        QDialog::reject();
}

void DrawDialog::finish(const Result<DrawReport>& report)
{
    m_drawing = false;
    m_inputs->setEnabled(true);
    if (report) {
        Q_EMIT drawn(*report);
        accept();
        return;
    }
    if (report.error().code == ErrorCode::Cancelled)
        preview();
    else
        showPreview(report.error());
}

} // namespace turnout::ui
