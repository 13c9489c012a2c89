// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The report's way of writing HTML. Every text from outside goes through `escaped`, which everything here calls.
namespace turnout::workbench::report {

/// Text as text: nothing in it is markup, control characters and those that turn the reading direction are visible.
std::string escaped(std::string_view text);
/// <p class="…">text</p>; no class where it is empty.
std::string paragraph(std::string_view text, std::string_view cssClass = {});
/// <h2> or so.
std::string heading(int level, std::string_view text);
/// A chart under its title, with a line of explanation below the title.
std::string figure(std::string_view title, std::string_view explanation, std::string_view svg);

/// Rows under headings.
class Table {
public:
    struct Column {
        std::string title;
        bool right = false; ///< for numbers
    };
    explicit Table(std::vector<Column> columns);
    void add(const std::vector<std::string>& cells);
    [[nodiscard]] std::string html() const;

private:
    [[nodiscard]] std::string cell(std::string_view tag, std::size_t column, std::string_view text) const;
    std::vector<Column> m_columns;
    std::string m_rows;
};

/// A page with this title and body: style inside, nothing loaded from anywhere, no scripts.
std::string page(std::string_view title, std::string_view body);

} // namespace turnout::workbench::report
