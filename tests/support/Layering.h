// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The shape of the source tree, read from its text: who includes whom, how long files are, what they begin with.
namespace testsupport {

/// Folder ("core/store") → what it may include: folders and libraries by the names ARCHITECTURE.md gives them.
using LayerTable = std::map<std::string, std::set<std::string>>;

/// Reads the table of a Markdown text whose first two columns are headed "folder" and "may use"; "core/*" in the
/// second column stands for all folders that begin so. Empty where there is no such table.
LayerTable parseLayerTable(std::string_view markdown);

/// Folders that depend on themselves by way of others, each as "a -> b -> a". A good table has none.
std::vector<std::string> layerCycles(const LayerTable& table);

/// Everything in core/, ui/ and app/ of the tree at `root` that its ARCHITECTURE.md does not allow, and sources there
/// and in tests/ without their SPDX lines, as "file:line: what is wrong", in order of the files.
std::vector<std::string> layeringViolations(const std::filesystem::path& root);

} // namespace testsupport
