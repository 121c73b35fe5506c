"""Compare with a Word file: what a teacher changed in the Word file of a pack, and taking chosen changes."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from linkwell.domain.errors import AppError
from linkwell.packs.word_changes import NOTICES, Comparison
from linkwell.store.settings import OUTPUT_FOLDER
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.models.word_changes import WordChangesModel
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading, Small
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.places import folder_used_last
from linkwell.ui.widgets.tables import table_of_rows
from linkwell.ui.workers.runner import Runner
from linkwell.workspace import word_files
from linkwell.workspace.desk import Desk

LABEL = word_files.LABEL
FILTER = "Word documents (*.docx)"
INTRO = (
    "Choose a Word file that Linkwell made and somebody changed in Word. You see what was changed, and take what you "
    "like into the pack. The Word file stays as it is."
)
ABOUT_TAKING = "Only words are taken, not how they look. Undo takes everything back."


class WordChangesDialog(Dialog):
    """`taken` carries the id of a pack and the one change that takes what is ticked."""

    taken = Signal(str, object)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Compare with a Word file", theme, parent)
        self._desk, self._runner = desk, runner
        self._compared: word_files.Compared | None = None
        self.notice = NoticeBar(theme)
        self._choose = Button("Choose a Word file…", theme, "file-word")
        self._name, self._found, self._taking = Small(""), Heading(""), Small(ABOUT_TAKING)
        self.model = WordChangesModel(self)
        self.table = self._make_table()
        self._others, self.others = Heading("Also in the file"), QPlainTextEdit()
        self._all, self._none = Button("Tick all", theme), Button("Tick none", theme)
        self._lay_out()
        self._close = self.add_button("Close")
        self.take_button = self.add_button("Take the changes", main=True)
        self._connect()
        self._show(None)
        self.set_usual_size(960, 700)

    def compare(self, file: str) -> None:
        """Compare this file, in the background."""
        self.notice.hide()
        self._show(None)
        self._choose.setEnabled(False)
        self._name.setText(f"Reading {Path(file).name}")
        job = self._runner.submit(lambda progress: word_files.compare(self._desk, Path(file), "", progress), "word")
        job.done.connect(self._compared_now)
        job.failed.connect(self._failed)

    def take(self) -> None:
        """Take what is ticked."""
        chosen = self.model.chosen()
        if self._compared is not None and chosen:
            try:
                pack_id = word_files.kept(self._desk, self._compared)
            except AppError as error:
                self.notice.show_notice("warn", str(error))
                return
            self.taken.emit(pack_id, word_files.taking(chosen))
            self.accept()

    def _make_table(self) -> QTableView:
        table = table_of_rows(self.model, "Changes of wording")
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setMinimumHeight(self.theme.scaled(180))
        return table

    def _lay_out(self) -> None:
        self.others.setReadOnly(True)
        self.others.setTabChangesFocus(True)
        self.others.setAccessibleName("Also in the file")
        self.others.setMinimumHeight(self.theme.scaled(70))
        self.others.setMaximumHeight(self.theme.scaled(130))
        self.body.addWidget(Body(INTRO, "ink-2"))
        self._name.setWordWrap(True)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._choose)
        first.addWidget(self._name, 1)
        ticks = QHBoxLayout()
        ticks.setSpacing(8)
        ticks.addWidget(self._found, 1)
        ticks.addWidget(self._all)
        ticks.addWidget(self._none)
        self.body.addLayout(first)
        self.body.addWidget(self.notice)
        self.body.addLayout(ticks)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._taking)
        self.body.addWidget(self._others)
        self.body.addWidget(self.others)
        self.body.addStretch(0)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask)
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self._close.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self.model.ticked.connect(self._count)

    def _ask(self) -> None:
        start = folder_used_last(self._desk.settings.get(OUTPUT_FOLDER))  # packs are saved there, so most likely it is
        chooser = QFileDialog(self, "Choose a Word file", start, FILTER)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.compare)
        chooser.open()

    def _compared_now(self, compared: word_files.Compared) -> None:
        self._choose.setEnabled(True)
        self._name.setText(f"{compared.file.name}, compared with “{compared.pack.title}”")
        self._compared = compared
        self._show(compared.differences)
        if self.model.rowCount(QModelIndex()):
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: AppError) -> None:
        self._choose.setEnabled(True)
        self._name.setText("")
        self.notice.show_notice("warn", str(error))

    def _show(self, found: Comparison | None) -> None:
        if found is None:
            self._compared = None
        self.model.show(found.changes if found else ())
        count = len(found.changes) if found else 0
        self._found.setText("1 change of wording" if count == 1 else f"{count or 'No'} changes of wording")
        lines = [f"{NOTICES[one.kind]}, {one.where}: {one.words}" for one in found.notices] if found else []
        if found and found.moved_on:
            blocks = "1 block" if found.moved_on == 1 else f"{found.moved_on} blocks"
            lines.append(f"The pack itself changed in {blocks} since the file was made; that is no change in Word.")
        self.others.setPlainText("\n".join(lines))
        self._found.setVisible(found is not None)
        for widget in (self._all, self._none, self.table, self._taking):
            widget.setVisible(bool(count))
        self._others.setVisible(bool(lines))
        self.others.setVisible(bool(lines))

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.take_button.setEnabled(bool(count) and not self._desk.database.read_only)
        many = f"Take {count} changes" if count else "Take changes"
        self.take_button.setText("Take 1 change" if count == 1 else many)
