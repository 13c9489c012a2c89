// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <string>

/// Projects that quality cannot be estimated of, or not as somebody might think: what the command line and the window
/// must find words for.
namespace testsupport {

enum class Wrong { NoRatings, NoLabels, LabelsWithoutADraw, MarginsThatDoNotFit, WeightsOfNothing, AThousandValues };

/// 1,200 sessions of three plans, every fourth rated, drawn from and labelled where `wrong` does not say otherwise.
inline std::string wrongProject(const TempDir& dir, Wrong wrong)
{
    std::string lines;
    std::string labels;
    for (int i = 0; i < 1200; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"s-)" + n + R"(","segments":{"plan":")"
            + (i % 3 == 0        ? "pro"
                    : i % 3 == 1 ? "free"
                                 : "team")
            + "\"" + (wrong == Wrong::AThousandValues ? R"(,"user":"u)" + std::to_string(i % 1000) + "\"" : "") + "}"
            + R"(,"turns":[{"role":"user","text":"hello"}])"
            + (wrong != Wrong::NoRatings && i % 4 == 0
                    ? std::string(R"(,"ratings":[{"value":")") + (i % 8 == 0 ? "up" : "down") + R"("}])"
                    : "")
            + (wrong == Wrong::WeightsOfNothing ? R"(,"weight":0)" : "") + "}\n";
        labels += R"({"session":"s-)" + n + R"(","question":"verdict","value":")" + (i % 5 == 0 ? "bad" : "good")
            + "\"}\n";
    }
    const std::string p = dir.file("p.turnout");
    bool made = runCli({"new", p}).code == 0 && runCli({"import", p, dir.write("s.jsonl", lines)}).code == 0;
    if (wrong == Wrong::LabelsWithoutADraw) {
        made = made && runCli({"label", p, "-", "--annotator", "a"}, labels).code == 0;
    } else if (wrong != Wrong::NoLabels && wrong != Wrong::WeightsOfNothing) {
        made = made && runCli({"draw", p, "--size", "120", "--seed", "7"}).code == 0
            && runCli({"label", p, "-", "--annotator", "a", "--only-waiting"}, labels).code == 0;
    }
    if (wrong == Wrong::MarginsThatDoNotFit) {
        const std::string margins = R"({"total":1200,"segments":{"plan":{"pro":500,"free":400,"team":300}}})";
        const std::string other = R"({"id":"x-1","segments":{"plan":"new"},"turns":[{"role":"user","text":"hello"}]})";
        made = made && runCli({"margins", p, dir.write("margins.json", margins)}).code == 0
            && runCli({"import", p, dir.write("x.jsonl", other + "\n")}).code == 0;
    }
    if (!made)
        qFatal("the project could not be made");
    return p;
}

/// What must be said of it.
inline const char* wordsFor(Wrong wrong)
{
    switch (wrong) {
    case Wrong::NoRatings:
        return "no session here has a user rating";
    case Wrong::NoLabels:
        return "no draw has been made yet";
    case Wrong::LabelsWithoutADraw:
        return "not drawn with a known probability";
    case Wrong::MarginsThatDoNotFit:
        return "not weighted to the project's margins";
    case Wrong::WeightsOfNothing:
        return "add up to nothing";
    case Wrong::AThousandValues:
        return "too many values";
    }
    return "";
}

} // namespace testsupport
