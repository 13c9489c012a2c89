// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Layering.h"

#include <QLibraryInfo>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <optional>
#include <regex>
#include <sstream>

namespace fs = std::filesystem;

namespace testsupport {

namespace {

constexpr std::size_t kMostLinesOfSource = 400;
constexpr std::size_t kMostLinesOfHeader = 200;

std::string readText(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string stripped(std::string_view cell)
{
    constexpr std::string_view kAround = " \t`";
    const std::size_t first = cell.find_first_not_of(kAround);
    if (first == std::string_view::npos)
        return {};
    return std::string(cell.substr(first, cell.find_last_not_of(kAround) - first + 1));
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.push_back(stripped(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

/// "core/store" for "core/store/Schema.cpp": the first two folders.
std::string folderOf(const fs::path& relative)
{
    const fs::path folder = relative.parent_path();
    auto part = folder.begin();
    if (part == folder.end())
        return {};
    fs::path result = *part;
    if (++part != folder.end())
        result /= *part;
    return result.generic_string();
}

/// The Qt module a header comes from ("QtGui"), by looking where Qt keeps it; nothing for what is not Qt's.
std::optional<std::string> qtModule(const std::string& include)
{
    static const fs::path headers = QLibraryInfo::path(QLibraryInfo::HeadersPath).toStdString();
    static const std::vector<fs::path> modules = [] {
        std::vector<fs::path> found;
        for (const fs::directory_entry& entry : fs::directory_iterator(headers)) {
            if (entry.is_directory())
                found.push_back(entry.path());
        }
        std::sort(found.begin(), found.end());
        return found;
    }();
    if (include.starts_with("Qt") && include.find('/') != std::string::npos)
        return include.substr(0, include.find('/'));
    if (!include.starts_with('Q') && !include.starts_with('q'))
        return std::nullopt;
    for (const fs::path& module : modules) {
        if (fs::exists(module / include))
            return module.filename().string();
    }
    return std::nullopt;
}

/// The name the table uses for the library of an `#include <…>`; empty for the standard library and the system,
/// which everybody may use; nothing where nobody has said what it is.
std::optional<std::string> libraryOf(const std::string& include)
{
    static const std::array<std::pair<std::string_view, std::string_view>, 12> kLibraries{{
        {"sqlite3.h", "SQLite"},
        {"SQLiteCpp/", "SQLiteCpp"},
        {"simdjson.h", "simdjson"},
        {"boost/", "Boost"},
        {"zlib.h", "zlib"},
        {"zstd.h", "zstd"},
        {"xxhash.h", "xxHash"},
        {"CLI/", "CLI11"},
        {"re2/", "RE2"},
        {"cld2/", "CLD2"},
        {"linear.h", "LIBLINEAR"},
        {"sys/", ""},
    }};
    static const std::set<std::string_view> kSystem{"unistd.h", "fcntl.h", "signal.h", "errno.h", "malloc.h"};
    for (const auto& [prefix, name] : kLibraries) {
        if (include.starts_with(prefix))
            return std::string(name);
    }
    if (std::optional<std::string> module = qtModule(include))
        return module;
    if (include.find_first_of("./") == std::string::npos || kSystem.contains(include))
        return std::string();
    return std::nullopt;
}

/// Looks at one tree.
class Checker {
public:
    explicit Checker(const fs::path& root)
        : m_root(root)
        , m_table(parseLayerTable(readText(root / "ARCHITECTURE.md")))
    {
    }

    std::vector<std::string> run()
    {
        if (m_table.empty())
            report("ARCHITECTURE.md", 1, "has no table with the columns \"folder\" and \"may use\"");
        for (const std::string& cycle : layerCycles(m_table))
            report("ARCHITECTURE.md", 1, "the table goes in a circle: " + cycle);
        for (const auto& [folder, mayUse] : m_table) {
            if (!fs::is_directory(m_root / folder))
                report("ARCHITECTURE.md", 1, "the table names " + folder + ", which does not exist");
        }
        for (const char* top : {"core", "ui", "app", "tests"}) {
            for (const fs::path& file : sourcesUnder(top))
                checkFile(file);
        }
        return std::move(m_found);
    }

private:
    void report(const fs::path& file, std::size_t line, const std::string& text)
    {
        m_found.push_back(file.generic_string() + ":" + std::to_string(line) + ": " + text);
    }

    [[nodiscard]] std::vector<fs::path> sourcesUnder(const std::string& top) const
    {
        std::vector<fs::path> files;
        if (!fs::is_directory(m_root / top))
            return files;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(m_root / top)) {
            const fs::path extension = entry.path().extension();
            if (entry.is_regular_file() && (extension == ".cpp" || extension == ".h"))
                files.push_back(entry.path().lexically_relative(m_root));
        }
        std::sort(files.begin(), files.end());
        return files;
    }

    void checkFile(const fs::path& file)
    {
        const std::vector<std::string> lines = linesOf(readText(m_root / file));
        if (lines.size() < 2 || !lines[0].starts_with("// SPDX-FileCopyrightText: ")
            || lines[1] != "// SPDX-License-Identifier: GPL-3.0-or-later")
            report(file, 1, "does not begin with the two SPDX lines");
        const std::string folder = folderOf(file);
        if (folder.starts_with("tests"))
            return;
        const std::size_t most = file.extension() == ".h" ? kMostLinesOfHeader : kMostLinesOfSource;
        if (lines.size() > most)
            report(file, lines.size(), "is longer than " + std::to_string(most) + " lines: split it by concern");
        if (!m_table.contains(folder)) {
            report(file, 1, folder + " is not in the table of ARCHITECTURE.md");
            return;
        }
        static const std::regex kInclude(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
        static const std::regex kQObject(R"re(\bQ_(OBJECT|GADGET)\b|\bpublic\s+QObject\b)re");
        const bool mayBeQObject = !folder.starts_with("core/") || folder == "core/workbench";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::smatch match;
            if (std::regex_search(lines[i], match, kInclude)) {
                if (match[1] == "<")
                    checkLibrary(file, folder, i + 1, match[2]);
                else
                    checkArrow(file, folder, i + 1, match[2]);
            } else if (!mayBeQObject && std::regex_search(lines[i], kQObject)) {
                report(file, i + 1, "a QObject in core outside core/workbench");
            }
        }
    }

    void checkLibrary(const fs::path& file, const std::string& folder, std::size_t line, const std::string& include)
    {
        const std::optional<std::string> library = libraryOf(include);
        if (!library)
            report(file, line, "<" + include + "> belongs to no library that the layering test knows");
        else if (!library->empty() && !m_table.at(folder).contains(*library))
            report(file, line, folder + " may not use " + *library + " (<" + include + ">)");
    }

    void checkArrow(const fs::path& file, const std::string& folder, std::size_t line, const std::string& include)
    {
        // Made while building, beside the file that includes it.
        if (include.ends_with(".moc") || include.starts_with("moc_") || include == "SchemaSql.h")
            return;
        const std::set<std::string> targets = foldersOf(file, include);
        if (targets.empty()) {
            report(file, line, "\"" + include + "\" is not a file of this tree; libraries are included with <>");
        } else if (targets.size() > 1) {
            report(file, line, "\"" + include + "\" could be in " + *targets.begin() + " or " + *targets.rbegin());
        } else if (*targets.begin() != folder && !m_table.at(folder).contains(*targets.begin())) {
            report(file, line, folder + " may not use " + *targets.begin() + " (\"" + include + "\")");
        }
    }

    /// The folders in which the compiler could find the file: the include paths are core/, ui/, app/ and the top.
    [[nodiscard]] std::set<std::string> foldersOf(const fs::path& file, const std::string& include) const
    {
        const fs::path beside = (file.parent_path() / include).lexically_normal();
        if (fs::is_regular_file(m_root / beside))
            return {folderOf(beside)};
        std::set<std::string> folders;
        for (const char* top : {"core", "ui", "app", ""}) {
            const fs::path candidate = (fs::path(top) / include).lexically_normal();
            if (fs::is_regular_file(m_root / candidate))
                folders.insert(folderOf(candidate));
        }
        return folders;
    }

    fs::path m_root;
    LayerTable m_table;
    std::vector<std::string> m_found;
};

} // namespace

LayerTable parseLayerTable(std::string_view markdown)
{
    LayerTable table;
    bool inTable = false;
    for (const std::string& line : linesOf(std::string(markdown))) {
        const std::vector<std::string> cells = split(line, '|');
        if (!line.starts_with('|') || cells.size() < 4)
            inTable = false;
        else if (cells[1] == "folder" && cells[2] == "may use")
            inTable = true;
        else if (inTable && !cells[1].starts_with("---")) {
            for (const std::string& name : split(cells[2], ',')) {
                if (!name.empty())
                    table[cells[1]].insert(name);
            }
            table[cells[1]].erase("nothing");
        }
    }
    for (auto& [folder, mayUse] : table) {
        std::set<std::string> expanded;
        for (const std::string& name : mayUse) {
            if (!name.ends_with("/*")) {
                expanded.insert(name);
                continue;
            }
            for (const auto& [other, ignored] : table) {
                if (other != folder && other.starts_with(name.substr(0, name.size() - 1)))
                    expanded.insert(other);
            }
        }
        mayUse = std::move(expanded);
    }
    return table;
}

std::vector<std::string> layerCycles(const LayerTable& table)
{
    std::vector<std::string> cycles;
    std::vector<std::string> path;
    std::set<std::string> done;
    const std::function<void(const std::string&)> visit = [&](const std::string& folder) {
        const auto begin = std::find(path.begin(), path.end(), folder);
        if (begin != path.end()) {
            std::string text;
            for (auto step = begin; step != path.end(); ++step)
                text += *step + " -> ";
            cycles.push_back(text + folder);
            return;
        }
        const auto row = table.find(folder);
        if (row == table.end() || done.contains(folder))
            return;
        path.push_back(folder);
        for (const std::string& next : row->second)
            visit(next);
        path.pop_back();
        done.insert(folder);
    };
    for (const auto& [folder, mayUse] : table)
        visit(folder);
    return cycles;
}

std::vector<std::string> layeringViolations(const fs::path& root)
{
    return Checker(root).run();
}

} // namespace testsupport
