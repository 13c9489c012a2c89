// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Derive.h"
#include "ingest/Phrases.h"
#include "ingest/TextScan.h"

#include <array>
#include <set>

namespace turnout::ingest {
namespace {

using Words = std::vector<std::string_view>;

Words wordsOf(std::string_view text)
{
    Words words;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        if (end > i && text[i] != '.')
            words.push_back(text.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

/// Words that say nothing of the matter.
bool isFiller(std::string_view word)
{
    static const std::set<std::string_view> kFillers{"the", "and", "for", "you", "your", "can", "could", "would",
        "what", "how", "are", "was", "with", "that", "this", "have", "has", "from", "please", "want", "need", "does",
        "did", "when", "where", "why", "who", "like", "will", "not", "but", "tell", "know", "there", "der", "die",
        "das", "und", "ich", "mir", "mich", "wie", "wann", "kann", "konnen", "bitte", "eine", "einen", "ist", "sind",
        "mein", "meine", "meinen", "mit", "von", "fur", "wird", "auf", "les", "des", "une", "est", "que", "qui",
        "comment", "pour", "mon", "mes", "avec", "dans", "pouvez", "vous", "peux", "quand", "sil", "plait", "los",
        "las", "del", "una", "como", "para", "por", "con", "mis", "favor", "puedo", "puede", "quiero", "cuando", "cual",
        "esta"};
    return word.size() < 3 || kFillers.contains(word);
}

bool hasDigits(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), isDigit);
}

/// "Yes, please cancel it" goes on with what was said.
bool agrees(const Words& words)
{
    static const std::set<std::string_view> kYes{"yes", "yeah", "ok", "okay", "sure", "thanks", "thank", "great",
        "perfect", "ja", "danke", "gut", "oui", "merci", "daccord", "si", "gracias", "vale", "perfecto"};
    return !words.empty() && kYes.contains(words.front());
}

/// The same sentence with one word for another: "plan A" after "plan B" asks something else.
bool oneWordReplaced(const Words& a, const Words& b)
{
    if (a.size() != b.size())
        return false;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        differing += a[i] != b[i] ? 1U : 0U;
    return differing == 1;
}

bool sameInOtherWords(const Words& a, const Words& b)
{
    constexpr std::size_t kStem = 5;
    constexpr std::size_t kMostWords = 40;
    constexpr double kLeastInCommon = 0.6;
    // Two long texts have words in common whatever they are about.
    if (a.size() < 3 || b.size() < 3 || a.size() > kMostWords || b.size() > kMostWords || oneWordReplaced(a, b))
        return false;
    std::array<std::set<std::string_view>, 2> stems;
    std::array<std::set<std::string_view>, 2> numbers;
    const auto collect = [&](const Words& words, std::size_t which) {
        for (const std::string_view word : words) {
            if (hasDigits(word))
                numbers.at(which).insert(word);
            else if (!isFiller(word))
                stems.at(which).insert(word.substr(0, kStem));
        }
    };
    collect(a, 0);
    collect(b, 1);
    if (!numbers[0].empty() && !numbers[1].empty() && numbers[0] != numbers[1])
        return false;
    if (stems[0].size() < 2 || stems[1].size() < 2)
        return false;
    std::size_t common = 0;
    for (const std::string_view stem : stems[0])
        common += stems[1].contains(stem) ? 1U : 0U;
    return 2.0 * static_cast<double>(common) >= kLeastInCommon * static_cast<double>(stems[0].size() + stems[1].size());
}

/// The last sentence of the text is a question.
bool endsAsking(std::string_view text)
{
    while (
        !text.empty() && !isAlnum(text.back()) && text.back() != '?' && static_cast<unsigned char>(text.back()) < 0x80)
        text.remove_suffix(1);
    return !text.empty() && text.back() == '?';
}

std::string_view lastSentence(std::string_view foldedText)
{
    const std::size_t dot = foldedText.rfind(". ");
    return dot == std::string_view::npos ? foldedText : foldedText.substr(dot + 2);
}

class Deriver {
public:
    explicit Deriver(session::Session& session)
        : m_session(session)
    {
        for (const std::string_view kind : {"retry", "rephrase", "escalate", "apology", "refusal", "abandon"})
            if (!isLogged(kind))
                m_kinds.insert(kind);
    }

    void run()
    {
        for (std::size_t i = 0; i < m_session.turns.size(); ++i) {
            const session::Turn& turn = m_session.turns[i];
            if (turn.role == session::Role::User)
                user(i, folded(turn.text));
            else if (turn.role == session::Role::Assistant && !turn.text.empty())
                assistant(i, folded(turn.text));
        }
        end();
        for (const std::string_view kind : m_kinds) {
            std::string name = std::string(session::kDerived) + std::string(kind);
            if (std::find(m_session.observed.begin(), m_session.observed.end(), name) == m_session.observed.end())
                m_session.observed.push_back(std::move(name));
        }
    }

private:
    [[nodiscard]] bool isLogged(std::string_view kind) const
    {
        return std::find(m_session.observed.begin(), m_session.observed.end(), kind) != m_session.observed.end()
            || std::any_of(m_session.signals.begin(), m_session.signals.end(),
                [&](const session::Signal& signal) { return signal.kind == kind; });
    }
    void add(std::string_view kind, std::size_t turn)
    {
        if (m_kinds.contains(kind))
            m_session.signals.push_back({std::string(session::kDerived) + std::string(kind), static_cast<int>(turn),
                std::nullopt, m_session.turns[turn].at});
    }
    void user(std::size_t turn, std::string&& text)
    {
        if (m_answered) {
            const Words words = wordsOf(text);
            const bool same = text == m_lastUser;
            const bool wants = wantsSomething(text);
            if (same && wants && words.size() >= 3)
                add("retry", turn);
            else if (!same
                && (saysAgain(text) || (wants && !agrees(words) && sameInOtherWords(wordsOf(m_lastUser), words))))
                add("rephrase", turn);
        }
        if (asksForPerson(text))
            add("escalate", turn);
        m_lastUser = std::move(text);
        m_hasUser = true;
        m_answered = false;
        m_trouble = false;
    }
    void assistant(std::size_t turn, const std::string& text)
    {
        const bool sorry = apologises(text);
        const bool refused = refuses(text);
        if (sorry)
            add("apology", turn);
        if (refused)
            add("refusal", turn);
        m_answered = m_hasUser;
        m_trouble = sorry || refused;
        m_asks = endsAsking(m_session.turns[turn].text) && !offersMore(lastSentence(text));
    }
    void end()
    {
        if (m_session.turns.empty() || m_session.turns.back().role != session::Role::Assistant || !m_answered)
            return;
        if ((m_trouble || m_asks) && !closes(m_lastUser))
            add("abandon", m_session.turns.size() - 1);
    }

    session::Session& m_session;
    std::set<std::string_view> m_kinds; ///< that are not logged
    std::string m_lastUser;
    bool m_hasUser = false;
    bool m_answered = false; ///< the assistant spoke after the last user turn
    bool m_trouble = false;
    bool m_asks = false;
};

} // namespace

void deriveSignals(session::Session& session)
{
    Deriver(session).run();
}

} // namespace turnout::ingest
