// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/FilterChoices.h"
#include "workbench/Workbench.h"

#include <optional>
#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace turnout::ui {

/// Chooses conditions by keyboard or mouse: first what it is about, then a value with the sessions it leaves. Typing
/// narrows the list, Return chooses, Backspace in an empty field goes back, Escape closes. A choice holds at once.
/// Thread: GUI.
class FilterPopup final : public QFrame {
    Q_OBJECT
public:
    FilterPopup(workbench::Workbench& workbench, QWidget& window);

    /// Opens below this widget with the fields, or with the values of one.
    void popup(const QWidget& below);
    void popup(const QWidget& below, const FilterField& field);
    /// The lines shown now, for tests: "de 412".
    [[nodiscard]] QStringList lines() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void open(const QWidget& below);
    void fit();
    void close();
    void showFields();
    void showField(const FilterField& field);
    void askChoices();
    void fill();
    void accept();
    void goBack();
    bool keyPressed(int key);

    workbench::Workbench& m_workbench;
    QWidget& m_window;
    QLabel* m_title;
    QLineEdit* m_field;
    QListWidget* m_list;
    std::vector<FilterField> m_fields;
    std::optional<FilterField> m_chosen;
    std::vector<FilterChoice> m_choices;
    quint64 m_request = 0;
};

} // namespace turnout::ui
