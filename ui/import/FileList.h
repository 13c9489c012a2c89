// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/ImportDraft.h"

#include <QListWidget>

namespace turnout::ui {

/// The files of an import, each with what was seen in it and how it stands. Thread: GUI.
class FileList final : public QListWidget {
    Q_OBJECT
public:
    enum class State { Looking, Ready, Caution, Done };
    struct Line {
        QString name;
        QString seen; ///< below the name
        QString path; ///< the tool tip
        State state = State::Looking;
    };

    explicit FileList(QWidget* parent = nullptr);
    void setFiles(const std::vector<Line>& files);

Q_SIGNALS:
    void removeRequested(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// How a file stands before it is imported, or after.
FileList::Line fileLine(const ImportDraft& draft, const DraftFile& file);

} // namespace turnout::ui
