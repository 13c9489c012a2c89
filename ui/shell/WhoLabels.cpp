// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/WhoLabels.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <map>
#include <QCoreApplication>

namespace turnout::ui {

namespace {

constexpr int kLongestName = 80;

QString tr(const char* text)
{
    return QCoreApplication::translate("WhoLabels", text);
}

} // namespace

common::TextRequest whoLabels(const std::vector<workbench::AnnotatorWork>& work, const QString& name)
{
    common::TextRequest request;
    request.title = tr("Who labels?");
    request.prompt = tr("Your labels are kept under this name:");
    request.initial = name;
    std::map<QString, qint64> answered;
    for (const workbench::AnnotatorWork& one : work) {
        const QString known = QString::fromStdString(one.name);
        answered.emplace(known, one.answered);
        // A name that looks like another, or cannot be shown whole, is not put into a field to be taken by its looks.
        if (common::visibleLine(known, kLongestName) == known)
            request.offers << known;
    }
    request.note = [answered = std::move(answered)](const QString& text) {
        const QString typed = text.trimmed();
        if (typed.isEmpty())
            return QString();
        const auto found = answered.find(typed);
        if (found == answered.end())
            return tr("New here: nobody of this name is in the project.");
        return found->second == 0 ? tr("Has labeled no session yet.")
            : found->second == 1  ? tr("Has labeled 1 session.")
                                  : tr("Has labeled %1 sessions.").arg(common::countText(found->second));
    };
    return request;
}

} // namespace turnout::ui
