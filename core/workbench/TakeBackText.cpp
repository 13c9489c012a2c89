// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/PlainText.h"
#include "workbench/TakeBack.h"

namespace turnout::workbench {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many)
{
    return countText(n) + " " + (n == 1 ? one : many);
}

} // namespace

std::string mergeToJson(const std::vector<MergeReport>& reports, const std::vector<MergeRefused>& refused, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).key("packages").beginArray();
    for (const MergeReport& report : reports) {
        json.beginObject().field("file", report.path).field("package", report.key);
        json.field("annotator", report.annotator).field("sessions", report.sessions).field("waiting", report.waiting);
        json.field("answers", report.answers).field("skips", report.skips).field("undos", report.undos);
        json.field("flags", report.flags);
        json.field("known", report.known).field("doubled", report.doubled).field("differing", report.differing);
        json.key("left_out").beginArray();
        for (const MergeReport::LeftOut& one : report.leftOut)
            json.beginObject().field("session", one.session).field("reason", one.reason).endObject();
        json.endArray().key("notes").beginArray();
        for (const std::string& note : report.notes)
            json.value(note);
        json.endArray().endObject();
    }
    json.endArray().key("refused").beginArray();
    for (const MergeRefused& one : refused)
        json.beginObject().field("file", one.path).field("reason", one.error.text).endObject();
    json.endArray().endObject();
    return json.take();
}

std::string mergeText(const MergeReport& report)
{
    std::string out = "From " + report.annotator + ": ";
    if (report.taken() == 0 && report.known == 0)
        out += "nothing was labeled in it yet";
    else if (report.taken() == 0)
        out += "nothing new; all " + countText(report.known) + " had come back before";
    else {
        out += counted(report.answers, "answer", "answers");
        if (report.skips > 0)
            out += ", " + counted(report.skips, "skip", "skips");
        if (report.undos > 0)
            out += ", " + counted(report.undos, "taken back", "taken back");
        if (report.flags > 0)
            out += ", " + counted(report.flags, "flag", "flags");
        if (report.known > 0)
            out += "; " + countText(report.known) + " had come back before";
    }
    out += ". Of " + counted(report.sessions, "session ", "sessions ")
        + (report.waiting == 0 ? "none waits in it any more.\n"
                               : counted(report.waiting, "still waits", "still wait") + " in it.\n");
    if (report.doubled > 0)
        out += counted(report.doubled, "session has", "sessions have") + " now several opinions, "
            + countText(report.differing) + " of them different ones.\n";
    for (const std::string& note : report.notes)
        out += note + "\n";
    if (!report.leftOut.empty())
        out += counted(static_cast<std::int64_t>(report.leftOut.size()), "label was", "labels were")
            + " left out; it stays in the package. The first, of " + report.leftOut.front().session + ": "
            + report.leftOut.front().reason + ".\n";
    return visibleLines(out);
}

} // namespace turnout::workbench
