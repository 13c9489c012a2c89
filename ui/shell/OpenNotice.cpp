// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/OpenNotice.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using store::OpenOutcome;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("OpenNotice", text);
}

QString outcomeText(const store::OpenReport& report)
{
    switch (report.outcome) {
    case OpenOutcome::Created:
    case OpenOutcome::Current:
        return {};
    case OpenOutcome::Migrated:
        return tr("The project was made by an older Turnout and was brought up to date. A copy of it as it was: %1")
            .arg(common::visibleLine(report.backup));
    case OpenOutcome::NewerReadable:
        return tr("The project was written by a newer Turnout: it can be read here, but not changed. Install the newer "
                  "Turnout to label in it.");
    case OpenOutcome::Busy:
        return tr("The project is open for writing in another window: here it can be read only. Close the other window "
                  "to label here.");
    case OpenOutcome::ReadOnly:
        return tr("The file or its folder cannot be written: the project can be read only. Copy it to a folder of "
                  "yours to label in it.");
    case OpenOutcome::DamagedReadable:
        return tr("The file is damaged. It is open for reading, so that labels and sets can be exported; nothing will "
                  "be written to it.");
    }
    return {};
}

} // namespace

std::optional<Notice> openNotice(const store::OpenReport& report)
{
    QStringList sentences;
    // The store knows more than the outcome: what is damaged, who holds it.
    const QString given = common::visibleLine(report.notice, 1000);
    sentences.append(given.isEmpty() ? outcomeText(report) : given);
    const bool migrated = report.outcome == OpenOutcome::Migrated && !report.backup.empty();
    if (migrated && !given.isEmpty() && !given.contains(common::visibleLine(report.backup)))
        sentences.append(tr("A copy of it as it was: %1").arg(common::visibleLine(report.backup)));
    if (report.undoneSources > 0)
        sentences.append(report.undoneSources == 1
                ? tr("An import that was interrupted was taken back: import that file again.")
                : tr("%1 imports that were interrupted were taken back: import those files again.")
                      .arg(common::countText(report.undoneSources)));
    if (!report.wal && report.writable && given.isEmpty())
        sentences.append(tr("This disk does not support write-ahead logging (a network drive?): everything works and "
                            "is as safe, but slower. Let one window at a time use the project."));
    sentences.removeAll(QString());
    if (sentences.isEmpty())
        return std::nullopt;
    Notice notice;
    notice.text = sentences.join(u' ');
    const bool calm = report.writable;
    notice.kind = report.outcome == OpenOutcome::DamagedReadable ? Notice::Kind::Error
        : calm                                                   ? Notice::Kind::Info
                                                                 : Notice::Kind::Caution;
    return notice;
}

QString readOnlyReason(const store::OpenReport& report)
{
    if (report.writable)
        return {};
    switch (report.outcome) {
    case OpenOutcome::NewerReadable:
        return tr("read-only: written by a newer Turnout");
    case OpenOutcome::Busy:
        return tr("read-only: open in another window");
    case OpenOutcome::DamagedReadable:
        return tr("read-only: damaged");
    default:
        return tr("read-only: cannot be written");
    }
}

Notice openFailure(const QString& path, const Error& error)
{
    Notice notice;
    notice.kind = Notice::Kind::Error;
    const QString name = common::visibleLine(QFileInfo(path).fileName(), 120);
    notice.text = tr("%1 was not opened. %2").arg(name, common::visibleLine(error.text, 1000));
    return notice;
}

} // namespace turnout::ui
