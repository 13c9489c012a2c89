// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "queue/DrawPolicy.h"
#include "workbench/OpenProject.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace turnout::ui {

class ShareEditor;

/// A draw's policy as a form: how many, how mixed, who says what is uncertain, which segments to balance, how the
/// sample is taken and how many are answered twice, by a second annotator or by the same one. Thread: GUI.
class DrawPolicyForm final : public QWidget {
    Q_OBJECT
public:
    /// The segments and scores to choose from are those of the snapshot.
    explicit DrawPolicyForm(std::shared_ptr<const workbench::Snapshot> snapshot, QWidget* parent = nullptr);

    [[nodiscard]] queue::DrawPolicy policy() const;
    /// BadInput, with nothing changed, where the policy names a segment or a score that is not there.
    Result<void> setPolicy(const queue::DrawPolicy& policy);
    void setSize(qint64 size);

Q_SIGNALS:
    void changed();

private:
    void buildUncertain(QFormLayout& form);
    void buildBalance(QFormLayout& form);
    void buildSampling(QFormLayout& form);
    [[nodiscard]] std::vector<std::string> chosen() const;
    void choose(const std::vector<std::string>& balance);
    void follow();
    void tell();

    std::shared_ptr<const workbench::Snapshot> m_snapshot;
    queue::DrawPolicy m_policy; ///< what was loaded; what has no field here stays as it is
    queue::DrawPolicy m_told; ///< the one changed() was about
    QSpinBox* m_size;
    ShareEditor* m_shares;
    QComboBox* m_by;
    QComboBox* m_goal;
    QListWidget* m_balance;
    QSpinBox* m_twice;
    QSpinBox* m_repeated;
    QComboBox* m_duplicates;
    QComboBox* m_method;
    QLineEdit* m_seed;
};

} // namespace turnout::ui
