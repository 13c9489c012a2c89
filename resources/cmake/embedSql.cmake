# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the numbered migrations as C++ string constants, in order.
set(text "// Made by embedSql.cmake from resources/schema.\n#pragma once\n#include <array>\n#include <string_view>\n\nnamespace turnout::store {\n\nstruct MigrationSql {\n    std::string_view name;\n    std::string_view sql;\n};\n\n")
list(SORT FILES)
list(LENGTH FILES count)
set(items "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} sql)
    string(APPEND items "    MigrationSql {\"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
string(APPEND text "inline constexpr std::array<MigrationSql, ${count}> kMigrations {{\n${items}}};\n\n} // namespace turnout::store\n")
file(WRITE ${OUT} "${text}")
