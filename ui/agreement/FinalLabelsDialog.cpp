// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/FinalLabelsDialog.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"

#include <cmath>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using agreement::ConsensusMethod;

namespace {

constexpr int kWidth = 520;
constexpr int kSettles = 200; ///< ms without a change

} // namespace

FinalLabelsDialog::FinalLabelsDialog(const agreement::ConsensusPolicy& policy, QWidget* parent)
    : QDialog(parent)
    , m_method(new QComboBox)
    , m_threshold(new QSpinBox)
    , m_outcome(new QLabel(tr("Counting …")))
{
    using common::Theme;
    setObjectName(u"finalLabels"_s);
    setWindowTitle(tr("Final labels"));
    setAccessibleName(tr("Final labels"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kBetween);
    all->setSpacing(Theme::kBetween);
    auto* note
        = new QLabel(tr("What was adjudicated is final, and so is a single answer. Where several annotators "
                        "answered, their answers become one if it is likely enough; else the session stays open "
                        "until somebody decides. How sure that is goes into every estimate. Where Dawid–Skene would "
                        "overrule most annotators on more than a quarter of the sessions, votes decide."));
    common::setTextStyle(*note, common::TextStyle::Body, common::Tint::Muted);
    common::wrapWithin(*note, kWidth - 2 * Theme::kPage);
    all->addWidget(note);
    m_method->setObjectName(u"finalMethod"_s);
    m_method->setAccessibleName(tr("How several answers become one"));
    m_method->addItem(
        tr("by how reliable each annotator is (Dawid–Skene)"), static_cast<int>(ConsensusMethod::DawidSkene));
    m_method->addItem(tr("by majority"), static_cast<int>(ConsensusMethod::Majority));
    m_method->setCurrentIndex(m_method->findData(static_cast<int>(policy.method)));
    m_threshold->setObjectName(u"finalThreshold"_s);
    m_threshold->setAccessibleName(tr("Percent that an answer must reach to be final"));
    m_threshold->setRange(51, 100); // at a half two answers could both be final
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setValue(static_cast<int>(std::lround(policy.threshold * 100)));
    auto* form = new QFormLayout;
    form->addRow(tr("C&ombined"), m_method);
    form->addRow(tr("Final &from"), m_threshold);
    all->addLayout(form);
    m_outcome->setObjectName(u"finalOutcome"_s);
    m_outcome->setAccessibleName(tr("What comes of it"));
    m_outcome->setTextFormat(Qt::PlainText);
    all->addWidget(m_outcome);
    // Figures of another policy are not left standing, and not every step on the way is counted.
    auto* settled = new QTimer(this);
    settled->setSingleShot(true);
    settled->setInterval(kSettles);
    connect(settled, &QTimer::timeout, this, &FinalLabelsDialog::policyChanged);
    const auto changed = [this, settled]() {
        setOutcome(tr("Counting …"));
        settled->start();
    };
    connect(m_method, &QComboBox::currentIndexChanged, this, changed);
    connect(m_threshold, &QSpinBox::valueChanged, this, changed);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* keep = buttons->addButton(tr("Keep"), QDialogButtonBox::AcceptRole);
    common::setButtonKind(*keep, common::ButtonKind::Primary);
    keep->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    all->addWidget(buttons);
    setMinimumWidth(kWidth);
}

agreement::ConsensusPolicy FinalLabelsDialog::policy() const
{
    return {static_cast<ConsensusMethod>(m_method->currentData().toInt()), m_threshold->value() / 100.0};
}

void FinalLabelsDialog::setOutcome(const QString& text)
{
    m_outcome->setText(text);
    common::wrapWithin(*m_outcome, kWidth - 2 * common::Theme::kPage);
}

} // namespace turnout::ui
