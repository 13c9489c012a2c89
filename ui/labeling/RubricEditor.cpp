// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/RubricEditor.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/CarryOverView.h"
#include "labeling/QuestionForm.h"
#include "labeling/QuestionPanel.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr qint64 kLongestFile = 4 << 20;
constexpr std::size_t kLongestId = 40;

/// Something to look at beside the questions: a turn of each side, and two candidates where answers are compared.
workbench::DeskSession exampleSession(const session::Rubric& rubric)
{
    workbench::DeskSession session;
    session.turns = {{session::Role::User, "Where is my order?", {}, {}, {}},
        {session::Role::Assistant, "It was sent on Monday. It arrives tomorrow.", {}, {}, {}}};
    const bool compares = std::any_of(rubric.questions.begin(), rubric.questions.end(),
        [](const session::Question& q) { return q.kind == session::QuestionKind::Pairwise; });
    if (compares) {
        session.turns.push_back({session::Role::Assistant, "Tomorrow.", {}, {}, {}});
        session.pair = workbench::DeskSession::Pair{{1}, {2}, false};
    }
    return session;
}

/// "question_4", where that is free.
std::string freshId(const session::Rubric& rubric)
{
    for (std::size_t n = rubric.questions.size() + 1;; ++n)
        if (std::string id = "question_" + std::to_string(n); rubric.question(id) == nullptr)
            return id;
}

/// "How easy was it?" as an id: "how_easy_was_it"; empty where there is no letter an id can have.
std::string idFromTitle(const std::string& title)
{
    std::string id;
    for (const QChar c : QString::fromStdString(title).normalized(QString::NormalizationForm_KD).toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain && id.size() < kLongestId)
            id += static_cast<char>(c.unicode());
        else if (!plain && !c.isMark() && !id.empty() && id.back() != '_')
            id += '_';
    }
    while (!id.empty() && id.back() == '_')
        id.pop_back();
    return id;
}

} // namespace

RubricEditor::RubricEditor(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"rubricEditor"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Questions annotators answer"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->addWidget(m_pages);
    m_pages->addWidget(makeEditing());
    m_pages->addWidget(makeCarrying());
    addKeys();
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_showing && row >= 0)
            showQuestion(row);
    });
    connect(m_form, &QuestionForm::changed, this, &RubricEditor::takeQuestion);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        m_rubric.name = name.toStdString();
        look();
    });
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, &QDialog::reject);
    resize(1180, 760);
    load();
}

/// Fields that go may still have something to say: a cell that is being written commits itself.
RubricEditor::~RubricEditor()
{
    m_list->disconnect(this);
    m_form->disconnect(this);
    m_name->disconnect(this);
}

const session::Rubric& RubricEditor::rubric() const
{
    return m_rubric;
}

void RubricEditor::load()
{
    const auto project = m_workbench.project();
    const auto found = project
        ? workbench::rubricOfVersion(*project)
        : Result<std::pair<RubricId, session::Rubric>>(Error{ErrorCode::NotFound, "There is no project open.", {}});
    m_inUse = found ? found->second : session::defaultRubric();
    setRubric(m_inUse, 0);
    m_list->setFocus(Qt::OtherFocusReason);
}

int RubricEditor::current() const
{
    return std::clamp(m_list->currentRow(), 0, static_cast<int>(m_rubric.questions.size()) - 1);
}

void RubricEditor::setRubric(session::Rubric rubric, int at)
{
    m_rubric = std::move(rubric);
    m_begun = m_rubric;
    m_removed.clear();
    m_freshId.clear();
    m_name->setText(QString::fromStdString(m_rubric.name));
    showList(at);
}

/// Another rubric takes the place of this one; what was written here is given up only after asking.
void RubricEditor::begin(const session::Rubric& rubric)
{
    if (m_rubric == m_begun) {
        setRubric(rubric, 0);
        return;
    }
    m_dialogs.confirm(this,
        {tr("Replace what you wrote?"),
            tr("The questions here were changed since they were opened. Export keeps them in a file."),
            tr("Replace it"), true},
        [this, rubric] { setRubric(rubric, 0); });
}

void RubricEditor::showList(int at)
{
    m_showing = true;
    m_list->clear();
    for (std::size_t i = 0; i < m_rubric.questions.size(); ++i)
        m_list->addItem(QString());
    m_showing = false;
    m_putBack->setEnabled(!m_removed.empty());
    look();
    m_list->setCurrentRow(std::clamp(at, 0, std::max(0, m_list->count() - 1)));
}

void RubricEditor::showQuestion(int at)
{
    m_form->setQuestion(m_rubric, at);
    m_form->showProblems(m_problems);
}

/// Conditions follow a question to its new id.
void RubricEditor::takeQuestion()
{
    session::Question& question = m_rubric.questions[static_cast<std::size_t>(current())];
    const std::string before = question.id;
    const bool titled = question.title != m_form->question().title;
    question = m_form->question();
    if (!m_freshId.empty() && before == m_freshId && titled) {
        question.id.clear(); // not one that is in its own way
        question.id = m_freshId = idOf(m_form->question());
        m_form->setId(question.id);
    } else if (before == m_freshId && before != question.id)
        m_freshId.clear();
    if (!before.empty() && before != question.id && m_rubric.question(before) == nullptr)
        for (session::Question& other : m_rubric.questions)
            if (other.shownIf && other.shownIf->question == before)
                other.shownIf->question = question.id;
    look();
}

/// An id of the title that nobody has: neither here, nor in the project, whose labels would seem to answer it.
std::string RubricEditor::idOf(const session::Question& question) const
{
    const std::string wanted = idFromTitle(question.title);
    if (wanted.empty())
        return question.id;
    std::string id = wanted;
    for (int n = 2; m_rubric.question(id) != nullptr || m_inUse.question(id) != nullptr; ++n)
        id = wanted + '_' + std::to_string(n);
    return id;
}

/// What is wrong, where; and the desk as far as it goes.
void RubricEditor::look()
{
    m_problems = rubricProblems(m_rubric);
    QString whole;
    int serious = 0;
    for (int i = 0; i < m_list->count(); ++i) {
        const session::Question& question = m_rubric.questions[static_cast<std::size_t>(i)];
        const bool wrong = std::any_of(m_problems.begin(), m_problems.end(),
            [&](const RubricProblem& one) { return one.question == i && one.serious; });
        const QString title = common::visibleLine(question.title.empty() ? question.id : question.title, 80);
        m_list->item(i)->setText(tr("%1%2. %3").arg(wrong ? tr("⚠ ") : QString()).arg(i + 1).arg(title));
        serious += wrong ? 1 : 0;
    }
    for (const RubricProblem& one : m_problems)
        if (one.question < 0)
            whole = one.text;
    if (whole.isEmpty() && serious > 0)
        whole = serious == 1 ? tr("1 question cannot be asked like this: look for ⚠.")
                             : tr("%1 questions cannot be asked like this: look for ⚠.").arg(serious);
    m_form->showProblems(m_problems);
    const auto project = m_workbench.project();
    const bool writable = project && project->report().writable;
    if (whole.isEmpty() && !writable)
        whole = tr("The project is open for reading only: these questions can be exported, not used.");
    say(whole);
    m_next->setEnabled(whole.isEmpty() && !(m_rubric == m_inUse));
    m_next->setToolTip(m_rubric == m_inUse ? tr("These are the questions in use.") : QString());
    showPreview();
}

void RubricEditor::showPreview()
{
    if (!session::checkRubric(m_rubric))
        return; // as it was before
    m_preview->setRubric(m_rubric);
    m_preview->setSession(exampleSession(m_rubric));
    m_preview->setTurn(1);
}

void RubricEditor::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void RubricEditor::addQuestion()
{
    session::Question question;
    question.id = freshId(m_rubric);
    question.title = tr("New question").toStdString();
    question.options = {{"yes", "Yes", "1", std::nullopt}, {"no", "No", "2", std::nullopt}};
    const int at = m_rubric.questions.empty() ? 0 : current() + 1;
    m_freshId = question.id;
    m_rubric.questions.insert(m_rubric.questions.begin() + at, std::move(question));
    showList(at);
    m_form->focusTitle();
}

void RubricEditor::removeQuestion()
{
    if (m_rubric.questions.size() < 2) {
        say(tr("A rubric needs a question: change this one, or add another before taking it away."));
        return;
    }
    const int at = current();
    const auto gone = m_rubric.questions.begin() + at;
    m_removed.emplace_back(at, std::move(*gone));
    m_rubric.questions.erase(gone);
    showList(at);
}

/// The last one that was removed, where it was: a key that was hit by mistake costs nothing.
void RubricEditor::putBackQuestion()
{
    if (m_removed.empty())
        return;
    auto [at, question] = std::move(m_removed.back());
    m_removed.pop_back();
    at = std::min(at, static_cast<int>(m_rubric.questions.size()));
    m_rubric.questions.insert(m_rubric.questions.begin() + at, std::move(question));
    showList(at);
    m_list->setFocus(Qt::OtherFocusReason); // the button may rest now
}

void RubricEditor::moveQuestion(int step)
{
    const int from = current();
    const int to = from + step;
    if (to < 0 || to >= static_cast<int>(m_rubric.questions.size()))
        return;
    std::swap(m_rubric.questions[static_cast<std::size_t>(from)], m_rubric.questions[static_cast<std::size_t>(to)]);
    showList(to);
}

void RubricEditor::importFile()
{
    m_dialogs.openFile(
        this, {tr("Import questions"), tr("Rubrics (*.json);;All files (*)"), {}, {}}, [this](const QString& path) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                say(file.errorString());
                return;
            }
            if (file.size() > kLongestFile) {
                say(tr("A file of more than 4 MiB is no rubric."));
                return;
            }
            auto rubric = session::rubricFromJson(file.readAll().toStdString());
            if (!rubric)
                say(common::visibleLine(rubric.error().message(), 400));
            else
                begin(*rubric);
        });
}

void RubricEditor::exportFile()
{
    m_dialogs.saveFile(this, {tr("Export questions"), tr("Rubrics (*.json)"), u"rubric.json"_s, u"json"_s},
        [this](const QString& path) {
            QSaveFile file(path);
            const std::string json = session::rubricToJson(m_rubric, 2) + "\n";
            if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), static_cast<qint64>(json.size())) < 0
                || !file.commit())
                say(file.errorString());
            else
                m_begun = m_rubric;
        });
}

void RubricEditor::preview()
{
    const auto project = m_workbench.project();
    if (!project || !m_next->isEnabled())
        return;
    m_next->setEnabled(false); // until there is an answer
    m_workbench.query([project, rubric = m_rubric] { return workbench::previewRubric(*project, rubric); }, this,
        [this](const Result<workbench::RubricChange>& change) {
            m_next->setEnabled(true);
            if (!change) {
                say(QString::fromStdString(change.error().message()));
                return;
            }
            m_expected = change->version;
            m_carry->show(*change);
            m_pages->setCurrentIndex(1);
            m_use->setFocus(Qt::OtherFocusReason);
        });
}

void RubricEditor::use()
{
    const auto project = m_workbench.project();
    if (!project)
        return;
    const auto set = workbench::setRubric(*project, m_rubric, m_expected);
    if (!set) {
        m_pages->setCurrentIndex(0);
        say(QString::fromStdString(set.error().message()));
        return;
    }
    m_inUse = m_rubric;
    m_workbench.noteRubricChanged();
    Q_EMIT message(tr("Version %1 of the questions is in use.").arg(set->value()));
    accept();
}

void RubricEditor::reject()
{
    if (m_pages->currentIndex() == 1) {
        m_pages->setCurrentIndex(0);
        m_next->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_rubric == m_inUse) {
        QDialog::reject();
        return;
    }
    m_dialogs.confirm(this,
        {tr("Give up the changes?"), tr("The questions stay as they are in the project. Export keeps them in a file."),
            tr("Give them up"), true},
        [this] { QDialog::reject(); });
}

} // namespace turnout::ui
