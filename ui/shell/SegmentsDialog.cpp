// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/SegmentsDialog.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr qint64 kLongestFile = 4 << 20;

/// Shown where nothing is written yet: one of each kind of condition.
const char* const kExample = R"({"rules":[
  {"segment":"topic","value":"refund","when":{"field":"text.user","matches":"refund|money back"}},
  {"segment":"topic","value":"long","when":[{"field":"turns","above":10},
                                            {"field":"segment.plan","is":["free","trial"],"not":true}]},
  {"segment":"topic","value":"other"}
]})";

QPushButton* button(const QString& text, const char* name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    return made;
}

} // namespace

SegmentsDialog::SegmentsDialog(const workbench::SegmentSettings& settings, common::Dialogs& dialogs, QWidget* parent)
    : QDialog(parent)
    , m_dialogs(dialogs)
    , m_builtIn(new QCheckBox(tr("Language, turns, length, hour, day, tools, and first or returning user")))
    , m_rules(new QPlainTextEdit)
    , m_problem(new QLabel)
    , m_make(button(tr("Make segments"), "makeSegmentsButton"))
{
    setObjectName(u"segmentsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Derived segments"));
    auto* explanation = new QLabel(tr(
        "Segments that nobody logged, made of the transcripts; their names begin with \"derived\". They are made for "
        "every session now, and for those that are imported later. What production sent stays as it is."));
    explanation->setWordWrap(true);
    setTextStyle(*explanation, common::TextStyle::Body, common::Tint::Muted);
    m_builtIn->setObjectName(u"builtInSegments"_s);
    m_builtIn->setAccessibleName(m_builtIn->text());
    m_builtIn->setChecked(settings.builtIn);

    auto* rulesTitle = new QLabel(tr("&Rules of your own: of each segment, the first that holds gives its value"));
    rulesTitle->setBuddy(m_rules);
    m_rules->setObjectName(u"segmentRules"_s);
    m_rules->setAccessibleName(tr("Rules of your own"));
    m_rules->setTabChangesFocus(true);
    m_rules->setFont(Theme::font(common::TextStyle::Mono));
    m_rules->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rules->setPlainText(QString::fromStdString(settings.rules));
    m_problem->setObjectName(u"rulesProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setTextStyle(*m_problem, common::TextStyle::Body, common::Tint::Caution);

    auto* buttons = new QDialogButtonBox;
    auto* loadButton = button(tr("Load …"), "loadRulesButton");
    auto* saveButton = button(tr("Save …"), "saveRulesButton");
    auto* example = button(tr("Example"), "exampleRulesButton");
    setButtonKind(*m_make, common::ButtonKind::Primary);
    m_make->setDefault(true);
    auto* cancel = button(tr("Cancel"), "cancelSegmentsButton");
    for (QPushButton* one : {loadButton, saveButton, example})
        buttons->addButton(one, QDialogButtonBox::ActionRole);
    buttons->addButton(m_make, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(loadButton, &QPushButton::clicked, this, &SegmentsDialog::load);
    connect(saveButton, &QPushButton::clicked, this, &SegmentsDialog::save);
    connect(example, &QPushButton::clicked, this, [this] { write(QString::fromLatin1(kExample)); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_rules, &QPlainTextEdit::textChanged, this, &SegmentsDialog::check);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(explanation);
    layout->addWidget(m_builtIn);
    layout->addWidget(rulesTitle);
    layout->addWidget(m_rules, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(760, 480);
    check();
}

workbench::SegmentSettings SegmentsDialog::settings() const
{
    const QString rules = m_rules->toPlainText();
    return {m_builtIn->isChecked(), rules.trimmed().isEmpty() ? std::string() : rules.toStdString()};
}

void SegmentsDialog::check()
{
    const auto work = workbench::SegmentWork::make(settings());
    say(work ? QString() : QString::fromStdString(work.error().message()));
    m_make->setEnabled(work.ok());
}

void SegmentsDialog::write(const QString& rules)
{
    // Over what is there, so that Ctrl+Z brings it back.
    QTextCursor all(m_rules->document());
    all.select(QTextCursor::Document);
    all.insertText(rules);
}

void SegmentsDialog::say(const QString& problem)
{
    m_problem->setText(common::visibleLine(problem, 400));
    m_problem->setVisible(!problem.isEmpty());
}

void SegmentsDialog::load()
{
    m_dialogs.openFile(
        this, {tr("Load rules"), tr("Rules (*.json);;All files (*)"), {}, {}}, [this](const QString& path) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                say(file.errorString());
                return;
            }
            if (file.size() > kLongestFile) {
                say(tr("A file of more than 4 MiB is no rules file."));
                return;
            }
            write(QString::fromUtf8(file.readAll()));
        });
}

void SegmentsDialog::save()
{
    m_dialogs.saveFile(
        this, {tr("Save rules"), tr("Rules (*.json)"), u"rules.json"_s, u"json"_s}, [this](const QString& path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(m_rules->toPlainText().toUtf8()) < 0 || !file.commit())
                say(file.errorString());
        });
}

} // namespace turnout::ui
