// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestSupport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace testsupport {

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::string sourceDir()
{
    return TURNOUT_SOURCE_DIR;
}

std::string cli()
{
    return TURNOUT_CLI;
}

std::string sharedData(std::string_view name)
{
    QString root = qEnvironmentVariable("TURNOUT_SHARED");
    if (root.isEmpty())
        root = QStringLiteral(TURNOUT_SOURCE_DIR "/../shared");
    const QFileInfo info(QDir(root).filePath(toQt(name)));
    return info.exists() ? info.absoluteFilePath().toStdString() : std::string();
}

TempDir::TempDir()
    : m_dir(std::make_unique<QTemporaryDir>())
{
    if (!m_dir->isValid())
        qFatal("no temporary directory: %s", qPrintable(m_dir->errorString()));
}

TempDir::~TempDir() = default;

std::string TempDir::path() const
{
    return m_dir->path().toStdString();
}

std::string TempDir::file(std::string_view name) const
{
    return m_dir->filePath(toQt(name)).toStdString();
}

std::string TempDir::write(std::string_view name, std::string_view content) const
{
    const QString path = m_dir->filePath(toQt(name));
    QFile file(path);
    const auto size = static_cast<qint64>(content.size());
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content.data(), size) != size || !file.flush())
        qFatal("cannot write %s: %s", qPrintable(path), qPrintable(file.errorString()));
    return path.toStdString();
}

std::string readAll(const std::string& path)
{
    QFile file(toQt(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace testsupport
