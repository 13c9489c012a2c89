// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessions/SessionColumns.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace turnout::ui {

/// What stands above the table: search, count, columns, draw, and where a list came from. Thread: GUI.
class SessionTools final : public QWidget {
    Q_OBJECT
public:
    explicit SessionTools(QWidget* parent = nullptr);

    void focusSearch();
    void clearSearch();
    void setCount(const QString& text);
    /// Where the shown list came from; empty: no list.
    void setListTitle(const QString& title);
    void setDrawable(bool drawable, const QString& reason);
    /// Every column there could be, and the keys of those shown.
    void setColumns(const std::vector<SessionColumn>& all, const QStringList& shown);

Q_SIGNALS:
    /// After a pause in typing, or Return.
    void searchChanged(const QString& text);
    void searchAccepted();
    void drawRequested();
    void backRequested();
    void columnToggled(const QString& key, bool shown);

private:
    void buildSearch();
    void buildListBar();

    QLineEdit* m_search;
    QLabel* m_count;
    QToolButton* m_columnsButton;
    QMenu* m_columnsMenu;
    QPushButton* m_drawButton;
    QWidget* m_listBar;
    QLabel* m_listTitle;
};

} // namespace turnout::ui
