// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"

#include <re2/re2.h>

namespace turnout::ingest {

struct PatternDetector::Impl {
    std::vector<std::unique_ptr<RE2>> expressions;
};

PatternDetector::PatternDetector()
    : m_impl(std::make_unique<Impl>())
{
}
PatternDetector::~PatternDetector() = default;
PatternDetector::PatternDetector(PatternDetector&&) noexcept = default;
PatternDetector& PatternDetector::operator=(PatternDetector&&) noexcept = default;

Result<void> PatternDetector::add(const std::string& expression)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{8} << 20U);
    auto compiled = std::make_unique<RE2>(expression, options);
    if (!compiled->ok())
        return Error{ErrorCode::BadUsage, "is not a regular expression that can be used: " + compiled->error(),
            "pattern " + expression};
    if (RE2::PartialMatch("", *compiled))
        return Error{
            ErrorCode::BadUsage, "matches where nothing is, so it would be found everywhere", "pattern " + expression};
    m_impl->expressions.push_back(std::move(compiled));
    return {};
}

void PatternDetector::find(std::string_view text, Findings& out) const
{
    for (const auto& expression : m_impl->expressions) {
        std::size_t from = 0;
        re2::StringPiece match;
        while (from < text.size()
            && expression->Match({text.data(), text.size()}, from, text.size(), RE2::UNANCHORED, &match, 1)) {
            const auto begin = static_cast<std::size_t>(match.data() - text.data());
            if (!match.empty())
                out.push_back({begin, begin + match.size(), DataKind::Pattern});
            from = begin + std::max<std::size_t>(match.size(), 1);
        }
    }
}

} // namespace turnout::ingest
