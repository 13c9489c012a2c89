// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/HandOutDialog.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kWidth = 480;
constexpr int kMostSessions = 100'000;
constexpr int kMostDays = 365;
constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;

} // namespace

HandOutDialog::HandOutDialog(const QStringList& annotators, QWidget* parent)
    : QDialog(parent)
    , m_annotator(new QComboBox)
    , m_size(new QSpinBox)
    , m_days(new QSpinBox)
    , m_choose(new QPushButton(tr("Choose the file …")))
{
    setObjectName(u"handOutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Hand out"));
    auto* explanation = new QLabel(
        tr("The next sessions of a colleague's queue go into a small project of their own: transcripts and questions, "
           "no ratings, scores, reasons or labels. Nobody else is given them until they come back, or the time is "
           "over."));
    setTextStyle(*explanation, common::TextStyle::Body, common::Tint::Muted);
    common::wrapWithin(*explanation, kWidth - 2 * common::Theme::kPage);
    m_annotator->setEditable(true);
    m_annotator->setCompleter(nullptr); // who types "Be" means nobody else
    m_annotator->addItems(annotators);
    m_annotator->setCurrentText({});
    m_annotator->setObjectName(u"handOutAnnotator"_s);
    m_annotator->setAccessibleName(tr("Whom it is for"));
    m_size->setRange(1, kMostSessions);
    m_size->setValue(static_cast<int>(workbench::SplitRequest().size));
    m_size->setObjectName(u"handOutSize"_s);
    m_size->setAccessibleName(tr("Sessions"));
    m_days->setRange(1, kMostDays);
    m_days->setValue(static_cast<int>(workbench::kHandedOutFor / kDay));
    m_days->setSuffix(tr(" days"));
    m_days->setObjectName(u"handOutDays"_s);
    m_days->setAccessibleName(tr("Kept for them for so many days"));
    m_choose->setObjectName(u"handOutChoose"_s);
    m_choose->setAccessibleName(m_choose->text());
    setButtonKind(*m_choose, common::ButtonKind::Primary);
    m_choose->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"handOutCancel"_s);
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    const auto check = [this] { m_choose->setEnabled(!m_annotator->currentText().trimmed().isEmpty()); };
    connect(m_annotator, &QComboBox::editTextChanged, this, check);
    check();

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::kBetween);
    form->addRow(tr("&For"), m_annotator);
    form->addRow(tr("&Sessions, at most"), m_size);
    form->addRow(tr("&Kept for"), m_days);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(buttons);
    resize(kWidth, sizeHint().height());
}

workbench::SplitRequest HandOutDialog::request() const
{
    workbench::SplitRequest request;
    request.annotator = m_annotator->currentText().trimmed().toStdString();
    request.size = m_size->value();
    request.keptFor = m_days->value() * kDay;
    return request;
}

} // namespace turnout::ui
