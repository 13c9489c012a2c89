// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ImportSettingsPanel.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "ingest/MarginsFile.h"
#include "ingest/Rates.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using common::visibleLine;
using ingest::RedactionMode;
using From = WeightChoice::From;

namespace {

constexpr qint64 kMostBytes = qint64{16} << 20U; ///< of a file of rates or margins
constexpr int kTyping = 250; ///< ms without a key before patterns are tried

void addTitle(QVBoxLayout& layout, const QString& text)
{
    auto* title = new QLabel(text);
    setTextStyle(*title, common::TextStyle::Section);
    layout.addSpacing(Theme::kInside);
    layout.addWidget(title);
}

QLabel* addNote(QVBoxLayout& layout, const QString& name)
{
    auto* note = new QLabel;
    note->setObjectName(name);
    note->setWordWrap(true);
    setTextStyle(*note, common::TextStyle::Note, common::Tint::Muted);
    layout.addWidget(note);
    return note;
}

/// A small file of settings, read by `parse`; the error names the file.
template <typename Parse>
auto readSettings(const QString& path, Parse parse) -> decltype(parse(std::string()))
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return Error{ErrorCode::NotFound, "cannot be read", QFileInfo(path).fileName().toStdString()};
    auto read = parse(file.readAll().toStdString());
    if (!read)
        return Error{read.error().code, read.error().message(), QFileInfo(path).fileName().toStdString()};
    return read;
}

QStringList patternLines(const workbench::ImportSettings& settings)
{
    QStringList lines;
    for (const std::string& pattern : settings.patterns)
        lines.append(QString::fromStdString(pattern));
    return lines;
}

QString matchesText(const QString& pattern, std::int64_t count)
{
    const QString text
        = count == 1 ? ImportSettingsPanel::tr("%1: 1 match") : ImportSettingsPanel::tr("%1: %2 matches");
    return count == 1 ? text.arg(visibleLine(pattern, 60)) : text.arg(visibleLine(pattern, 60), countText(count));
}

} // namespace

ImportSettingsPanel::ImportSettingsPanel(common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_pause(new QTimer(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kInside);
    buildWeight(*layout);
    buildRedaction(*layout);
    buildDerived(*layout);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kTyping);
    connect(m_pause, &QTimer::timeout, this, &ImportSettingsPanel::settingsChosen);
    show();
}

void ImportSettingsPanel::buildWeight(QVBoxLayout& layout)
{
    addTitle(layout, tr("Sampling weight"));
    m_from = new QComboBox;
    m_from->setObjectName(u"weightFromBox"_s);
    m_from->setAccessibleName(tr("Weight of sessions that bring none"));
    m_from->addItems({tr("A session without a weight counts once"), tr("A session without a weight stands for …"),
        tr("Weights from the rates of a sample …")});
    m_constant = new QDoubleSpinBox;
    m_constant->setObjectName(u"weightBox"_s);
    m_constant->setAccessibleName(tr("Production sessions that each stands for"));
    m_constant->setRange(0.000001, 1e9);
    m_constant->setDecimals(6);
    m_constant->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_constant->setValue(1);
    m_constant->setMinimumWidth(120);
    m_rates = new QPushButton(tr("Choose the rates file …"));
    m_rates->setObjectName(u"ratesButton"_s);
    m_rates->setAccessibleName(tr("Choose the rates file"));
    m_rates->setToolTip(tr("A CSV with a column for each segment and one named \"rate\", a line for each stratum."));
    auto* row = new QHBoxLayout;
    row->addWidget(m_from);
    row->addWidget(m_constant);
    row->addWidget(m_rates);
    row->addStretch();
    layout.addLayout(row);
    m_weightNote = addNote(layout, u"weightNote"_s);
    connect(m_from, &QComboBox::activated, this, &ImportSettingsPanel::weightChosen);
    connect(m_constant, &QDoubleSpinBox::valueChanged, this, &ImportSettingsPanel::weightChosen);
    connect(m_rates, &QPushButton::clicked, this, &ImportSettingsPanel::chooseRates);
    m_margins = new QPushButton(tr("Known production counts …"));
    m_margins->setObjectName(u"marginsButton"_s);
    m_margins->setAccessibleName(tr("Choose a file of known production counts"));
    m_margins->setToolTip(tr("Margins, as JSON or as a CSV with the columns segment, value and sessions. The whole "
                             "project is weighted to them when the files are in."));
    m_noMargins = new QPushButton(tr("Without them"));
    m_noMargins->setObjectName(u"noMarginsButton"_s);
    m_noMargins->setAccessibleName(tr("Leave the known production counts out"));
    auto* second = new QHBoxLayout;
    second->addWidget(m_margins);
    second->addWidget(m_noMargins);
    second->addStretch();
    layout.addLayout(second);
    m_marginsNote = addNote(layout, u"marginsNote"_s);
    connect(m_margins, &QPushButton::clicked, this, &ImportSettingsPanel::chooseMargins);
    connect(m_noMargins, &QPushButton::clicked, this, &ImportSettingsPanel::dropMargins);
}

void ImportSettingsPanel::buildRedaction(QVBoxLayout& layout)
{
    addTitle(layout, tr("Personal data"));
    m_mode = new QComboBox;
    m_mode->setObjectName(u"redactionBox"_s);
    m_mode->setAccessibleName(tr("Personal data"));
    m_mode->addItems({tr("Not looked for"), tr("Counted, and kept"), tr("Replaced by pseudonyms before it is stored")});
    m_mode->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout.addWidget(m_mode);
    m_patternsBox = new QWidget;
    auto* box = new QVBoxLayout(m_patternsBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::kStep);
    auto* name = new QLabel(tr("And what only you know, a regular expression a line:"));
    setTextStyle(*name, common::TextStyle::Note, common::Tint::Muted);
    m_patterns = new QPlainTextEdit;
    m_patterns->setObjectName(u"patternsText"_s);
    m_patterns->setAccessibleName(tr("Your own patterns, one a line"));
    m_patterns->setPlaceholderText(u"KD-\\d{4,}"_s);
    m_patterns->setFont(Theme::font(common::TextStyle::Mono));
    m_patterns->setTabChangesFocus(true);
    m_patterns->setFixedHeight(3 * QFontMetrics(m_patterns->font()).lineSpacing() + 18);
    box->addWidget(name);
    box->addWidget(m_patterns);
    layout.addWidget(m_patternsBox);
    m_found = addNote(layout, u"foundNote"_s);
    connect(m_mode, &QComboBox::activated, this, &ImportSettingsPanel::settingsChosen);
    connect(m_patterns, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
}

void ImportSettingsPanel::buildDerived(QVBoxLayout& layout)
{
    addTitle(layout, tr("Made of the transcripts"));
    m_signals = new QCheckBox(tr("Signals: retry, rephrase, escalation, refusal, abandonment"));
    m_segments = new QCheckBox(tr("Segments: language, length, hour, tools, returning users"));
    m_signals->setObjectName(u"deriveSignalsBox"_s);
    m_segments->setObjectName(u"deriveSegmentsBox"_s);
    for (QCheckBox* box : {m_signals, m_segments}) {
        box->setAccessibleName(box->text());
        box->setToolTip(tr("Marked as derived. What was logged is left alone."));
        layout.addWidget(box);
        connect(box, &QCheckBox::clicked, this, &ImportSettingsPanel::settingsChosen);
    }
}

void ImportSettingsPanel::setChoices(const WeightChoice& weight, const workbench::ImportSettings& settings)
{
    m_choice = weight;
    m_settings = settings;
    const QSignalBlocker constant(m_constant);
    const QSignalBlocker patterns(m_patterns);
    m_from->setCurrentIndex(static_cast<int>(weight.from));
    m_constant->setValue(weight.constant);
    m_mode->setCurrentIndex(static_cast<int>(settings.redaction));
    m_patterns->setPlainText(patternLines(settings).join(u'\n'));
    m_signals->setChecked(settings.derive.signals);
    m_segments->setChecked(settings.derive.segments);
    m_ratesError.clear();
    m_marginsError.clear();
    show();
}

const WeightChoice& ImportSettingsPanel::weight() const
{
    return m_choice;
}

const workbench::ImportSettings& ImportSettingsPanel::settings() const
{
    return m_settings;
}

void ImportSettingsPanel::weightChosen()
{
    m_choice.from = static_cast<From>(m_from->currentIndex());
    m_choice.constant = m_constant->value();
    show();
    if (m_choice.from == From::Rates && !m_choice.rates)
        chooseRates();
    else
        Q_EMIT changed();
}

void ImportSettingsPanel::chooseRates()
{
    const QString filter = tr("Rates (*.csv *.tsv);;All files (*)");
    m_dialogs.openFile(this, {tr("Rates of the sample"), filter, {}, {}}, [this](const QString& path) {
        auto rates = readSettings(path, ingest::ratesFromCsv);
        m_ratesError = rates ? QString() : visibleLine(rates.error().message(), 400);
        if (rates) {
            m_choice.rates = std::move(*rates);
            m_choice.ratesFile = QFileInfo(path).fileName();
        }
        show();
        Q_EMIT changed();
    });
}

void ImportSettingsPanel::chooseMargins()
{
    const QString filter = tr("Margins (*.json *.csv *.tsv);;All files (*)");
    m_dialogs.openFile(this, {tr("Known production counts"), filter, {}, {}}, [this](const QString& path) {
        auto margins = readSettings(path, ingest::marginsFromText);
        m_marginsError = margins ? QString() : visibleLine(margins.error().message(), 400);
        if (margins) {
            m_choice.margins = std::move(*margins);
            m_choice.marginsFile = QFileInfo(path).fileName();
        }
        show();
        Q_EMIT changed();
    });
}

void ImportSettingsPanel::dropMargins()
{
    m_choice.margins.reset();
    m_choice.marginsFile.clear();
    m_marginsError.clear();
    show();
    m_margins->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void ImportSettingsPanel::showMargins()
{
    QStringList lines;
    if (!m_marginsError.isEmpty())
        lines.append(m_marginsError);
    if (m_choice.margins) {
        QStringList names;
        for (const session::SegmentMargin& margin : m_choice.margins->segments)
            names.append(visibleLine(margin.segment, 60));
        lines.append(tr("%1: %2 production sessions by %3. Every number of the project is weighted to them.")
                         .arg(visibleLine(m_choice.marginsFile, 120), countText(std::llround(m_choice.margins->total)),
                             names.join(u", "_s)));
    }
    const bool caution = !m_marginsError.isEmpty();
    setTextStyle(*m_marginsNote, common::TextStyle::Note, caution ? common::Tint::Caution : common::Tint::Muted);
    m_marginsNote->setText(lines.join(u'\n'));
    m_marginsNote->setVisible(!lines.isEmpty());
    m_noMargins->setVisible(m_choice.margins.has_value());
}

void ImportSettingsPanel::settingsChosen()
{
    m_settings.redaction = static_cast<RedactionMode>(m_mode->currentIndex());
    m_settings.patterns.clear();
    const QStringList lines = m_patterns->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        if (!line.trimmed().isEmpty())
            m_settings.patterns.push_back(line.trimmed().toStdString());
    m_settings.derive = {m_signals->isChecked(), m_segments->isChecked()};
    show();
    Q_EMIT changed();
}

void ImportSettingsPanel::setWeightMissing(bool missing)
{
    m_weightMissing = missing;
    show();
}

void ImportSettingsPanel::show()
{
    m_constant->setVisible(m_choice.from == From::Constant);
    m_rates->setVisible(m_choice.from == From::Rates);
    QString note;
    bool caution = true;
    if (m_choice.from == From::Rates && !m_ratesError.isEmpty()) {
        note = m_ratesError;
    } else if (m_choice.from == From::Rates && m_choice.rates) {
        note = tr("%1: %2 strata. Each session that brings no weight stands for 1 / rate of the first that fits.")
                   .arg(visibleLine(m_choice.ratesFile, 120),
                       countText(static_cast<qint64>(m_choice.rates->strata.size())));
        caution = false;
    } else if (m_choice.from == From::Rates) {
        note = tr("No rates yet: every session counts once.");
    } else if (m_choice.from == From::Nowhere && m_weightMissing && !m_choice.margins) {
        note = tr("No sampling weights in these files. If they are a sample that favours some sessions, shares will be "
                  "wrong without weights.");
    }
    setTextStyle(*m_weightNote, common::TextStyle::Note, caution ? common::Tint::Caution : common::Tint::Muted);
    m_weightNote->setText(note);
    m_weightNote->setVisible(!note.isEmpty());
    showMargins();
    m_patternsBox->setVisible(m_settings.redaction != RedactionMode::Off);
    if (m_settings.redaction == RedactionMode::Off)
        m_found->clear();
    m_found->setVisible(!m_found->text().isEmpty());
}

void ImportSettingsPanel::showFound(const workbench::ImportPreview& preview)
{
    QStringList lines;
    const QStringList patterns = patternLines(m_settings);
    if (m_settings.redaction != RedactionMode::Off) {
        QStringList kinds;
        for (std::size_t i = 0; i < ingest::kDataKinds; ++i) {
            const std::string_view kind = ingest::dataKindName(static_cast<ingest::DataKind>(i));
            if (preview.redacted.found.at(i) > 0)
                kinds.append(QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())) + u' '
                    + countText(preview.redacted.found.at(i)));
        }
        lines.append(kinds.isEmpty() ? tr("Nothing found in the sessions beside.")
                                     : tr("In the sessions beside: %1.").arg(kinds.join(u", "_s)));
        for (qsizetype i = 0; i < patterns.size() && i < static_cast<qsizetype>(preview.patternMatches.size()); ++i)
            lines.append(matchesText(patterns[i], preview.patternMatches[static_cast<std::size_t>(i)]));
    }
    setTextStyle(*m_found, common::TextStyle::Note, common::Tint::Muted);
    m_found->setText(lines.join(u'\n'));
    m_found->setVisible(!lines.isEmpty());
}

void ImportSettingsPanel::showPatternError(const QString& text)
{
    setTextStyle(*m_found, common::TextStyle::Note, common::Tint::Caution);
    m_found->setText(text);
    m_found->show();
}

} // namespace turnout::ui
