// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ingest/Redaction.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// The detectors. Each appends what it finds, in order and without overlaps of its own, and reads every byte a bounded
/// number of times, whatever the text: a transcript is hostile. Text that is not UTF-8 is searched byte by byte.
namespace turnout::ingest {

/// Bytes [begin, end) of a text are personal data.
struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    DataKind kind = DataKind::Pattern;
    friend bool operator==(const Found&, const Found&) = default;
};
using Findings = std::vector<Found>;

/// Puts findings in order, and those that overlap together as one, of the first kind among them.
void mergeFindings(Findings& found);

/// local@domain.tld, also with "%40" for the @ and with Latin, Greek or Cyrillic letters. Not user@host without a dot,
/// names of packages (pkg@1.2.3) and pictures (icon@2x.png), nor git@host:path.
void findEmails(std::string_view text, Findings& out);

/// Two letters, two check digits, the length of the country, and a remainder of 1 modulo 97 (ISO 13616); compact or in
/// groups of four.
void findIbans(std::string_view text, Findings& out);

/// 13 to 19 digits with the prefix and length of a payment scheme and a correct Luhn digit (ISO/IEC 7812-1), compact or
/// grouped as on the card.
void findCards(std::string_view text, Findings& out);

/// Keys and tokens: those that say what they are by a prefix (sk-, ghp_, AKIA, xoxb-, glpat-, AIza …), JSON web tokens,
/// PEM private keys, what follows "Bearer", "password=" and the like, and words of at least 24 characters that look
/// drawn by lot. Not UUIDs, hexadecimal hashes, paths, nor the ids that APIs give to calls and messages.
void findSecrets(std::string_view text, Findings& out);

/// IPv4 and IPv6 addresses that may be somebody's: not loopback, not unspecified, not a mask, not a version number.
void findIps(std::string_view text, Findings& out);

/// Phone numbers: +49 170 1234567; (212) 555-0143 and 212-555-0143; trunk numbers in groups (020 7946 0958); any other
/// 7 to 15 digits only behind a word that says so ("call", "Telefon"), and none behind one that says otherwise
/// ("order", "Rechnung"). `inText` false keeps to those with a country code: for ids, which are made of digits.
void findPhones(std::string_view text, bool inText, Findings& out);

/// A user's regular expressions. RE2, because its time is linear in the text whatever the expression: the
/// standard's engine takes exponential time and a deep stack on hostile text.
class PatternDetector {
public:
    PatternDetector();
    ~PatternDetector();
    PatternDetector(PatternDetector&&) noexcept;
    PatternDetector& operator=(PatternDetector&&) noexcept;

    /// BadUsage for an expression that is none, that is too large, or that matches where nothing is.
    Result<void> add(const std::string& expression);
    void find(std::string_view text, Findings& out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::ingest
