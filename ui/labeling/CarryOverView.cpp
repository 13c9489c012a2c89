// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/CarryOverView.h"

#include "base/Json.h"
#include "common/PlainTable.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using labeling::Carried;
using labeling::QuestionCarried;
using State = QuestionCarried::State;

namespace {

constexpr int kLongestName = 80;

QString count(std::int64_t n)
{
    return QString::fromStdString(std::to_string(n));
}

QString questionFate(const QuestionCarried& question)
{
    QString fate;
    switch (question.state) {
    case State::Same:
        fate = CarryOverView::tr("As it is");
        break;
    case State::Changed:
        fate = CarryOverView::tr("Changed");
        break;
    case State::Incompatible:
        fate = CarryOverView::tr("Asks for something else now");
        break;
    case State::Gone:
        fate = CarryOverView::tr("Gone");
        break;
    case State::New:
        fate = CarryOverView::tr("New");
        break;
    }
    if (question.notCounted > 0)
        fate = CarryOverView::tr("⚠ %1: %2 no longer counted").arg(fate, count(question.notCounted));
    return fate;
}

QString valueFate(const labeling::ValueCarried& value)
{
    switch (value.carried) {
    case Carried::Kept:
        return CarryOverView::tr("Kept");
    case Carried::AsGiven:
        return CarryOverView::tr("No longer offered; its answers count as they did");
    case Carried::NotCounted:
        return CarryOverView::tr("⚠ No longer counted");
    case Carried::New:
        return CarryOverView::tr("New");
    }
    return {};
}

QString countsText(const labeling::ValueCarried& value)
{
    const auto number = [](const std::optional<double>& counts) {
        return counts ? QString::fromStdString(jsonNumber(*counts)) : CarryOverView::tr("nothing");
    };
    if (value.carried == Carried::Kept && value.countedAs != value.countsAs)
        return CarryOverView::tr("%1 → %2").arg(number(value.countedAs), number(value.countsAs));
    const auto& counts = value.carried == Carried::New ? value.countsAs : value.countedAs;
    return counts ? number(counts) : QString();
}

} // namespace

CarryOverView::CarryOverView(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_estimates(new QLabel(this))
    , m_model(new common::ChartTableModel(this))
    , m_table(common::makePlainTable(m_model, tr("What becomes of the labels")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::Theme::kInside);
    common::setTextStyle(*m_sentence, common::TextStyle::Section);
    common::setTextStyle(*m_estimates, common::TextStyle::Body, common::Tint::Muted);
    for (QLabel* label : {m_sentence, m_estimates}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_sentence->setObjectName(u"carryOverSentence"_s);
    m_table->setObjectName(u"carryOverTable"_s);
    column->addWidget(m_table, 1);
}

void CarryOverView::show(const workbench::RubricChange& change)
{
    const labeling::CarryOver& carry = change.carry;
    const std::string sentence = workbench::carryOverSentence(carry);
    m_sentence->setText(
        sentence.empty() ? tr("There are no labels yet that this could change.") : QString::fromStdString(sentence));
    const auto estimated = [](const std::string& question, std::int64_t sessions) {
        return question.empty() ? tr("nothing is estimated")
                                : tr("%1 of \"%2\"").arg(count(sessions), common::visibleLine(question, kLongestName));
    };
    QString text = tr("Labeled sessions, which estimates are made of: %1 now, %2 then.")
                       .arg(estimated(carry.estimatedBefore, carry.countedBefore),
                           estimated(carry.estimatedAfter, carry.countedAfter));
    if (carry.valuesChanged > 0)
        text += u' ' + tr("%1 of them count as something else.").arg(count(carry.valuesChanged));
    m_estimates->setText(
        text + u' ' + tr("Nothing is deleted: with the questions from before, everything is as it was before."));
    common::ChartTable table;
    table.columns = {tr("Question"), tr("Answer"), tr("Answers"), tr("Then"), tr("Counts as")};
    table.numeric = {false, false, true, false, false};
    for (const QuestionCarried& question : carry.questions) {
        table.rows.push_back({common::visibleLine(question.title, kLongestName), {}, count(question.answers),
            questionFate(question), {}});
        for (const labeling::ValueCarried& value : question.values)
            if (question.state != State::Same || value.answers > 0)
                table.rows.push_back({{}, common::visibleLine(value.title, kLongestName), count(value.answers),
                    valueFate(value), countsText(value)});
    }
    table.keys.resize(table.rows.size());
    common::fillPlainTable(*m_model, *m_table, std::move(table), {300, 200, 80, 330, 100});
}

QString CarryOverView::sentence() const
{
    return m_sentence->text();
}

} // namespace turnout::ui
