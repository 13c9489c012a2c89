// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Writer.h"

#include <algorithm>

namespace turnout::demo {

std::string_view Writer::choose(const Lines& lines, std::size_t& last)
{
    std::size_t at = m_dice.pick(lines.count);
    if (at == last && lines.count > 1)
        at = (at + 1) % lines.count;
    last = at;
    return lines.items[at];
}

std::string_view Writer::choose(const Lines& lines)
{
    return lines.items[m_dice.pick(lines.count)];
}

void Writer::expand(std::string& out, std::string_view text)
{
    std::size_t run = 0;
    std::size_t i = 0;
    const auto flush = [&] {
        // An alternative left empty must not leave two blanks behind.
        if (run < i && text[run] == ' ' && (out.empty() || out.back() == ' ' || out.back() == '\n'))
            ++run;
        out.append(text, run, i - run);
    };
    while (i < text.size()) {
        if (text[i] == '{') {
            flush();
            slot(out, text[i + 1]);
            i += 3;
            run = i;
        } else if (text[i] == '[') {
            flush();
            const std::size_t end = text.find(']', i);
            const std::string_view group = text.substr(i + 1, end - i - 1);
            auto which = m_dice.pick(1 + static_cast<std::size_t>(std::count(group.begin(), group.end(), '|')));
            std::size_t from = 0;
            for (; which > 0; --which)
                from = group.find('|', from) + 1;
            expand(out, group.substr(from, group.find('|', from) - from));
            i = end + 1;
            run = i;
        } else {
            ++i;
        }
    }
    flush();
}

void Writer::product(std::string& out, std::size_t form)
{
    const Product& product = m_bank.products[m_cast.product];
    const std::string_view model = kModelNames[m_cast.product];
    out += m_bank.articles[form][product.kind];
    if (m_bank.modelFirst) {
        out += model;
        out += ' ';
        out += product.noun;
    } else {
        out += product.noun;
        out += ' ';
        out += model;
    }
}

void Writer::code(std::string& out, std::string_view text)
{
    if (m_cast.code == nullptr)
        return;
    out += "```";
    out += m_cast.code->language;
    out += '\n';
    out += text;
    out += "```";
}

void Writer::slot(std::string& out, char name)
{
    const Person& person = m_facts.person;
    switch (name) {
    case 'g':
        if (m_greets && m_facts.surface == Surface::Voice)
            expand(out, choose(m_bank.phrases.spoken));
        else if (m_greets && m_dice.chance(.5))
            expand(out, choose(m_bank.phrases.greet));
        return;
    case 'n':
        out += m_bank.names[m_cast.name];
        return;
    case 'a':
        out += m_bank.names[m_cast.agent];
        return;
    case 'w':
        return appendMail(out, m_facts, m_cast);
    case 'o':
        return appendOrder(out, m_cast);
    case 'b':
        return appendBooking(out, m_cast);
    case 'i':
        return appendInvoice(out, m_cast);
    case 'z':
        return appendTicket(out, m_cast);
    case 'x':
        return appendTracking(out, m_cast);
    case 'y':
        return appendCarrier(out, m_cast);
    case 's':
        return appendHotel(out, m_cast);
    case 'e':
        return appendError(out, m_cast);
    case 'l':
        return appendNumber(out, static_cast<std::uint64_t>(m_cast.card));
    case 'k':
        return appendNumber(out, static_cast<std::uint64_t>(m_cast.few));
    case 'v':
        out += "4.";
        appendNumber(out, static_cast<std::uint64_t>(m_cast.minorVersion / 10));
        out += '.';
        return appendNumber(out, static_cast<std::uint64_t>(m_cast.minorVersion % 10));
    case 'm':
        return appendAmount(out, person, m_cast.cents);
    case 'q':
        return appendAmount(out, person, m_cast.feeCents);
    case 't':
        return appendDate(out, person, m_cast.past);
    case 'T':
        return appendDate(out, person, m_cast.soon);
    case 'U':
        return appendDate(out, person, m_cast.later);
    case 'h':
        return appendHour(out, m_cast.minutes);
    case 'c':
        out += m_bank.cities[m_cast.from];
        return;
    case 'd':
        out += m_bank.cities[m_cast.to];
        return;
    case 'p':
        out += kModelNames[m_cast.product];
        return;
    case 'C':
        return code(out, m_cast.code == nullptr ? "" : m_cast.code->fixed);
    case 'B':
        return code(out, m_cast.code == nullptr ? "" : m_cast.code->broken);
    case 'E':
        out += m_cast.code == nullptr ? "" : m_cast.code->error;
        return;
    case 'F':
        out += m_cast.code == nullptr ? "" : m_cast.code->function;
        return;
    default:
        return product(out, static_cast<std::size_t>(name - '1'));
    }
}

} // namespace turnout::demo
