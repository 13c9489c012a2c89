// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/AgreementTables.h"

#include "agreement/OpinionCards.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <QCoreApplication>

namespace turnout::ui {
namespace {

constexpr int kLongestName = 80;

QString tr(const char* text)
{
    return QCoreApplication::translate("AgreementTables", text);
}

QString count(std::size_t n)
{
    return common::countText(static_cast<qint64>(n));
}

QString share(const stats::Coefficient& coefficient)
{
    return coefficient.value ? common::shareText(*coefficient.value, 0) : QStringLiteral("–");
}

QString range(const stats::Coefficient& coefficient)
{
    return coefficient.value ? QString::fromStdString(workbench::rangeText(coefficient.interval)) : QString();
}

QString name(const std::string& text)
{
    return common::visibleLine(text, kLongestName);
}

/// The model takes annotators' errors for independent, so it is surer than it should be: no "100 %".
QString belief(double probability)
{
    constexpr double kSure = 0.99;
    return probability > kSure ? tr("over 99 %") : common::shareText(probability, 0);
}

} // namespace

QString coefficientText(const stats::Coefficient& coefficient)
{
    return coefficient.value ? QString::fromStdString(workbench::numberText(*coefficient.value, 2))
                             : QStringLiteral("–");
}

QString intervalText(const stats::Coefficient& coefficient)
{
    if (!coefficient.value)
        return {};
    return QString::fromStdString(workbench::numberText(coefficient.interval.low, 2)) + QStringLiteral(" – ")
        + QString::fromStdString(workbench::numberText(coefficient.interval.high, 2));
}

QString answerTitle(const workbench::QuestionReport& report, std::size_t value)
{
    const auto& options = report.opinions.question.options;
    const std::string& text = report.opinions.values[value];
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.value == text; });
    return name(found == options.end() ? text : found->title);
}

common::ChartTable annotatorTable(const workbench::QuestionReport& report)
{
    common::ChartTable table;
    table.columns
        = {tr("Annotator"), tr("Answers"), tr("Shared"), tr("Colleagues say the same"), tr("95 %"), tr("Reliability")};
    table.numeric = {false, true, true, true, true, true};
    for (std::size_t i = 0; i < report.annotators.size(); ++i) {
        const agreement::AnnotatorAgreement& person = report.agreement.annotators[i];
        table.rows.push_back(
            {name(report.annotators[i]), count(person.answers), count(person.shared), share(person.raw),
                range(person.raw), report.reliability[i] ? belief(*report.reliability[i]) : QStringLiteral("–")});
        table.keys.push_back(QString::number(i));
    }
    return table;
}

common::ChartTable pairTable(const workbench::QuestionReport& report)
{
    common::ChartTable table;
    table.columns
        = {tr("One"), tr("Another"), tr("Shared"), tr("The same"), tr("95 %"), tr("Cohen's κ"), tr("κ, 95 %")};
    table.numeric = {false, false, true, true, true, true, true};
    for (const agreement::PairAgreement& pair : report.agreement.pairs) {
        table.rows.push_back({name(report.annotators[pair.a]), name(report.annotators[pair.b]), count(pair.shared),
            share(pair.raw), range(pair.raw), coefficientText(pair.kappa), intervalText(pair.kappa)});
        table.keys.push_back(QString::number(pair.a) + QLatin1Char(' ') + QString::number(pair.b));
    }
    return table;
}

common::ChartTable answerTable(const workbench::QuestionReport& report)
{
    common::ChartTable table;
    table.columns
        = {tr("Answer"), tr("Given"), tr("Another says it too"), tr("95 %"), tr("Krippendorff's α"), tr("α, 95 %")};
    table.numeric = {false, true, true, true, true, true};
    for (std::size_t i = 0; i < report.opinions.values.size(); ++i) {
        const agreement::ValueAgreement& value = report.agreement.values[i];
        table.rows.push_back({answerTitle(report, i), count(value.answers), share(value.specific),
            range(value.specific), coefficientText(value.alpha), intervalText(value.alpha)});
        table.keys.push_back(QString::number(i));
    }
    return table;
}

common::ChartTable segmentTable(const workbench::SegmentPart& part)
{
    common::ChartTable table;
    table.columns
        = {name(part.segment), tr("Shared"), tr("The same"), tr("95 %"), tr("Krippendorff's α"), tr("α, 95 %")};
    table.numeric = {false, true, true, true, true, true};
    for (const agreement::SegmentAgreement& value : part.values) {
        const agreement::Measures& m = value.measures;
        table.rows.push_back({value.value.empty() ? tr("(not given)") : name(value.value), count(m.shared),
            share(m.raw), range(m.raw), coefficientText(m.nominal), intervalText(m.nominal)});
        table.keys.push_back(QString::fromStdString(value.value));
    }
    return table;
}

common::ChartTable disagreementTable(const workbench::QuestionReport& report)
{
    common::ChartTable table;
    table.columns = {tr("Session"), tr("Turn"), tr("By votes"), tr("By reliability"), tr("Decided"), tr("Answers")};
    table.numeric = {false, true, false, false, false, false};
    for (const workbench::Disagreement& d : report.disagreements) {
        QStringList answers;
        for (const auto& [value, n] : workbench::votesOf(report, d))
            answers << QStringLiteral("%1 ×%2").arg(answerTitle(report, value)).arg(n);
        table.rows.push_back(
            {common::visibleLine(d.session, kLongestName), d.unit.turn ? QString::number(*d.unit.turn) : QString(),
                d.vote.tied ? tr("a tie") : answerTitle(report, d.vote.value),
                d.likely ? QStringLiteral("%1, %2").arg(answerTitle(report, d.likely->first), belief(d.likely->second))
                         : QStringLiteral("–"),
                d.decided ? answerText(&report.opinions.question, *d.decided) : QString(),
                answers.join(QStringLiteral(", "))});
        table.keys.push_back(QString::number(d.unit.session.value()));
    }
    return table;
}

} // namespace turnout::ui
