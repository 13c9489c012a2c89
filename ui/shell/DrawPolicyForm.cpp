// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/DrawPolicyForm.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "shell/ShareEditor.h"
#include "workbench/ChosenSegments.h"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QSpinBox>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kMostSessions = 1'000'000;
constexpr int kShownSegments = 5; ///< the rest scrolls

int percentOf(double share)
{
    return static_cast<int>(std::lround(share * 100));
}

/// A list of choices that gives way where there is little room.
void nameChoices(QComboBox& box, const QString& objectName, const QString& name)
{
    box.setObjectName(objectName);
    box.setAccessibleName(name);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(24);
}

QString named(queue::Method method)
{
    return QString::fromStdString(std::string(queue::methodName(method)));
}

/// The names in the order of the frame that a draw balances unasked.
std::vector<std::string> unasked(const population::Frame& frame)
{
    std::vector<std::string> names;
    for (const population::SegmentColumn& column : frame.segments)
        if (workbench::balancedUnasked(column))
            names.push_back(column.name);
    return names;
}

} // namespace

DrawPolicyForm::DrawPolicyForm(std::shared_ptr<const workbench::Snapshot> snapshot, QWidget* parent)
    : QWidget(parent)
    , m_snapshot(std::move(snapshot))
    , m_size(new QSpinBox)
    , m_shares(new ShareEditor)
    , m_by(new QComboBox)
    , m_goal(new QComboBox)
    , m_balance(new QListWidget)
    , m_twice(new QSpinBox)
    , m_repeated(new QSpinBox)
    , m_duplicates(new QComboBox)
    , m_method(new QComboBox)
    , m_seed(new QLineEdit)
{
    m_policy.seed = m_snapshot->draws->size() + 1;
    m_policy.size = 200;
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::kBetween);
    form->setVerticalSpacing(Theme::kInside);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_size->setObjectName(u"sizeBox"_s);
    m_size->setAccessibleName(tr("Sessions to draw"));
    m_size->setRange(1, kMostSessions);
    m_size->setGroupSeparatorShown(true);
    m_size->setFixedWidth(120);
    form->addRow(tr("Sessions to &draw"), m_size);
    form->addRow(tr("Chosen"), m_shares);
    buildUncertain(*form);
    buildBalance(*form);
    buildSampling(*form);
    std::ignore = setPolicy(m_policy);
    connect(m_size, &QSpinBox::valueChanged, this, &DrawPolicyForm::tell);
    connect(m_shares, &ShareEditor::changed, this, &DrawPolicyForm::tell);
    connect(m_seed, &QLineEdit::textEdited, this, &DrawPolicyForm::tell);
    for (QSpinBox* box : {m_twice, m_repeated})
        connect(box, &QSpinBox::valueChanged, this, &DrawPolicyForm::tell);
    for (QComboBox* box : {m_goal, m_duplicates, m_method})
        connect(box, &QComboBox::currentIndexChanged, this, &DrawPolicyForm::tell);
    connect(m_by, &QComboBox::currentIndexChanged, this, [this] {
        follow();
        tell();
    });
    connect(m_balance, &QListWidget::itemChanged, this, [this] {
        follow();
        tell();
    });
}

void DrawPolicyForm::buildUncertain(QFormLayout& form)
{
    nameChoices(*m_by, u"byBox"_s, tr("Who says what is uncertain"));
    m_by->addItem(tr("the model, or scores until then"), QString());
    m_by->addItem(tr("the quality model only"), u"model"_s);
    m_by->addItem(tr("all scores and ratings"), u"scores"_s);
    for (const population::ScoreColumn& score : m_snapshot->frame->scores)
        m_by->addItem(
            tr("the score %1").arg(common::visibleLine(score.name, 60)), QString::fromStdString("score:" + score.name));
    m_by->addItem(tr("nobody: all sessions alike"), u"none"_s);
    form.addRow(tr("Uncertain &by"), m_by);
    nameChoices(*m_goal, u"goalBox"_s, tr("Goal"));
    m_goal->addItem(tr("know quality most precisely"), u"estimate"_s);
    m_goal->addItem(tr("teach the model: small margins and conflicts"), u"learn"_s);
    m_goal->addItem(tr("teach the model: where it says least"), u"entropy"_s);
    m_goal->addItem(tr("settle where judge, model and thumbs disagree"), u"disagreement"_s);
    form.addRow(tr("&Goal"), m_goal);
}

void DrawPolicyForm::buildBalance(QFormLayout& form)
{
    m_balance->setObjectName(u"balanceList"_s);
    m_balance->setAccessibleName(tr("Segments to balance"));
    m_balance->setTabKeyNavigation(false);
    for (const population::SegmentColumn& column : m_snapshot->frame->segments) {
        const auto values = static_cast<int>(column.values.size()) - 1; // code 0 is "not given"
        const QString name = common::visibleLine(column.name, 60);
        auto* item = new QListWidgetItem(
            values == 1 ? tr("%1, one value").arg(name) : tr("%1, %2 values").arg(name, common::countText(values)),
            m_balance);
        item->setData(Qt::UserRole, QString::fromStdString(column.name));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    if (m_balance->count() == 0) {
        auto* none = new QLabel(tr("These sessions have no segments, so there is nothing to balance."));
        setTextStyle(*none, common::TextStyle::Body, common::Tint::Muted);
        none->setWordWrap(true);
        form.addRow(tr("Balance"), none);
        m_balance->setParent(this);
        m_balance->hide();
        return;
    }
    m_balance->setCurrentRow(0);
    const int rows = std::min(kShownSegments, m_balance->count());
    m_balance->setFixedHeight(rows * std::max(22, m_balance->sizeHintForRow(0)) + 2 * m_balance->frameWidth() + 4);
    form.addRow(tr("Ba&lance"), m_balance);
}

void DrawPolicyForm::buildSampling(QFormLayout& form)
{
    m_twice->setObjectName(u"twiceBox"_s);
    m_twice->setAccessibleName(tr("Percent answered by a second annotator too"));
    m_twice->setToolTip(tr("This part, picked at random, also goes to a second annotator: that is what agreement is "
                           "measured on."));
    m_repeated->setObjectName(u"repeatedBox"_s);
    m_repeated->setAccessibleName(tr("Percent asked of the same annotator again, later"));
    m_repeated->setToolTip(tr("This part, picked at random, comes back unseen to whoever answered it: that is how "
                              "steady an annotator is. It replaces no answer."));
    for (QSpinBox* box : {m_twice, m_repeated}) {
        box->setRange(0, 100);
        box->setSuffix(tr(" %"));
        box->setFixedWidth(80); // both in one row, no wider than the others
    }
    auto* repeated = new QLabel(tr("by the same, late&r"));
    repeated->setBuddy(m_repeated);
    auto* again = new QHBoxLayout;
    again->setSpacing(Theme::kInside);
    again->addWidget(m_twice);
    again->addStretch(1);
    again->addWidget(repeated);
    again->addWidget(m_repeated);
    form.addRow(tr("Answered &twice"), again);
    qobject_cast<QLabel*>(form.labelForField(again))->setBuddy(m_twice);
    nameChoices(*m_duplicates, u"duplicatesBox"_s, tr("Near-duplicates"));
    m_duplicates->addItem(tr("each for itself"), false);
    m_duplicates->addItem(tr("at most one of a kind"), true);
    m_duplicates->setToolTip(tr("Of sessions whose words are nearly the same at most one is drawn, so that nobody "
                                "labels the same twice; each keeps a probability of its own."));
    form.addRow(tr("&Near-duplicates"), m_duplicates);
    nameChoices(*m_method, u"methodBox"_s, tr("Method"));
    m_method->addItem(tr("systematic, on the sorted sessions"), named(queue::Method::Systematic));
    m_method->addItem(tr("pivotal, neighbours decide"), named(queue::Method::Pivotal));
    m_method->addItem(tr("Neyman, random within strata"), named(queue::Method::Neyman));
    m_method->setToolTip(tr("All three keep every probability exact; they differ in how evenly a draw is spread."));
    form.addRow(tr("&Method"), m_method);
    m_seed->setObjectName(u"seedField"_s);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed gives the same draw on every machine."));
    // As many digits as always fit 64 bits.
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,19}"_s), m_seed));
    m_seed->setFixedWidth(120);
    form.addRow(tr("&Seed"), m_seed);
}

std::vector<std::string> DrawPolicyForm::chosen() const
{
    std::vector<std::string> names;
    for (int i = 0; i < m_balance->count(); ++i)
        if (m_balance->item(i)->checkState() == Qt::Checked)
            names.push_back(m_balance->item(i)->data(Qt::UserRole).toString().toStdString());
    return names;
}

void DrawPolicyForm::choose(const std::vector<std::string>& balance)
{
    const auto names = balance.empty() ? unasked(*m_snapshot->frame) : balance;
    const QSignalBlocker quiet(m_balance);
    for (int i = 0; i < m_balance->count(); ++i) {
        const std::string name = m_balance->item(i)->data(Qt::UserRole).toString().toStdString();
        const bool in = std::find(names.begin(), names.end(), name) != names.end();
        m_balance->item(i)->setCheckState(in ? Qt::Checked : Qt::Unchecked);
    }
}

void DrawPolicyForm::follow()
{
    const QString by = m_by->currentData().toString();
    m_goal->setEnabled(by.isEmpty() || by == "model"_L1);
    m_shares->setCoverageAllowed(!chosen().empty());
}

void DrawPolicyForm::tell()
{
    queue::DrawPolicy now = policy();
    if (now == m_told)
        return; // Enter in a spin box says its value once more
    m_told = std::move(now);
    Q_EMIT changed();
}

queue::DrawPolicy DrawPolicyForm::policy() const
{
    queue::DrawPolicy policy = m_policy;
    policy.size = m_size->value();
    policy.seed = m_seed->text().toULongLong();
    const ShareEditor::Shares shares = m_shares->shares();
    policy.auditShare = shares.audit / 100.0;
    policy.coverageShare = shares.coverage / 100.0;
    policy.by = m_by->currentData().toString().toStdString();
    policy.goal = queue::Goal::Estimate; // a goal takes a model
    if (m_goal->isEnabled())
        policy.goal = queue::goalFromName(m_goal->currentData().toString().toStdString()).value_or(policy.goal);
    policy.balance = chosen();
    if (policy.balance == unasked(*m_snapshot->frame))
        policy.balance.clear(); // the same, and right for other projects too
    if (m_twice->value() != percentOf(policy.doubleShare)) // a loaded 12.5 % stays what it is
        policy.doubleShare = m_twice->value() / 100.0;
    if (m_repeated->value() != percentOf(policy.repeatShare))
        policy.repeatShare = m_repeated->value() / 100.0;
    policy.oneOfDuplicates = m_duplicates->currentData().toBool();
    policy.method = queue::methodFromName(m_method->currentData().toString().toStdString()).value_or(policy.method);
    return policy;
}

Result<void> DrawPolicyForm::setPolicy(const queue::DrawPolicy& policy)
{
    if (const auto columns = workbench::chosenSegments(*m_snapshot->frame, policy.balance, "to balance"); !columns)
        return columns.error();
    const int by = m_by->findData(QString::fromStdString(policy.by));
    if (by < 0)
        return Error{ErrorCode::BadInput,
            "there is no score \"" + queue::scoreOfBy(policy.by).value_or(policy.by) + "\" to say what is uncertain",
            {}};
    if (policy.size > kMostSessions)
        return Error{ErrorCode::BadInput, "a draw here has at most 1,000,000 sessions", {}};
    m_policy = policy;
    m_policy.model.clear();
    {
        const QSignalBlocker quiet(this);
        m_size->setValue(static_cast<int>(policy.size));
        m_seed->setText(QString::number(policy.seed));
        m_by->setCurrentIndex(by);
        m_goal->setCurrentIndex(m_goal->findData(QString::fromStdString(std::string(queue::goalName(policy.goal)))));
        choose(policy.balance);
        m_twice->setValue(percentOf(policy.doubleShare));
        m_repeated->setValue(percentOf(policy.repeatShare));
        m_duplicates->setCurrentIndex(m_duplicates->findData(policy.oneOfDuplicates));
        m_method->setCurrentIndex(m_method->findData(named(policy.method)));
        ShareEditor::Shares shares;
        shares.audit = percentOf(policy.auditShare);
        shares.coverage = percentOf(policy.coverageShare);
        m_shares->setShares(shares);
        follow();
    }
    m_told = this->policy();
    Q_EMIT changed();
    return {};
}

void DrawPolicyForm::setSize(qint64 size)
{
    m_size->setValue(static_cast<int>(std::clamp<qint64>(size, 1, kMostSessions)));
}

} // namespace turnout::ui
