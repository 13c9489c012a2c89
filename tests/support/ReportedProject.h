// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <string>

/// A project to report about.
namespace testsupport {

inline constexpr const char* kHostileValue = R"(</title><script>alert(1)</script><img src=x onerror=\"y\"> & 'q')";

/// A project with ratings, labels from a draw and a segment value that tries to be markup.
inline std::string madeProject(const TempDir& dir)
{
    std::string lines;
    std::string labels;
    for (int i = 0; i < 120; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"s-)" + n + R"(","segments":{"plan":")"
            + (i % 4 == 0        ? std::string(kHostileValue)
                    : i % 4 == 1 ? "pro"
                                 : "free")
            + R"(","language":")" + (i % 2 == 0 ? "de" : "en") + R"("},"turns":[{"role":"user","text":"hello"}])"
            + (i % 5 == 0 ? R"(,"ratings":[{"value":"down"}])" : "") + "}\n";
        labels += R"({"session":"s-)" + n + R"(","question":"verdict","value":")" + (i % 3 == 0 ? "bad" : "good")
            + "\"}\n";
    }
    const std::string p = dir.file("support.turnout");
    const bool made = runCli({"new", p}).code == 0 && runCli({"import", p, dir.write("s.jsonl", lines)}).code == 0
        && runCli({"draw", p, "--size", "60", "--seed", "7"}).code == 0
        && runCli({"label", p, "-", "--annotator", "a", "--only-waiting"}, labels).code == 0;
    if (!made)
        qFatal("the project could not be made");
    return p;
}

} // namespace testsupport
