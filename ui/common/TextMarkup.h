// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <vector>

namespace turnout::common {

/// What a stretch of markdown is.
enum class MarkupKind { Marker, Heading, Strong, Emphasis, Code, CodeLine, Bullet, Quote, Table };

struct MarkupRange {
    int start = 0; ///< in QChars
    int length = 0;
    MarkupKind kind = MarkupKind::Marker;
    friend bool operator==(const MarkupRange&, const MarkupRange&) = default;
};

/// Finds headings, strong and emphasised words, code, lists, quotes and tables of markdown, in order of their start;
/// ranges may lie over each other, later ones on top. The text itself is never changed: the characters that make it
/// so (`**`, `#`) are Markers, to be shown quieter and not left out, because what an annotator judges is what was said.
/// No HTML, no links, no images: those stay the text they are. Takes linear time on any text.
std::vector<MarkupRange> markupOf(QStringView text);

} // namespace turnout::common
