// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Dialogs.h"

#include "common/Theme.h"

#include <algorithm>
#include <memory>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 2 * Theme::kIcon;

QFileDialog* fileDialog(
    QWidget* parent, const FileRequest& request, QFileDialog::AcceptMode accept, QFileDialog::FileMode mode)
{
    auto* dialog = new QFileDialog(parent, request.title, QString(), request.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(accept);
    dialog->setFileMode(mode);
    if (!request.suffix.isEmpty())
        dialog->setDefaultSuffix(request.suffix);
    const QFileInfo suggested(request.suggested);
    if (suggested.isDir())
        dialog->setDirectory(suggested.absoluteFilePath());
    else if (!request.suggested.isEmpty())
        dialog->selectFile(request.suggested);
    return dialog;
}

/// QInputDialog has no place for what is said of the text. Enter takes the text that is there from the start; arrows go
/// through what is offered, and nothing is completed while one types: a new name may begin like one that is known.
void askForText(QWidget* parent, const TextRequest& request, std::function<void(QString)> then)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(u"textDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(request.title);
    auto* prompt = new QLabel(request.prompt);
    setTextStyle(*prompt, TextStyle::Body);
    auto* field = new QComboBox;
    field->setObjectName(u"textDialogField"_s);
    field->setAccessibleName(request.prompt);
    field->setEditable(true);
    field->setCompleter(nullptr);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->addItems(request.offers);
    field->setCurrentIndex(static_cast<int>(request.offers.indexOf(request.initial)));
    field->setEditText(request.initial);
    auto* note = new QLabel;
    note->setObjectName(u"textDialogNote"_s);
    setTextStyle(*note, TextStyle::Note, Tint::Muted);
    const auto tell = [field, note, say = request.note] {
        const QString said = say ? say(field->currentText()) : QString();
        note->setText(said);
        field->setAccessibleDescription(said);
    };
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    column->setSpacing(Theme::kInside);
    column->addWidget(prompt);
    column->addWidget(field);
    column->addWidget(note);
    column->addWidget(buttons);
    QObject::connect(field, &QComboBox::editTextChanged, dialog, tell);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(
        dialog, &QDialog::accepted, dialog, [field, then = std::move(then)] { then(field->currentText()); });
    tell();
    field->lineEdit()->selectAll();
    field->setFocus();
    dialog->resize(std::max(360, dialog->sizeHint().width()), dialog->sizeHint().height());
    dialog->open();
}

} // namespace

void WindowDialogs::openFiles(QWidget* parent, const FileRequest& request, std::function<void(QStringList)> then)
{
    auto* dialog = fileDialog(parent, request, QFileDialog::AcceptOpen, QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(then));
    dialog->open();
}

void WindowDialogs::openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then)
{
    auto* dialog = fileDialog(parent, request, QFileDialog::AcceptOpen, QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(then));
    dialog->open();
}

void WindowDialogs::saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then)
{
    auto* dialog = fileDialog(parent, request, QFileDialog::AcceptSave, QFileDialog::AnyFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(then));
    dialog->open();
}

void WindowDialogs::chooseFolder(QWidget* parent, const FileRequest& request, std::function<void(QString)> then)
{
    auto* dialog = fileDialog(parent, request, QFileDialog::AcceptOpen, QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(then));
    dialog->open();
}

void WindowDialogs::confirm(QWidget* parent, const ConfirmRequest& request, std::function<void()> then)
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, request.title, request.text, QMessageBox::Cancel, parent);
    const QIcon icon = request.destructive ? Theme::icon(u"warning"_s, Tint::Caution) : Theme::icon(u"help"_s);
    box->setIconPixmap(icon.pixmap(QSize(kIconSize, kIconSize), box->devicePixelRatioF()));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton* yes = box->addButton(request.accept, QMessageBox::AcceptRole);
    box->setDefaultButton(request.destructive ? qobject_cast<QPushButton*>(box->button(QMessageBox::Cancel)) : yes);
    QObject::connect(yes, &QPushButton::clicked, box, [then = std::move(then)] { then(); });
    box->open();
}

void WindowDialogs::chooseText(QWidget* parent, const TextRequest& request, std::function<void(QString)> then)
{
    if (!request.offers.isEmpty() || request.note)
        return askForText(parent, request, std::move(then));
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(request.title);
    dialog->setLabelText(request.prompt);
    dialog->setInputMode(QInputDialog::TextInput);
    // The prompt may name an id, and a label reads HTML unless it is told not to.
    for (QLabel* label : dialog->findChildren<QLabel*>())
        label->setTextFormat(Qt::PlainText);
    if (!request.choices.isEmpty())
        dialog->setComboBoxItems(request.choices);
    dialog->setTextValue(
        request.initial.isEmpty() && !request.choices.isEmpty() ? request.choices.first() : request.initial);
    QObject::connect(dialog, &QInputDialog::textValueSelected, dialog, std::move(then));
    dialog->open();
}

void WindowDialogs::print(QWidget* parent, const QString& title, std::function<void(QPrinter&)> then)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    QObject::connect(dialog, &QDialog::accepted, dialog, [printer, then = std::move(then)] { then(*printer); });
    // The dialog keeps a pointer to the printer.
    QObject::connect(dialog, &QObject::destroyed, dialog, [printer] {});
    dialog->open();
}

void ScriptedDialogs::openFiles(QWidget*, const FileRequest& request, std::function<void(QStringList)> then)
{
    asked.append(request.title);
    suggested.append(request.suggested);
    if (files.empty())
        return;
    const QStringList answer = files.front();
    files.pop_front();
    if (!answer.isEmpty())
        then(answer);
}

void ScriptedDialogs::answerFile(const FileRequest& request, const std::function<void(QString)>& then)
{
    openFiles(nullptr, request, [&then](const QStringList& answer) { then(answer.first()); });
}

void ScriptedDialogs::openFile(QWidget*, const FileRequest& request, std::function<void(QString)> then)
{
    answerFile(request, then);
}

void ScriptedDialogs::saveFile(QWidget*, const FileRequest& request, std::function<void(QString)> then)
{
    answerFile(request, then);
}

void ScriptedDialogs::chooseFolder(QWidget*, const FileRequest& request, std::function<void(QString)> then)
{
    answerFile(request, then);
}

void ScriptedDialogs::confirm(QWidget*, const ConfirmRequest& request, std::function<void()> then)
{
    asked.append(request.title);
    if (confirmations.empty())
        return;
    const bool yes = confirmations.front();
    confirmations.pop_front();
    if (yes)
        then();
}

void ScriptedDialogs::chooseText(QWidget*, const TextRequest& request, std::function<void(QString)> then)
{
    asked.append(request.title);
    textAsked = request;
    if (texts.empty())
        return;
    const QString answer = texts.front();
    texts.pop_front();
    then(answer);
}

void ScriptedDialogs::print(QWidget*, const QString& title, std::function<void(QPrinter&)> then)
{
    answerFile({title, {}, {}, {}}, [&](const QString& path) {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFileName(path);
        then(printer);
    });
}

} // namespace turnout::common
