// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Observation.h"

#include <array>
#include <cstring>
#include <type_traits>

namespace turnout::ingest {
namespace {

using namespace session;

class Encoder {
public:
    explicit Encoder(std::string& out)
        : m_out(out)
    {
    }
    template <typename T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void operator()(const T& value)
    {
        std::array<char, sizeof(T)> bytes{};
        std::memcpy(bytes.data(), &value, sizeof(T));
        m_out.append(bytes.data(), bytes.size());
    }
    void operator()(const std::string& text)
    {
        (*this)(text.size());
        m_out += text;
    }
    template <typename T>
    void operator()(const std::optional<T>& value)
    {
        (*this)(value.has_value());
        if (value)
            (*this)(*value);
    }

private:
    std::string& m_out;
};

class Decoder {
public:
    explicit Decoder(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    template <typename T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void operator()(T& value)
    {
        if (!has(sizeof(T)))
            return;
        std::memcpy(&value, m_bytes.data(), sizeof(T));
        m_bytes.remove_prefix(sizeof(T));
    }
    void operator()(std::string& text)
    {
        std::size_t size = 0;
        (*this)(size);
        if (!has(size))
            return;
        text.assign(m_bytes.substr(0, size));
        m_bytes.remove_prefix(size);
    }
    template <typename T>
    void operator()(std::optional<T>& value)
    {
        bool there = false;
        (*this)(there);
        value.reset();
        if (there)
            (*this)(value.emplace());
    }
    [[nodiscard]] bool ok() const
    {
        return m_ok && m_bytes.empty();
    }
    [[nodiscard]] bool has(std::size_t size)
    {
        m_ok = m_ok && size <= m_bytes.size();
        return m_ok;
    }

private:
    std::string_view m_bytes;
    bool m_ok = true;
};

template <typename Coder, typename T>
void code(Coder& coder, T& item)
{
    using Plain = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Plain, Turn>)
        coder(item.role), coder(item.text), coder(item.name), coder(item.at), coder(item.toolCalls);
    else if constexpr (std::is_same_v<Plain, Rating>)
        coder(item.value), coder(item.given), coder(item.turn), coder(item.at), coder(item.comment);
    else if constexpr (std::is_same_v<Plain, Score>)
        coder(item.name), coder(item.value);
    else if constexpr (std::is_same_v<Plain, GivenLabel>)
        coder(item.annotator), coder(item.question), coder(item.value), coder(item.turn), coder(item.at),
            coder(item.seconds);
    else
        coder(item.first), coder(item.second);
}

template <typename T>
void codeList(Encoder& coder, const std::vector<T>& items)
{
    coder(items.size());
    for (const T& item : items)
        code(coder, item);
}

template <typename T>
void codeList(Decoder& coder, std::vector<T>& items)
{
    std::size_t size = 0;
    coder(size);
    items.clear();
    for (std::size_t i = 0; i < size && coder.has(1); ++i)
        code(coder, items.emplace_back());
}

template <typename Coder, typename T>
void codeAll(Coder& coder, T& item)
{
    coder(item.kind), coder(item.line), coder(item.trace), coder(item.span), coder(item.parent);
    coder(item.conversation), coder(item.session), coder(item.user), coder(item.start), coder(item.end);
    codeList(coder, item.input);
    codeList(coder, item.output);
    codeList(coder, item.segments);
    codeList(coder, item.ratings);
    codeList(coder, item.scores);
    codeList(coder, item.labels);
}

} // namespace

void encodeObservation(const Observation& observation, std::string& out)
{
    Encoder encoder(out);
    codeAll(encoder, observation);
}

bool decodeObservation(std::string_view bytes, Observation& out)
{
    Decoder decoder(bytes);
    codeAll(decoder, out);
    return decoder.ok();
}

} // namespace turnout::ingest
