// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/KeysDialog.h"

#include "common/KeyBindings.h"
#include "common/KeyField.h"
#include "common/Theme.h"

#include <algorithm>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

enum Column { kTitle, kWhere, kKeys, kColumns };

QPushButton* button(const QString& text, const QString& help)
{
    auto* made = new QPushButton(text);
    made->setAutoDefault(false); // Enter belongs to the table
    made->setToolTip(help);
    made->setAccessibleDescription(help);
    return made;
}

} // namespace

KeysDialog::KeysDialog(Dialogs& dialogs, const std::vector<CheatSheet::Line>& answers, QWidget* parent)
    : QDialog(parent)
    , m_dialogs(dialogs)
    , m_answers(answers)
    , m_preset(new QComboBox)
    , m_table(new QTableWidget)
    , m_field(new KeyField)
    , m_note(new QLabel)
    , m_take(button(tr("Take it"), tr("The other command loses the key.")))
{
    setObjectName(u"keysDialog"_s);
    setWindowTitle(tr("Change keys"));
    setAccessibleName(tr("Change keys"));
    m_table->setObjectName(u"keysTable"_s);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setColumnCount(kColumns);
    m_table->setHorizontalHeaderLabels({tr("Command"), tr("Where"), tr("Keys")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(kTitle, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(kWhere, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(kKeys, 260);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->installEventFilter(this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    all->setSpacing(Theme::kInside);
    all->addWidget(presetRow());
    all->addWidget(m_table, 1);
    all->addWidget(m_note);
    all->addWidget(changeRow());
    all->addWidget(buttons);
    fill();
    stopAsking();
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (row != before)
            stopAsking();
    });
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this] { ask(false); });
    connect(m_field, &KeyField::pressed, this, &KeysDialog::take);
    connect(m_field, &KeyField::left, this, &KeysDialog::stopAsking);
    connect(&KeyBindings::current(), &KeyBindings::changed, this, &KeysDialog::fill);
    m_table->setCurrentCell(0, 0);
    m_table->setFocus();
    resize(760, 620);
}

QWidget* KeysDialog::presetRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Keys as in"));
    label->setBuddy(m_preset);
    m_preset->setObjectName(u"keysPreset"_s);
    m_preset->setAccessibleName(tr("Keys as in"));
    for (const KeyPreset& preset : keyPresets())
        m_preset->addItem(preset.title.toString(), preset.id.toString());
    m_preset->setCurrentIndex(m_preset->findData(KeyBindings::current().preset()));
    connect(m_preset, &QComboBox::activated, this, &KeysDialog::takePreset);
    layout->addWidget(label);
    layout->addWidget(m_preset);
    layout->addStretch();
    return row;
}

/// An arrow key is enough to choose: what the user changed is forgotten only after asking.
void KeysDialog::takePreset()
{
    KeyBindings& bindings = KeyBindings::current();
    const QString chosen = m_preset->currentData().toString();
    const QString title = m_preset->currentText();
    const auto table = commandTable();
    const auto own = std::count_if(table.begin(), table.end(),
        [&](const CommandSpec& spec) { return bindings.keys(spec) != bindings.presetKeys(spec); });
    if (own == 0) {
        bindings.setPreset(chosen);
        say(tr("Keys are as in %1.").arg(title));
        return;
    }
    m_preset->setCurrentIndex(m_preset->findData(bindings.preset())); // until there is a yes
    ConfirmRequest request;
    request.title = tr("Forget the keys you changed?");
    request.text = own == 1 ? tr("You gave one command keys of your own.")
                            : tr("You gave %1 commands keys of your own.").arg(own);
    request.text += u' ' + tr("With the keys of %1 they are forgotten.").arg(title);
    request.accept = tr("Take the keys of %1").arg(title);
    request.destructive = true;
    m_dialogs.confirm(this, request, [this, chosen, title] {
        KeyBindings::current().setPreset(chosen);
        say(tr("Keys are as in %1; what you had changed is forgotten.").arg(title));
    });
}

QWidget* KeysDialog::changeRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kInside);
    m_field->setObjectName(u"keysField"_s);
    m_field->setAccessibleName(tr("New key"));
    m_field->setFixedWidth(160);
    m_take->setObjectName(u"keysTake"_s);
    m_note->setObjectName(u"keysNote"_s);
    setTextStyle(*m_note, TextStyle::Note, Tint::Muted);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(m_note->fontMetrics().height() * 2);
    connect(m_take, &QPushButton::clicked, this, [this] { give(m_wanted); });
    const auto add = [&](const QString& text, const QString& help, const auto& run) {
        QPushButton* made = button(text, help);
        connect(made, &QPushButton::clicked, this, run);
        layout->addWidget(made);
    };
    layout->addWidget(m_field);
    layout->addWidget(m_take);
    layout->addStretch();
    add(tr("Change"), tr("Enter: the next key that is pressed becomes the command's only key."),
        [this] { ask(false); });
    add(tr("Add"), tr("Insert: one more key for the command."), [this] { ask(true); });
    add(tr("None"), tr("Delete: the command has no key."), [this] { KeyBindings::current().setKeys(command(), {}); });
    add(tr("As it was"), tr("The keys of the preset again."),
        [this] { KeyBindings::current().setKeys(command(), KeyBindings::current().presetKeys(command())); });
    return row;
}

void KeysDialog::fill()
{
    const int current = m_table->currentRow();
    m_rows.clear();
    m_table->setRowCount(static_cast<int>(commandTable().size()));
    for (const CommandSpec& spec : commandTable()) {
        const int row = static_cast<int>(m_rows.size());
        m_rows.push_back(&spec);
        const KeyBindings& bindings = KeyBindings::current();
        const bool own = bindings.keys(spec) != bindings.presetKeys(spec);
        const QString keys = keyText(spec);
        const QStringList texts{
            spec.title.toString(), contextTitle(spec.context), own ? tr("%1 (changed)").arg(keys) : keys};
        for (int column = 0; column < kColumns; ++column) {
            auto* item = new QTableWidgetItem(texts.at(column));
            item->setToolTip(spec.help.toString());
            m_table->setItem(row, column, item);
        }
    }
    m_preset->setCurrentIndex(m_preset->findData(KeyBindings::current().preset()));
    if (current >= 0)
        m_table->setCurrentCell(current, 0);
}

const CommandSpec& KeysDialog::command() const
{
    return *m_rows[static_cast<std::size_t>(std::max(0, m_table->currentRow()))];
}

void KeysDialog::ask(bool second)
{
    m_second = second;
    m_wanted = {};
    m_take->hide();
    m_field->clear();
    m_field->setEnabled(true);
    m_field->setFocus(Qt::OtherFocusReason);
    say(tr("Press the key for “%1”. Escape leaves it as it is.").arg(command().title));
}

/// What else the key does decides whether it is given at once.
void KeysDialog::take(const QKeySequence& key)
{
    m_field->setText(key.toString(QKeySequence::NativeText));
    const auto taken = KeyBindings::current().takenBy(command(), key);
    if (taken.empty()) {
        give(key);
        return;
    }
    QStringList titles;
    for (const CommandSpec* other : taken)
        titles << tr("“%1” (%2)").arg(other->title, contextTitle(other->context));
    m_wanted = key;
    m_take->show();
    m_take->setFocus(Qt::OtherFocusReason);
    say(tr("%1 is the key of %2 already. “Take it” leaves that without this key; Escape leaves everything as it is.")
            .arg(m_field->text(), titles.join(u", "_s)),
        true);
}

void KeysDialog::give(const QKeySequence& key)
{
    KeyBindings& bindings = KeyBindings::current();
    const CommandSpec& to = command();
    const QString text = key.toString(QKeySequence::PortableText);
    for (const CommandSpec* other : bindings.takenBy(to, key)) {
        QStringList left = bindings.keys(*other).split(u"; "_s, Qt::SkipEmptyParts);
        left.removeAll(text);
        bindings.setKeys(*other, left.join(u"; "_s));
    }
    const QString before = m_second ? bindings.keys(to) : QString();
    bindings.setKeys(to, before.isEmpty() ? text : before + u"; "_s + text);
    stopAsking();
    QString said = tr("“%1” has the key %2 now.").arg(to.title, key.toString(QKeySequence::NativeText));
    const bool atDesk = to.context == CommandContext::Label || to.context == CommandContext::Global;
    for (const CheatSheet::Line& answer : m_answers)
        if (atDesk && answer.keys.compare(text, Qt::CaseInsensitive) == 0)
            said += u' '
                + tr("The answer “%1” of this project has no key any more: give it another one in the rubric.")
                      .arg(answer.what);
    say(said);
}

void KeysDialog::stopAsking()
{
    const bool asked = m_field->hasFocus() || m_take->hasFocus();
    m_wanted = {};
    m_take->hide();
    m_field->clear();
    m_field->setEnabled(false);
    if (asked)
        m_table->setFocus(Qt::OtherFocusReason);
    say(tr("Enter changes the key of the selected command, Insert adds one, Delete leaves none."));
}

void KeysDialog::say(const QString& text, bool caution)
{
    setTextStyle(*m_note, TextStyle::Note, caution ? Tint::Caution : Tint::Muted);
    m_note->setText(text);
}

void KeysDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_wanted.isEmpty())
        stopAsking();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_take->hasFocus())
        give(m_wanted);
    else
        QDialog::keyPressEvent(event);
}

bool KeysDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            ask(false);
            return true;
        case Qt::Key_Insert:
            ask(true);
            return true;
        case Qt::Key_Delete:
            KeyBindings::current().setKeys(command(), {});
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace turnout::common
