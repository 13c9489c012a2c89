// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Pictures.h"

#include "common/Theme.h"
#include "shell/MainWindow.h"
#include "shell/Workspaces.h"
#include "workbench/ModelTrainer.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookAgain = 250; ///< ms
constexpr int kLooks = 120; ///< after this many a page that never rests is taken as it is, a project given up

} // namespace

Pictures::Pictures(MainWindow& window, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(folder)
{
    for (const Workspaces::Workspace& one : window.workspaces().all())
        m_workspaces.append(one.id);
}

void Pictures::start()
{
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT finished(tr("The folder %1 cannot be made.").arg(m_folder));
        return;
    }
    m_window.resize(1280, 800);
    m_looks = 0;
    waitForProject();
}

void Pictures::waitForProject()
{
    if (m_window.workbench().snapshot() != nullptr) {
        next();
        return;
    }
    const QString error = m_window.workbench().project() == nullptr ? m_window.banner().text() : QString();
    if (!error.isEmpty() || ++m_looks > kLooks) {
        Q_EMIT finished(error.isEmpty() ? tr("The project took too long to open.") : error);
        return;
    }
    QTimer::singleShot(kLookAgain, this, &Pictures::waitForProject);
}

void Pictures::next()
{
    if (m_at == 2 * m_workspaces.size()) {
        Q_EMIT finished({});
        return;
    }
    const bool dark = m_at >= m_workspaces.size();
    common::Theme::apply(*qApp, dark ? common::Scheme::Dark : common::Scheme::Light);
    m_window.go(m_workspaces.at(m_at % m_workspaces.size()));
    m_last = {};
    m_looks = 0;
    QTimer::singleShot(kLookAgain, this, &Pictures::waitForCalm);
}

void Pictures::waitForCalm()
{
    // A page fills as its answers arrive; twice the same look means that nothing is on its way.
    QImage look = m_window.grab().toImage();
    const auto waits = m_window.findChildren<QWidget*>(u"working"_s);
    const bool working = std::any_of(waits.begin(), waits.end(), [](const QWidget* one) { return one->isVisible(); });
    using State = workbench::ModelTrainer::State;
    const State learning = m_window.workbench().trainer().state();
    const bool open = learning == State::Reading || learning == State::Learning; // numbers change once it is there
    if ((look == m_last && !working && !open) || ++m_looks > kLooks) {
        save();
        return;
    }
    m_last = std::move(look);
    QTimer::singleShot(kLookAgain, this, &Pictures::waitForCalm);
}

void Pictures::save()
{
    const QString name = m_workspaces.at(m_at % m_workspaces.size())
        + (m_at >= m_workspaces.size() ? u"-dark.png"_s : u"-light.png"_s);
    const QString path = QDir(m_folder).filePath(name);
    if (!m_last.save(path)) {
        Q_EMIT finished(tr("The picture %1 cannot be written.").arg(path));
        return;
    }
    ++m_at;
    next();
}

} // namespace turnout::ui
