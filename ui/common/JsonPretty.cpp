// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/JsonPretty.h"

#include <QStringView>
#include <vector>

namespace turnout::common {

namespace {

constexpr int kDeepest = 64;
constexpr qsizetype kLargest = 2'000'000;

class Layouter {
public:
    explicit Layouter(QStringView text)
        : m_text(text)
    {
        m_out.reserve(text.size() + text.size() / 2);
    }

    bool run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                if (!string())
                    return false;
                continue;
            }
            ++m_at;
            if (c == u'{' || c == u'[') {
                if (!open(c))
                    return false;
            } else if (c == u'}' || c == u']') {
                if (!close(c))
                    return false;
            } else if (c == u',') {
                m_out += c;
                line();
            } else if (c == u':') {
                m_out += u": ";
            } else if (!c.isSpace()) {
                m_out += c;
            }
            if (m_open.empty())
                return m_text.mid(m_at).trimmed().isEmpty();
        }
        return false;
    }

    QString take()
    {
        return std::move(m_out);
    }

private:
    bool string()
    {
        const qsizetype from = m_at++;
        while (m_at < m_text.size() && m_text.at(m_at) != u'"')
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        if (m_at >= m_text.size())
            return false;
        ++m_at;
        m_out += m_text.mid(from, m_at - from);
        return true;
    }

    bool open(QChar bracket)
    {
        m_open.push_back(bracket);
        m_out += bracket;
        const QChar closing = bracket == u'{' ? u'}' : u']';
        qsizetype next = m_at;
        while (next < m_text.size() && m_text.at(next).isSpace())
            ++next;
        if (next < m_text.size() && m_text.at(next) == closing) {
            m_at = next + 1;
            m_out += closing;
            m_open.pop_back();
            return true;
        }
        line();
        return static_cast<int>(m_open.size()) <= kDeepest;
    }

    bool close(QChar bracket)
    {
        if (m_open.empty() || m_open.back() != (bracket == u'}' ? u'{' : u'['))
            return false;
        m_open.pop_back();
        line();
        m_out += bracket;
        return true;
    }

    void line()
    {
        m_out += u'\n';
        m_out += QString(static_cast<qsizetype>(m_open.size()) * 2, u' ');
    }

    QStringView m_text;
    QString m_out;
    std::vector<QChar> m_open;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QString> prettyJson(const QString& text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (trimmed.size() > kLargest || !(trimmed.startsWith(u'{') || trimmed.startsWith(u'[')))
        return {};
    Layouter layouter(trimmed);
    if (!layouter.run())
        return {};
    return layouter.take();
}

} // namespace turnout::common
