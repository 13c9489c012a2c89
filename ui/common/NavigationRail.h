// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QButtonGroup;

namespace turnout::common {

struct RailItem {
    QString id = {}; ///< "sessions"
    QString icon = {};
    QString title = {};
    QString keyText = {}; ///< "Ctrl+1", shown beside it; the shortcut itself belongs to the window's command
};

/// The workspaces on the left: icon and word, one of them current, a count or a dot where something waits. Up and Down
/// move, one tab stop for all.
class NavigationRail final : public QWidget {
    Q_OBJECT
public:
    explicit NavigationRail(QWidget* parent = nullptr);
    void setItems(const std::vector<RailItem>& items);
    /// Marks it as current without a signal.
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const;
    /// 0 takes the badge away; below 0 is a dot. `what` goes to screen readers: "12 sessions wait for a label".
    void setBadge(const QString& id, int count, const QString& what = {});
    void setItemEnabled(const QString& id, bool enabled);

Q_SIGNALS:
    void activated(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace turnout::common
