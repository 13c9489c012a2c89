// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "import/ImportDraft.h"
#include "workbench/ImportPreview.h"
#include "workbench/Workbench.h"

#include <atomic>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace turnout::ui {

class FileList;
class ImportSettingsPanel;
class MappingEditor;
class PreviewPane;
class ReportView;
class SummaryGrid;

/// Files on their way into the project: what was seen in them, how they are read, their first sessions, what an import
/// would do; then the import, then what it did. Writes nothing before Import is pressed. Thread: GUI.
class ImportPage final : public QWidget {
    Q_OBJECT
public:
    enum class State { Deciding, Running, Reported };

    /// `workbench` and `dialogs` outlive it.
    ImportPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    ~ImportPage() override;

    /// Begins an import with these files, or adds them to the one that is being decided.
    void open(const std::vector<std::string>& paths);
    /// Forgets everything; what is being read is stopped. An import that runs goes on.
    void stop();
    [[nodiscard]] State state() const;
    /// There are files that nobody said yes or no to.
    [[nodiscard]] bool undecided() const;

Q_SIGNALS:
    /// The user is done here, or goes on with something else while the import runs.
    void leaveRequested();
    /// The import was done or cancelled; `sentence` says so.
    void ended(const std::vector<turnout::ui::ImportedFile>& files, const QString& sentence);
    /// The user wants to see the lines that were not used.
    void importsWanted();

private:
    using Files = std::vector<ImportedFile>;
    void build();
    QWidget* buildFiles();
    QWidget* buildSettings();
    QHBoxLayout* buildFooter();
    QPushButton* addButton(QHBoxLayout& row, const QString& text, const QString& name);
    void addFiles(std::vector<DraftFile> files);
    void chooseMore();
    void removeFile(int row);
    [[nodiscard]] DraftFile* current();
    [[nodiscard]] DraftFile* find(const std::string& path);

    void settingsChanged();
    void mappingChanged();
    void askPreview();
    void takePreview(const Result<workbench::ImportPreview>& preview);
    /// Files or settings changed: all of them are looked through again, after a pause or at once.
    void lookAgain(bool atOnce = false);
    void look();
    void takeLook(Result<Files> files);

    void import();
    void takeImported(const Files& files);
    void takeNothing(const Error& error);
    void leave();
    void copyReport();

    void showCurrent();
    void showFiles();
    void showSummary();
    void showState();
    [[nodiscard]] QString importObstacle() const;

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    ImportDraft m_draft;
    State m_state = State::Deciding;
    QString m_sentence; ///< what the last import came to
    CancelToken m_previewCancel;
    CancelToken m_lookCancel;
    quint64 m_previewRequest = 0;
    quint64 m_lookRequest = 0;
    quint64 m_generation = 0; ///< of the draft: files that arrive for an earlier one are dropped
    std::shared_ptr<std::atomic<int>> m_looked; ///< percent of the files that the dry run has read

    QLabel* m_title = nullptr;
    FileList* m_list = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_remove = nullptr;
    QStackedWidget* m_views = nullptr;
    QScrollArea* m_settingsArea = nullptr;
    QWidget* m_settingsSide = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_seen = nullptr;
    SummaryGrid* m_summary = nullptr;
    MappingEditor* m_mapping = nullptr;
    ImportSettingsPanel* m_settings = nullptr;
    PreviewPane* m_preview = nullptr;
    ReportView* m_report = nullptr;
    QLabel* m_say = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_cancelJob = nullptr;
    QPushButton* m_away = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_rejects = nullptr;
    QPushButton* m_done = nullptr;
    QTimer* m_previewPause = nullptr;
    QTimer* m_lookPause = nullptr;
    QTimer* m_lookTick = nullptr;
};

} // namespace turnout::ui
