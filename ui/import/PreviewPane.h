// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/ImportPreview.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace turnout::common {
class ElidedLabel;
class TranscriptPane;
} // namespace turnout::common

namespace turnout::ui {

/// The first sessions of a file as they would be kept, one at a time. Thread: GUI.
class PreviewPane final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewPane(QWidget* parent = nullptr);

    /// Shows these sessions; the place stays where the new ones have it too.
    void setPreview(workbench::ImportPreview preview);
    /// Nothing to show, and why.
    void setMessage(const QString& text);
    void showNext();
    void showPrevious();
    [[nodiscard]] common::TranscriptPane& transcript() const;

private:
    void show(std::size_t at);

    workbench::ImportPreview m_preview;
    std::size_t m_at = 0;
    common::ElidedLabel* m_id;
    QLabel* m_place;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_facts;
    common::TranscriptPane* m_transcript;
};

} // namespace turnout::ui
