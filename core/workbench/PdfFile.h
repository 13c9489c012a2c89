// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/PdfText.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnout::workbench::pdf {

/// Fractions of red, green and blue.
struct Color {
    double r = 0;
    double g = 0;
    double b = 0;
};

/// How an outline or a surface is drawn; nothing where there is no colour.
struct Paint {
    std::optional<Color> fill;
    std::optional<Color> stroke;
    double width = 1; ///< of the stroke
    bool dashed = false;
};

/// Writes a PDF 1.4 without a display, a font file or a clock: the same calls give the same bytes. Points (1/72 inch)
/// from the page's upper left corner; pages are A4, upright.
class PdfFile {
public:
    static constexpr double kWidth = 595;
    static constexpr double kHeight = 842;

    /// What follows is on a new page.
    void beginPage();
    [[nodiscard]] std::size_t pages() const
    {
        return m_pages.size();
    }
    /// Draws on that page, from 0 on, until beginPage.
    void goToPage(std::size_t page);

    /// One line with its baseline at y.
    void text(double x, double y, double size, Face face, const Color& color, std::string_view text);
    void line(double x1, double y1, double x2, double y2, const Paint& paint);
    void rectangle(double x, double y, double width, double height, const Paint& paint);
    void circle(double x, double y, double radius, const Paint& paint);
    /// Closed where it is filled.
    void path(const std::vector<std::pair<double, double>>& points, const Paint& paint);

    /// Whether some letter was shown by its code because the fonts do not have it.
    [[nodiscard]] bool lettersMissing() const
    {
        return m_missing;
    }
    /// The whole file.
    [[nodiscard]] std::string finish(std::string_view title) const;

private:
    void begin(const Paint& paint);
    void end(const Paint& paint);
    void number(double value);
    void place(double x, double y);

    std::vector<std::string> m_pages; ///< what each draws
    std::size_t m_at = 0;
    bool m_missing = false;
};

} // namespace turnout::workbench::pdf
