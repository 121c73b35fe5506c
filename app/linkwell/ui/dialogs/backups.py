"""Backups, and moving everything to another computer: a list, and work that runs beside the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QTableView, QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.store import backups, transfer
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.models.backup_table import BackupTable
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.tables import table_of_rows
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk

KEPT = (
    "When something has changed, Linkwell makes a backup every half hour and when it closes, and always before "
    "anything large. Old ones are thinned out; the newest always stay. Putting one back makes a backup of the "
    "present first, so that can be taken back too."
)
MOVING = (
    "One file holds your links, packs, stars and settings. Carry it to the other computer on a stick and take it in "
    "there. That replaces what is there; a backup of it is made first."
)
FILTER = f"Linkwell data (*{transfer.SUFFIX})"
FILE_NAME = f"linkwell-data{transfer.SUFFIX}"
Work = Callable[[], object]


class BackupsDialog(Dialog):
    """`data_replaced` is sent after other data has taken the place of the present."""

    data_replaced = Signal()

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Backups and moving", theme, parent)
        self._desk, self._runner = desk, runner
        self._notice = NoticeBar(theme)
        self.body.addWidget(self._notice)
        self.body.addWidget(Heading("Backups"))
        self.body.addWidget(Body(KEPT, "ink-2"))
        self._model = BackupTable(self)
        self._table = self._make_table()
        self.body.addWidget(self._table, 1)
        self._now, self._restore = Button("Back up now", theme), Button("Put this one back", theme)
        self.body.addLayout(_row(self._now, self._restore))
        self.body.addSpacing(8)
        self.body.addWidget(Heading("Moving to another computer"))
        self.body.addWidget(Body(MOVING, "ink-2"))
        self._export, self._import = Button("Save everything…", theme), Button("Take everything in…", theme)
        self.body.addLayout(_row(self._export, self._import))
        self.add_button("Close", main=True).clicked.connect(self.accept)
        self._connect()
        self._show_list()
        self.set_usual_size(680, 600)

    @property
    def table(self) -> QTableView:
        """The list of backups."""
        return self._table

    @property
    def notice(self) -> NoticeBar:
        """What came of the last work."""
        return self._notice

    def back_up(self) -> None:
        """Make a backup now."""
        self._start(lambda: backups.make(self._desk.database, "asked"), lambda _made: self._done("A backup was made."))

    def put_back(self) -> None:
        """Put the chosen backup in place of the present data."""
        chosen = self._model.backup(self._table.currentIndex())
        if chosen is not None:
            self._start(lambda: backups.restore(self._desk.database, chosen), lambda _none: self._replaced("put back"))

    def export_to(self, file: str) -> None:
        """Write everything into one file."""
        target = Path(file)
        target = target if target.suffix == transfer.SUFFIX else target.with_name(target.name + transfer.SUFFIX)
        work = lambda: transfer.export_everything(self._desk.database, target)  # noqa: E731 - it is passed on
        self._start(work, lambda written: self._done(f"Everything was saved in {written}."))

    def import_from(self, file: str) -> None:
        """Put everything of such a file in place of the present data."""
        self._start(
            lambda: transfer.import_everything(self._desk.database, Path(file)),
            lambda _none: self._replaced("taken in"),
        )

    def _make_table(self) -> QTableView:
        table = table_of_rows(self._model, "Backups, the newest first")
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setMinimumHeight(self.theme.scaled(150))
        return table

    def _connect(self) -> None:
        self._now.clicked.connect(self.back_up)
        self._restore.clicked.connect(self.put_back)
        self._export.clicked.connect(self._ask_where_to)
        self._import.clicked.connect(self._ask_where_from)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())

    def _show_list(self) -> None:
        self._model.show(backups.listed(self._desk.database.folder))
        if self._model.rowCount(QModelIndex()):
            self._table.selectRow(0)
        self._enable()

    def _enable(self, busy: bool = False) -> None:
        writable = not self._desk.database.read_only
        self._now.setEnabled(writable and not busy)
        self._import.setEnabled(writable and not busy)
        self._export.setEnabled(not busy)
        self._restore.setEnabled(writable and not busy and self._table.currentIndex().isValid())

    def _start(self, work: Work, then: Callable[[object], None]) -> None:
        self._enable(busy=True)

        def run(_progress: Progress) -> object:
            return work()

        job = self._runner.submit(run, "backups")
        job.done.connect(then)
        job.failed.connect(self._failed)

    def _done(self, words: str) -> None:
        self._show_list()
        self._notice.show_notice("ok", words)

    def _replaced(self, how: str) -> None:
        self.data_replaced.emit()
        self._done(f"The data was {how}. What was here before is the newest backup.")

    def _failed(self, error: AppError) -> None:
        self._show_list()
        self._notice.show_notice("warn", str(error))

    def _ask_where_to(self) -> None:
        chooser = QFileDialog(self, "Save everything", str(Path.home() / FILE_NAME), FILTER)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(self.export_to)
        chooser.open()

    def _ask_where_from(self) -> None:
        chooser = QFileDialog(self, "Take everything in", str(Path.home()), FILTER)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.import_from)
        chooser.open()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
