// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <QString>
#include <QStringList>

class QPrinter;
class QWidget;

namespace turnout::common {

/// What a file dialog is asked for. `filter` as in QFileDialog: "Sessions (*.jsonl *.csv);;All files (*)".
struct FileRequest {
    QString title = {};
    QString filter = {};
    QString suggested = {}; ///< file name or folder to begin with
    QString suffix = {}; ///< added to a name to save that has none: "csv"
};

struct ConfirmRequest {
    QString title = {};
    QString text = {}; ///< plain, one or two sentences
    QString accept = {}; ///< the verb on the button: "Freeze version 3"
    bool destructive = false; ///< then Cancel is the default button
};

struct TextRequest {
    QString title = {};
    QString prompt = {};
    QString initial = {};
    QStringList choices = {}; ///< not empty: one of these must be chosen
    QStringList offers = {}; ///< can be chosen, where another text can be typed too
    std::function<QString(const QString&)> note = {}; ///< what is said below the field of the text in it; may be empty
};

/// How pages ask the user, so that tests can answer. Nothing blocks: `then` is called when there is an answer, and
/// not at all when the parent is gone. Thread: GUI.
class Dialogs {
public:
    virtual ~Dialogs() = default;
    /// Not called with an empty list: cancelling ends silently, in all four.
    virtual void openFiles(QWidget* parent, const FileRequest& request, std::function<void(QStringList)> then) = 0;
    virtual void openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) = 0;
    virtual void saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) = 0;
    virtual void chooseFolder(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) = 0;
    /// Called only when the user says yes.
    virtual void confirm(QWidget* parent, const ConfirmRequest& request, std::function<void()> then) = 0;
    virtual void chooseText(QWidget* parent, const TextRequest& request, std::function<void(QString)> then) = 0;
    /// Paper or a PDF, as the user chooses; `title` names the job.
    virtual void print(QWidget* parent, const QString& title, std::function<void(QPrinter&)> then) = 0;
};

/// The real ones.
class WindowDialogs final : public Dialogs {
public:
    void openFiles(QWidget* parent, const FileRequest& request, std::function<void(QStringList)> then) override;
    void openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void chooseFolder(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void confirm(QWidget* parent, const ConfirmRequest& request, std::function<void()> then) override;
    void chooseText(QWidget* parent, const TextRequest& request, std::function<void(QString)> then) override;
    void print(QWidget* parent, const QString& title, std::function<void(QPrinter&)> then) override;
};

/// Answers given beforehand, in order; with none left it cancels. `asked` keeps the titles of what was asked,
/// `suggested` what file dialogs began with, `textAsked` the last request for a text.
class ScriptedDialogs final : public Dialogs {
public:
    std::deque<QStringList> files; ///< for openFiles, openFile, saveFile, chooseFolder and print (a PDF)
    std::deque<bool> confirmations;
    std::deque<QString> texts;
    QStringList asked;
    QStringList suggested;
    TextRequest textAsked;

    void openFiles(QWidget* parent, const FileRequest& request, std::function<void(QStringList)> then) override;
    void openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void chooseFolder(QWidget* parent, const FileRequest& request, std::function<void(QString)> then) override;
    void confirm(QWidget* parent, const ConfirmRequest& request, std::function<void()> then) override;
    void chooseText(QWidget* parent, const TextRequest& request, std::function<void(QString)> then) override;
    void print(QWidget* parent, const QString& title, std::function<void(QPrinter&)> then) override;

private:
    void answerFile(const FileRequest& request, const std::function<void(QString)>& then);
};

} // namespace turnout::common
