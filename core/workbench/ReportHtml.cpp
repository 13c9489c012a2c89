// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportHtml.h"

#include "workbench/PlainText.h"

namespace turnout::workbench::report {
namespace {

/// Colours are the desktop's; paper is always light.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark;
  --window: #F6F7F9; --surface: #FFFFFF; --line: #E3E6EB; --strong: #C9CED6;
  --text: #1A1D23; --muted: #596273; --faint: #8A93A3; --accent: #2F5BEA;
  --labeled: #0072B2; --rated: #D98200; --unrated: #8792A2;
  --good: #00795C; --bad: #C2410C; --caution: #A16207; }
@media screen and (prefers-color-scheme: dark) { :root {
  --window: #15181D; --surface: #1B1F26; --line: #2C323C; --strong: #3B4350;
  --text: #E8EAEE; --muted: #A3ACBA; --faint: #717B8A; --accent: #7B9BFF;
  --labeled: #56B4E9; --rated: #E69F00; --unrated: #8E98A8;
  --good: #2DD4A7; --bad: #FB8A4E; --caution: #EAB308; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text);
  font: 14px/1.5 Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  font-feature-settings: "tnum"; font-variant-numeric: tabular-nums; }
main { max-width: 928px; margin: 0 auto; padding: 40px 24px 64px; }
header { border-bottom: 1px solid var(--strong); padding-bottom: 20px; }
section { margin-top: 40px; }
.kind { margin: 0; color: var(--muted); font-size: 12px; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: 4px 0 0; font-size: 26px; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 0 0 12px; font-size: 19px; font-weight: 650; }
h3 { margin: 28px 0 8px; font-size: 14px; font-weight: 650; overflow-wrap: anywhere; }
p { margin: 8px 0; max-width: 72ch; overflow-wrap: anywhere; }
.lead { font-size: 18px; line-height: 1.45; max-width: 62ch; }
.note, .about { color: var(--muted); font-size: 12.5px; }
.about { margin: 6px 0 0; }
.demo { display: inline-block; margin: 12px 0 0; padding: 2px 10px; border: 1px solid var(--strong); border-radius: 6px;
  color: var(--muted); font-size: 12.5px; }
ul { margin: 8px 0; padding-left: 20px; max-width: 76ch; }
li { margin: 4px 0; overflow-wrap: anywhere; }
figure { margin: 20px 0 0; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
  break-inside: avoid; }
figcaption { margin-bottom: 8px; }
figcaption strong { display: block; font-size: 14.5px; font-weight: 600; overflow-wrap: anywhere; }
figcaption span { color: var(--muted); font-size: 12.5px; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--text); }
svg .muted { fill: var(--muted); }
svg .head { font-weight: 600; }
svg .end { text-anchor: end; }
svg .mid { text-anchor: middle; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .zero { stroke: var(--strong); stroke-width: 1; }
svg .dash { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 4 3; fill: none; }
svg .rated { fill: var(--rated); stroke: var(--rated); }
svg .labeled { fill: var(--labeled); stroke: var(--labeled); }
svg .unrated { fill: var(--unrated); stroke: var(--unrated); }
svg .frame { fill: var(--surface); stroke: var(--text); stroke-width: 1.5; }
svg .whisker { stroke-width: 2; fill: none; }
svg .stem { stroke-width: 3; stroke-opacity: .4; }
svg .hollow { fill: var(--surface); stroke-width: 1.5; }
svg .error { stroke-width: 1.5; }
svg .curve { stroke-width: 2; fill: none; }
svg .band { stroke: none; fill-opacity: .15; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 500; white-space: nowrap; border-bottom-color: var(--strong); }
.num { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
h2, h3 { break-after: avoid; }
@media print {
  body { background: none; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  figure { border-color: var(--strong); }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: 3px 5px; }
}
@page { margin: 16mm 14mm; }
)css";

std::string element(std::string_view tag, std::string_view cssClass, std::string_view text)
{
    std::string out = "<" + std::string(tag);
    if (!cssClass.empty())
        out += " class=\"" + std::string(cssClass) + "\"";
    return out + ">" + escaped(text) + "</" + std::string(tag) + ">\n";
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : visible(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string paragraph(std::string_view text, std::string_view cssClass)
{
    return element("p", cssClass, text);
}

std::string heading(int level, std::string_view text)
{
    return element("h" + std::to_string(level), {}, text);
}

std::string figure(std::string_view title, std::string_view explanation, std::string_view svg)
{
    return "<figure>\n<figcaption><strong>" + escaped(title) + "</strong><span>" + escaped(explanation)
        + "</span></figcaption>\n" + std::string(svg) + "</figure>\n";
}

Table::Table(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
}

std::string Table::cell(std::string_view tag, std::size_t column, std::string_view text) const
{
    return "<" + std::string(tag) + (m_columns[column].right ? " class=\"num\">" : ">") + escaped(text) + "</"
        + std::string(tag) + ">";
}

void Table::add(const std::vector<std::string>& cells)
{
    m_rows += "<tr>";
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_rows += cell("td", i, i < cells.size() ? cells[i] : std::string());
    m_rows += "</tr>\n";
}

std::string Table::html() const
{
    std::string out = "<div class=\"scroll\"><table>\n<thead><tr>";
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        out += cell("th", i, m_columns[i].title);
    return out + "</tr></thead>\n<tbody>\n" + m_rows + "</tbody>\n</table></div>\n";
}

std::string page(std::string_view title, std::string_view body)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'\">\n<title>";
    out += escaped(title) + "</title>\n<style>";
    out += kStyle;
    out += "</style>\n</head>\n<body>\n<main>\n";
    out += body;
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace turnout::workbench::report
