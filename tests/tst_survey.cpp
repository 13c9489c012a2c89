// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// California's schools (R survey's data "api"): the numbers its manual prints, from the files, and what Turnout's own
// estimator makes of its stratified sample. tests/known/rederive.R derives them again.
#include "estimate/ByDesign.h"
#include "stats/Calibration.h"
#include "stats/Design.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace turnout;
using population::Bitmap;

namespace {

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

/// Rows of a table by the names of its columns; names in quotes hold commas.
class Table {
public:
    explicit Table(const std::string& path)
    {
        const auto lines = QString::fromStdString(testsupport::readAll(path)).split(u'\n', Qt::SkipEmptyParts);
        m_names = cellsOf(lines.front());
        for (qsizetype i = 1; i < lines.size(); ++i)
            m_rows.push_back(cellsOf(lines[i]));
    }
    [[nodiscard]] std::size_t size() const
    {
        return m_rows.size();
    }
    [[nodiscard]] QString text(std::size_t row, const char* column) const
    {
        return m_rows[row][m_names.indexOf(QLatin1String(column))];
    }
    [[nodiscard]] double number(std::size_t row, const char* column) const
    {
        return text(row, column).toDouble();
    }

private:
    static QStringList cellsOf(const QString& line)
    {
        QStringList cells{QString()};
        bool quoted = false;
        for (const QChar c : line)
            if (c == u'"')
                quoted = !quoted;
            else if (c == u',' && !quoted)
                cells.append(QString());
            else if (c != u'\r')
                cells.back() += c;
        return cells;
    }
    QStringList m_names;
    std::vector<QStringList> m_rows;
};

struct Sample {
    std::vector<double> weights;
    std::vector<double> api;

    explicit Sample(const Table& table)
    {
        for (std::size_t i = 0; i < table.size(); ++i) {
            weights.push_back(table.number(i, "pw"));
            api.push_back(table.number(i, "api00"));
        }
    }
    [[nodiscard]] double mean() const
    {
        return stats::weightedMean(weights, api).value;
    }
};

/// Variance of the mean where these units, each with its part of the linearised total, were drawn at random from `of`.
double varianceOf(const std::vector<double>& parts, double of)
{
    const double p = static_cast<double>(parts.size()) / of;
    std::vector<double> values;
    for (const double part : parts)
        values.push_back(p * part);
    return stats::devilleHajekVariance(std::vector<double>(parts.size(), p), values);
}

} // namespace

class TestSurvey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSimpleRandomSample()
    {
        TURNOUT_NEEDS_SHARED(path, "data/survey/f_api_apisrs.csv");
        const Table table(path);
        const Sample sample(table);
        double sum = 0;
        std::vector<double> parts;
        std::vector<double> enroll;
        for (std::size_t i = 0; i < table.size(); ++i) {
            sum += sample.weights[i];
            enroll.push_back(sample.weights[i] * table.number(i, "enroll"));
        }
        for (std::size_t i = 0; i < table.size(); ++i)
            parts.push_back(sample.weights[i] * (sample.api[i] - sample.mean()) / sum);
        QVERIFY(near(sample.mean(), 656.585));
        QVERIFY(near(std::sqrt(varianceOf(parts, 6194)), 9.249722, 1e-5));
        double total = 0;
        for (const double one : enroll)
            total += one;
        QVERIFY(near(total, 3621074, 1e-5));
        QVERIFY(near(std::sqrt(varianceOf(enroll, 6194)), 169520, 1e-4));
    }
    void aStratifiedSample()
    {
        TURNOUT_NEEDS_SHARED(path, "data/survey/f_api_apistrat.csv");
        const Table table(path);
        const Sample sample(table);
        double sum = 0;
        for (const double w : sample.weights)
            sum += w;
        std::map<QString, std::vector<double>> parts;
        std::map<QString, double> sizes;
        for (std::size_t i = 0; i < table.size(); ++i) {
            parts[table.text(i, "stype")].push_back(sample.weights[i] * (sample.api[i] - sample.mean()) / sum);
            sizes[table.text(i, "stype")] = table.number(i, "fpc");
        }
        double variance = 0;
        for (const auto& [type, of] : parts)
            variance += varianceOf(of, sizes[type]);
        // survey.txt S1
        QVERIFY(near(sample.mean(), 662.287363));
        QVERIFY2(near(std::sqrt(variance), 9.408941), qPrintable(QString::number(std::sqrt(variance), 'f', 6)));
    }
    void aSampleOfWholeDistricts()
    {
        TURNOUT_NEEDS_SHARED(path, "data/survey/f_api_apiclus1.csv");
        const Table table(path);
        const Sample sample(table);
        double sum = 0;
        for (const double w : sample.weights)
            sum += w;
        std::map<QString, double> districts;
        for (std::size_t i = 0; i < table.size(); ++i)
            districts[table.text(i, "dnum")] += sample.weights[i] * (sample.api[i] - sample.mean()) / sum;
        std::vector<double> parts;
        for (const auto& [district, part] : districts)
            parts.push_back(part);
        // survey.txt S2
        QVERIFY(near(sample.mean(), 644.169399));
        QVERIFY2(near(std::sqrt(varianceOf(parts, 757)), 23.542241),
            qPrintable(QString::number(std::sqrt(varianceOf(parts, 757)), 'f', 6)));
    }
    void turnoutOnTheStratifiedSample()
    {
        TURNOUT_NEEDS_SHARED(path, "data/survey/f_api_apipop.csv");
        TURNOUT_NEEDS_SHARED(drawn, "data/survey/f_api_apistrat.csv");
        const Table schools(path);
        const Table sample(drawn);
        // A school is a session; that it met its target is what a label says; its type is a segment.
        population::Frame frame = testsupport::madeFrame(schools.size());
        std::vector<std::string> types;
        std::map<QString, population::Row> rowOf;
        double truth = 0;
        for (std::size_t i = 0; i < schools.size(); ++i) {
            types.push_back(schools.text(i, "stype").toStdString());
            rowOf[schools.text(i, "cds")] = static_cast<population::Row>(i);
            truth += schools.text(i, "sch.wide") == QLatin1String("Yes") ? 1 : 0;
        }
        truth /= static_cast<double>(schools.size());
        testsupport::addSegment(frame, "stype", types);
        population::LabelColumns labels = testsupport::noLabels(frame);
        std::map<QString, std::pair<double, double>> strata; // met, of
        std::map<QString, double> sizes;
        std::vector<std::pair<population::Row, double>> items;
        for (std::size_t i = 0; i < sample.size(); ++i) {
            const population::Row row = rowOf.at(sample.text(i, "cds"));
            const bool met = sample.text(i, "sch.wide") == QLatin1String("Yes");
            labels.labeled.set(row);
            labels.values[row] = met ? 1.0F : 0.0F;
            const QString type = sample.text(i, "stype");
            strata[type].first += met ? 1 : 0;
            strata[type].second += 1;
            sizes[type] = sample.number(i, "fpc");
            items.emplace_back(row, 0.0);
            items.back().second = 1 / sample.number(i, "pw");
        }
        std::sort(items.begin(), items.end());
        queue::DesignedDraw draw{DrawId(1), Bitmap(frame.size(), true), {}, {}, {}};
        for (const auto& [row, p] : items) {
            draw.items.push_back(row);
            draw.probabilities.push_back(p);
        }
        const auto estimate = estimate::estimateByDesign(frame, labels, Bitmap(frame.size(), true), {draw});
        // The textbook's stratified mean, and its error, by hand.
        double mean = 0;
        double variance = 0;
        for (const auto& [type, counted] : strata) {
            const double share = counted.first / counted.second;
            const double weight = sizes[type] / static_cast<double>(frame.size());
            mean += weight * share;
            variance
                += weight * weight * (1 - counted.second / sizes[type]) * share * (1 - share) / (counted.second - 1);
        }
        QCOMPARE(estimate.n, 200);
        QVERIFY2(near(estimate.value, mean, 1e-4), qPrintable(QString::number(estimate.value)));
        QVERIFY(estimate.interval.low < truth && truth < estimate.interval.high);
        const double error = std::sqrt(estimate.value * (1 - estimate.value) / estimate.effectiveN);
        qInfo("met the target: %.2f %% by the sample (error %.2f, by hand %.2f), %.2f %% of all schools",
            100 * estimate.value, 100 * error, 100 * std::sqrt(variance), 100 * truth);
        // Turnout does not know of strata: its error is that of neighbours on the walk, on the safe side here.
        QVERIFY(error > 0.7 * std::sqrt(variance) && error < 1.6 * std::sqrt(variance));
    }
};

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_survey.moc"
