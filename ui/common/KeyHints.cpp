// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/KeyHints.h"

#include "common/CommandTable.h"

#include <QKeySequence>

namespace turnout::common {

using namespace Qt::StringLiterals;

QString firstKey(QStringView command)
{
    const auto keys = commandKeys(*findCommand(command));
    if (keys.isEmpty())
        return {};
    const QKeySequence& key = keys.front();
    if (key == QKeySequence(Qt::Key_Return))
        return u"⏎"_s;
    if (key == QKeySequence(Qt::Key_Backspace))
        return u"⌫"_s;
    if (key == QKeySequence(Qt::Key_Left))
        return u"←"_s;
    if (key == QKeySequence(Qt::Key_Right))
        return u"→"_s;
    return key.toString(QKeySequence::NativeText);
}

QString keyHint(std::initializer_list<QStringView> commands, const QString& what)
{
    QString hint;
    for (const QStringView command : commands)
        if (const QString key = firstKey(command); !key.isEmpty())
            hint += key + u' ';
    return hint.isEmpty() ? QString() : (hint += what).replace(u' ', QChar::Nbsp);
}

QString keyHintLine(QStringList hints)
{
    hints.removeAll(QString());
    return hints.join(u" · "_s);
}

} // namespace turnout::common
