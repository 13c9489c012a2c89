// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptTurn.h"

#include "common/JsonPretty.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTitleLength = 72;
/// Larger tool calls get a plain title rather than being parsed for one.
constexpr std::size_t kLargestParsed = 200'000;

QString roleText(session::Role role)
{
    switch (role) {
    case session::Role::System:
        return QCoreApplication::translate("Transcript", "SYSTEM");
    case session::Role::User:
        return QCoreApplication::translate("Transcript", "USER");
    case session::Role::Assistant:
        return QCoreApplication::translate("Transcript", "ASSISTANT");
    case session::Role::Tool:
        return QCoreApplication::translate("Transcript", "TOOL");
    }
    return {};
}

/// "lookup({"order":7})" of one call, in the two shapes that are about.
QString callTitle(const QJsonObject& call)
{
    const QJsonObject function = call.value("function"_L1).isObject() ? call.value("function"_L1).toObject() : call;
    const QJsonValue arguments = function.value("arguments"_L1);
    QString given = arguments.toString();
    if (arguments.isObject())
        given = QString::fromUtf8(QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact));
    return function.value("name"_L1).toString(u"?"_s) + u'(' + given + u')';
}

QString callsTitle(const std::string& json)
{
    if (json.size() <= kLargestParsed) {
        const QJsonArray calls
            = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())))
                  .array();
        if (calls.size() == 1)
            return visibleLine(callTitle(calls.first().toObject()), kTitleLength);
        if (calls.size() > 1)
            return QCoreApplication::translate("Transcript", "%n tool calls", nullptr, static_cast<int>(calls.size()));
    }
    return QCoreApplication::translate("Transcript", "tool calls");
}

TranscriptSection section(const std::string& utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    TranscriptSection made;
    const std::optional<QString> pretty = prettyJson(text);
    made.mono = pretty.has_value();
    made.body = visibleText(pretty ? *pretty : text);
    made.lines = static_cast<int>(made.body.text.count(u'\n')) + 1;
    return made;
}

} // namespace

TranscriptTurn transcriptTurn(const session::Turn& turn, const session::Turn* next)
{
    TranscriptTurn made;
    made.role = turn.role;
    made.roleText = roleText(turn.role);
    made.name = visibleLine(turn.name, 80);
    if (turn.at)
        made.time = QDateTime::fromMSecsSinceEpoch(*turn.at, Qt::UTC).toString(u"HH:mm"_s);
    TranscriptSection said = section(turn.text);
    said.closed = turn.role == session::Role::Tool || turn.role == session::Role::System;
    const bool empty = QStringView(said.body.text).trimmed().isEmpty();
    if (empty && turn.toolCalls.empty()) {
        const bool called
            = turn.role == session::Role::Assistant && next != nullptr && next->role == session::Role::Tool;
        said.body = {called ? QCoreApplication::translate("Transcript", "(called a tool)")
                            : QCoreApplication::translate("Transcript", "(no text)"),
            {}};
        said.lines = 1;
        said.closed = false;
        said.placeholder = true;
    }
    if (!empty || said.placeholder)
        made.sections.push_back(std::move(said));
    if (!turn.toolCalls.empty()) {
        TranscriptSection calls = section(turn.toolCalls);
        calls.closed = true;
        calls.title = callsTitle(turn.toolCalls);
        made.sections.push_back(std::move(calls));
    }
    return made;
}

} // namespace turnout::common
