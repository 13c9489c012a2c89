// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CommandTable.h"

#include "common/KeyBindings.h"

#include <array>
#include <QCoreApplication>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

using enum CommandContext;

constexpr std::array kCommands{
    CommandSpec{
        u"go.sessions", Global, u"Go to Sessions", u"Every session, with filter and preview.", u"Ctrl+1", u"sessions"},
    CommandSpec{u"go.label", Global, u"Go to Label", u"The annotator's desk.", u"Ctrl+2", u"label"},
    CommandSpec{u"go.populations", Global, u"Go to Populations",
        u"Labeled, rated and unrated sessions, segment by segment.", u"Ctrl+3", u"populations"},
    CommandSpec{
        u"go.quality", Global, u"Go to Quality", u"Naive and corrected estimates side by side.", u"Ctrl+4", u"quality"},
    CommandSpec{u"go.agreement", Global, u"Go to Agreement", u"Who agrees with whom on what.", u"Ctrl+5", u"agreement"},
    CommandSpec{u"go.evalsets", Global, u"Go to Evaluation sets", u"Choose, freeze, compare and export.", u"Ctrl+6",
        u"evalsets"},
    CommandSpec{u"project.new", Global, u"New project …", u"Makes an empty project file.", u"Ctrl+N", u"plus"},
    CommandSpec{u"project.open", Global, u"Open project …", u"Opens a project file.", u"Ctrl+O", u"folder"},
    CommandSpec{u"project.demo", Global, u"Try the demo", u"Makes a made-up product with a known truth to learn on.",
        u"", u"draw"},
    CommandSpec{u"project.import", Global, u"Import sessions …",
        u"Reads sessions, ratings, signals, outcomes or labels from files.", u"Ctrl+I", u"import"},
    CommandSpec{u"project.segments", Global, u"Derived segments …",
        u"Language, length, topics by rules of your own: made of the transcripts.", u"", u"filter"},
    CommandSpec{u"project.rubric", Global, u"Edit the questions …",
        u"What annotators are asked: the rubric, with ready ones to start from.", u"Ctrl+Shift+E", u"label"},
    CommandSpec{u"project.split", Global, u"Hand out …",
        u"Sessions of the queue in a file of their own, for a colleague without the project.", u"", u"export"},
    CommandSpec{u"project.merge", Global, u"Merge labels …",
        u"The labels of files that were handed out: nothing twice, in any order.", u"", u"import"},
    CommandSpec{u"project.watch", Global, u"Watch a folder for labels …",
        u"Merges by itself what comes into a folder, for as long as the project is open.", u"", u"folder"},
    CommandSpec{u"project.report", Global, u"Write the report …", u"Key figures and charts in one file.",
        u"Ctrl+Shift+R", u"report"},
    CommandSpec{u"page.print", Global, u"Print the page …", u"The page as it is shown, on paper or as PDF.", u"Ctrl+P",
        u"report"},
    CommandSpec{
        u"search", Global, u"Search sessions", u"Finds sessions by what was said in them.", u"Ctrl+F", u"search"},
    CommandSpec{u"filter.add", Global, u"Add a filter …", u"Narrows every workspace to some of the sessions.",
        u"Ctrl+Shift+F", u"filter"},
    CommandSpec{u"palette", Global, u"Command palette", u"Every command by name.", u"Ctrl+K", u""},
    CommandSpec{u"cheatsheet", Global, u"Keys", u"Every key, by workspace.", u"?; F1", u"help"},
    CommandSpec{u"keys.change", Global, u"Change keys …", u"Other keys for any command, or those of another tool.",
        u"Ctrl+Shift+K", u""},
    CommandSpec{
        u"annotator.choose", Global, u"Who labels …", u"The name your labels are kept under.", u"Ctrl+Shift+U", u""},
    CommandSpec{u"theme.toggle", Global, u"Switch between light and dark", u"Changes the colours of the window.",
        u"Ctrl+Shift+L", u"moon"},
    CommandSpec{u"app.quit", Global, u"Quit", u"Closes the window; every label is on disk already.", u"Ctrl+Q", u""},

    CommandSpec{u"label.answer1", Label, u"Answer 1", u"Gives the first answer of the question in focus.", u"1", u""},
    CommandSpec{u"label.answer2", Label, u"Answer 2", u"Gives the second answer.", u"2", u""},
    CommandSpec{u"label.answer3", Label, u"Answer 3", u"Gives the third answer.", u"3", u""},
    CommandSpec{u"label.answer4", Label, u"Answer 4", u"Gives the fourth answer.", u"4", u""},
    CommandSpec{u"label.answer5", Label, u"Answer 5", u"Gives the fifth answer.", u"5", u""},
    CommandSpec{u"label.answer6", Label, u"Answer 6", u"Gives the sixth answer.", u"6", u""},
    CommandSpec{u"label.answer7", Label, u"Answer 7", u"Gives the seventh answer.", u"7", u""},
    CommandSpec{u"label.answer8", Label, u"Answer 8", u"Gives the eighth answer.", u"8", u""},
    CommandSpec{u"label.answer9", Label, u"Answer 9", u"Gives the ninth answer.", u"9", u""},
    CommandSpec{u"label.answer0", Label, u"Can't tell", u"Says that the session does not show it.", u"0", u""},
    CommandSpec{u"label.submit", Label, u"Submit and show the next", u"Saves the answers and goes on.",
        u"Return; Enter", u"check"},
    CommandSpec{u"label.skip", Label, u"Skip …", u"Leaves the session out, with a reason.", u"Space", u"skip"},
    CommandSpec{u"label.putOff", Label, u"Later", u"Puts the session off for an hour: nobody is given it until then.",
        u"L", u""},
    CommandSpec{u"label.undo", Label, u"Take back", u"Takes back the last label or skip, without limit.",
        u"Backspace; Ctrl+Z", u"undo"},
    CommandSpec{u"label.redo", Label, u"Give again", u"What was taken back last stands again, without limit.",
        u"Shift+Backspace; Ctrl+Shift+Z; Ctrl+Y", u""},
    CommandSpec{
        u"label.flag", Label, u"Flag", u"Marks the session, to come back to it or to have it looked at.", u"F", u""},
    CommandSpec{u"label.flagged", Label, u"Only what I flagged", u"Narrows the queue to the sessions you flagged.",
        u"Shift+F", u""},
    CommandSpec{u"label.flaggedList", Label, u"List all flagged sessions",
        u"Shows in Sessions what anybody has flagged.", u"Ctrl+Shift+G", u"sessions"},
    CommandSpec{u"label.history", Label, u"History of the answer",
        u"What was said about this session, when, and what was in sight.", u"H", u""},
    CommandSpec{u"turn.next", Label, u"Next turn", u"Selects the turn below.", u"J", u""},
    CommandSpec{u"turn.previous", Label, u"Previous turn", u"Selects the turn above.", u"K", u""},
    CommandSpec{u"turn.unfold", Label, u"Unfold the turn", u"Shows what is folded of the selected turn, or folds it.",
        u"X", u""},
    CommandSpec{u"label.next", Label, u"Next session", u"Looks at the session after this one.", u"Right", u"next"},
    CommandSpec{
        u"label.previous", Label, u"Previous session", u"Looks at the session before this one.", u"Left", u"prev"},
    CommandSpec{u"label.waiting", Label, u"Next that waits", u"Over what is answered, to the next session that waits.",
        u"Ctrl+Right", u""},
    CommandSpec{u"label.note", Label, u"Note", u"Writes a note about the session.", u"N", u"note"},
    CommandSpec{u"label.nextQuestion", Label, u"Next question", u"Keys answer the question below.", u".", u""},
    CommandSpec{u"label.previousQuestion", Label, u"Previous question", u"Keys answer the question above.", u",", u""},
    CommandSpec{u"label.mark", Label, u"Mark words",
        u"Marks a stretch of the selected turn, where a question asks for it.", u"M", u""},
    CommandSpec{u"label.unmark", Label, u"Take the mark away", u"Takes the last mark in the selected turn away.",
        u"Shift+M", u""},
    CommandSpec{u"label.guidelines", Label, u"Guidelines", u"Shows the help of the question in focus.", u"G", u"help"},
    CommandSpec{u"transcript.format", Label, u"Formatted or plain",
        u"Shows markdown and code formatted; no character is left out.", u"Ctrl+M", u""},
    CommandSpec{
        u"label.people", Label, u"Annotators …", u"How much each has done, and how fast.", u"Ctrl+Shift+A", u"table"},
    CommandSpec{u"label.settings", Label, u"Settings of the desk …",
        u"What is shown once a session is answered, when a break begins, the timer.", u"Ctrl+Shift+D", u""},
    CommandSpec{
        u"transcript.find", Label, u"Find in the transcript", u"Highlights a text in this session.", u"/", u"search"},

    CommandSpec{u"sessions.draw", Sessions, u"Make a draw from these …",
        u"Chooses sessions to label, each with a known probability.", u"Ctrl+D", u"draw"},
    CommandSpec{u"sessions.pick", Sessions, u"Pick for labeling",
        u"The selected sessions come first in the queue, as must-labels, which have no probability.", u"M", u"label"},
    CommandSpec{u"sessions.unpick", Sessions, u"Take the pick back",
        u"The selected sessions are no must-labels any more.", u"Shift+M", u""},
    CommandSpec{u"sessions.onlyThis", Sessions, u"Only sessions with this value",
        u"Filters by the cell the cursor is in.", u"O", u"filter"},
    CommandSpec{u"sessions.clearFilter", Sessions, u"Show all sessions", u"Takes every filter away.", u"Ctrl+Shift+X",
        u"filter"},
    CommandSpec{u"sessions.find", Sessions, u"Find in the transcript", u"Highlights a text in the shown session.", u"/",
        u"search"},
    CommandSpec{u"sessions.nextTurn", Sessions, u"Next turn", u"Selects the turn below.", u"J", u""},
    CommandSpec{u"sessions.previousTurn", Sessions, u"Previous turn", u"Selects the turn above.", u"K", u""},
    CommandSpec{u"sessions.unfold", Sessions, u"Unfold the turn",
        u"Shows what is folded of the selected turn, or folds it.", u"X", u""},
    CommandSpec{u"sessions.format", Sessions, u"Formatted or plain",
        u"Shows markdown and code formatted; no character is left out.", u"Ctrl+M", u""},
    CommandSpec{u"sessions.copyId", Sessions, u"Copy the session id", u"For the log search of the product.",
        u"Ctrl+Shift+C", u"copy"},

    CommandSpec{
        u"chart.copyImage", Populations, u"Copy chart as image", u"At the size of a slide.", u"Ctrl+Shift+C", u"copy"},
    CommandSpec{u"chart.save", Populations, u"Save chart …", u"As PNG, SVG or PDF.", u"Ctrl+S", u"image"},
    CommandSpec{
        u"chart.csv", Populations, u"Export the numbers …", u"The table of the chart as CSV.", u"Ctrl+E", u"export"},
    CommandSpec{
        u"chart.table", Populations, u"Table or chart", u"Shows the numbers of the chart as a table.", u"T", u"table"},

    CommandSpec{u"agreement.open", Agreement, u"Open the session", u"Shows the selected session and its transcript.",
        u"Return", u"sessions"},
    CommandSpec{u"agreement.openAll", Agreement, u"Open all that are seen differently",
        u"Lists the sessions on which annotators disagree.", u"Ctrl+Return", u"sessions"},
    CommandSpec{u"agreement.adjudicate", Agreement, u"Adjudicate",
        u"Decides the disagreements one by one, what is worth most first.", u"A", u"check"},
    CommandSpec{u"agreement.policy", Agreement, u"Final labels …", u"How the answers of several annotators become one.",
        u"F", u"agreement"},

    CommandSpec{u"adjudicate.next", Adjudication, u"Next disagreement", u"Shows the next that is not decided.",
        u"Return; Enter", u"next"},
    CommandSpec{u"adjudicate.skip", Adjudication, u"Skip", u"Leaves it open and shows the next.", u"Space", u"skip"},
    CommandSpec{u"adjudicate.undo", Adjudication, u"Take the decision back",
        u"Takes back your last decision, without limit.", u"Backspace; Ctrl+Z", u"undo"},
    CommandSpec{u"adjudicate.comment", Adjudication, u"Comment", u"Says why, before the decision.", u"N", u"note"},
    CommandSpec{u"adjudicate.gold", Adjudication, u"Make gold of it",
        u"The decided answer is known to be right from then on.", u"Ctrl+G", u""},
    CommandSpec{u"adjudicate.nextTurn", Adjudication, u"Next turn", u"Selects the turn below.", u"J", u""},
    CommandSpec{u"adjudicate.previousTurn", Adjudication, u"Previous turn", u"Selects the turn above.", u"K", u""},
    CommandSpec{u"adjudicate.unfold", Adjudication, u"Unfold the turn",
        u"Shows what is folded of the selected turn, or folds it.", u"X", u""},
    CommandSpec{u"adjudicate.leave", Adjudication, u"Back to the figures", u"Leaves the rest for later.", u"Esc", u""},

    CommandSpec{u"evalset.create", EvaluationSets, u"New evaluation set …", u"Begins a set from labelled sessions.",
        u"Ctrl+Shift+N", u"plus"},
    CommandSpec{u"evalset.freeze", EvaluationSets, u"Freeze", u"Makes the next version, which never changes.",
        u"Ctrl+Return", u"freeze"},
    CommandSpec{u"evalset.diff", EvaluationSets, u"Compare two versions", u"Added, removed and relabelled sessions.",
        u"Ctrl+D", u""},
    CommandSpec{u"evalset.export", EvaluationSets, u"Export …", u"Writes a frozen version with manifest and data card.",
        u"Ctrl+E", u"export"},
};

} // namespace

std::span<const CommandSpec> commandTable()
{
    return kCommands;
}

const CommandSpec* findCommand(QStringView id)
{
    for (const CommandSpec& command : kCommands) {
        if (command.id == id)
            return &command;
    }
    return nullptr;
}

QList<QKeySequence> commandKeys(const CommandSpec& command)
{
    QList<QKeySequence> keys;
    const QStringList parts = KeyBindings::current().keys(command).split(u"; "_s, Qt::SkipEmptyParts);
    for (const QString& part : parts)
        keys.append(QKeySequence::fromString(part, QKeySequence::PortableText));
    return keys;
}

QString keyText(const CommandSpec& command)
{
    QStringList texts;
    for (const QKeySequence& key : commandKeys(command)) {
        // Return and Enter are one key to most people.
        if (const QString text = key.toString(QKeySequence::NativeText);
            !(text == "Enter"_L1 && texts.contains("Return"_L1)))
            texts.append(text);
    }
    return texts.join(QCoreApplication::translate("CommandTable", " or ", "between two keys"));
}

QString contextTitle(CommandContext context)
{
    switch (context) {
    case Global:
        return QCoreApplication::translate("CommandTable", "Everywhere");
    case Label:
        return QCoreApplication::translate("CommandTable", "Label");
    case Sessions:
        return QCoreApplication::translate("CommandTable", "Sessions");
    case Populations:
        return QCoreApplication::translate("CommandTable", "Populations");
    case Agreement:
        return QCoreApplication::translate("CommandTable", "Agreement");
    case Adjudication:
        return QCoreApplication::translate("CommandTable", "Adjudication");
    case EvaluationSets:
        return QCoreApplication::translate("CommandTable", "Evaluation sets");
    }
    return {};
}

std::vector<KeyConflict> keyConflicts(std::span<const CommandSpec> commands)
{
    std::vector<KeyConflict> conflicts;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        for (std::size_t j = i + 1; j < commands.size(); ++j) {
            const CommandSpec& a = commands[i];
            const CommandSpec& b = commands[j];
            if (a.context != b.context && a.context != Global && b.context != Global)
                continue;
            const QList<QKeySequence> others = commandKeys(b);
            for (const QKeySequence& key : commandKeys(a)) {
                if (others.contains(key))
                    conflicts.push_back({&a, &b, key});
            }
        }
    }
    return conflicts;
}

} // namespace turnout::common
