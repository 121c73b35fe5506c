"""Build for many links: choose a recipe and links, watch the packs being made, see what came of each.

The window stays at hand meanwhile. Closing while packs are being made asks first.
"""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QHeaderView, QTableView, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.progress import Progress
from linkwell.packs import batch_index
from linkwell.packs.print_plan import Copier
from linkwell.store.settings import OUTPUT_FOLDER, STYLE, TWO_SIDED
from linkwell.ui.actions import row
from linkwell.ui.dialogs.batch_form import MINE, SAMPLES, TABLE, BatchForm
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.models.batch_table import COLUMNS, LINK, NOTE, BatchRow, BatchTable
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.announcing import announce
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading
from linkwell.ui.widgets.notices import NoticeBar, ProgressStrip
from linkwell.ui.widgets.places import folder_used_last, open_folder
from linkwell.ui.widgets.tables import table_of_rows
from linkwell.ui.workers.runner import Job, Runner
from linkwell.workspace import batch, batch_links
from linkwell.workspace.batch import BatchRequest, BatchResult
from linkwell.workspace.desk import Desk

INTRO = (
    "Each link gets a folder with its pack. One print file holds every copy for all links, each behind its print list, "
    "and an index says what is where. Links on hold, withdrawn or completed are left out and listed."
)
FILTER = "Tables (*.csv *.txt *.tsv)"
STILL = "Packs are still being made. Those that are finished stay."
_ROWS_SHOWN = 5


class BatchDialog(Dialog):
    """Everything about many links at once. It does not block the window."""

    blocks = False

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Build for many links", theme, parent)
        self._desk, self._runner = desk, runner
        self._job: Job | None = None
        self._unread: tuple[str, ...] = ()
        self._source, self._folder_made = MINE, Path()
        self._closing = False
        self.form = self._make_form()
        self.notice, self.strip = NoticeBar(theme), ProgressStrip(theme)
        self.model = BatchTable(self)
        self.table = self._make_table()
        self._count = Heading("")
        self._all, self._none = Button("Tick all", theme), Button("Tick none", theme)
        self._lay_out()
        self.open_button = self.add_button("Open folder", left=True)
        self._close = self.add_button("Close")
        self.start_button = self.add_button("Make packs", main=True)
        self._connect()
        self.show_links(MINE if batch_links.own(desk) else SAMPLES)
        self.set_usual_size(980, 700)

    @property
    def running(self) -> bool:
        """Whether packs are being made."""
        return self._job is not None

    def show_links(self, source: str) -> None:
        """Show the user's own links, or the samples."""
        links = batch_links.own(self._desk) if source == MINE else batch_links.samples(self._desk.workspace)
        self._show(source, links, ())
        self.form.source_name.setText("" if links else "You have no links of your own yet.")

    def show_table(self, file: str) -> None:
        """Show the links in a CSV file, and what could not be read in it."""
        try:
            found = batch_links.from_table(self._desk.workspace, Path(file))
        except AppError as error:
            self.form.source.choose(self._source)
            self.notice.show_notice("bad", str(error))
            return
        self._show(TABLE, found.links, found.unread)
        self.form.source_name.setText(Path(file).name)
        rows = len(found.unread)
        told = [f"{rows} {'row' if rows == 1 else 'rows'} with faults left out: see the list."] if rows else []
        if told or found.notes:
            self.notice.show_notice("warn", " ".join((*told, *found.notes)))

    def start(self) -> None:
        """Make packs for the links that are ticked."""
        folder = self.form.chosen_folder
        if self.running or folder is None:
            return
        request = BatchRequest(
            recipe=self.form.recipe.currentData(),
            links=self.model.begin(),
            formats=self.form.chosen_formats,
            out=folder,
            style=self.form.style_box.currentData(),
            copier=Copier(self._desk.settings.get(TWO_SIDED), 0.0),
            print_file=self.form.print_file.isChecked(),
            unread=self._unread,
            editions=batch_links.editions(self._desk),
        )
        with contextlib.suppress(AppError):  # a full disk must not keep anybody from trying another place
            self._desk.settings.set(OUTPUT_FOLDER, str(folder))
        self.notice.hide()
        self.strip.start(f"Making packs for {batch_index.links_told(self.model.wanted)}")
        self._submit(request)
        self._enable()
        self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def reject(self) -> None:
        """Close, unless packs are being made: then ask."""
        if not self.running or self._closing:
            super().reject()
            return
        self.notice.show_notice("warn", STILL, [("Stop and close", self._stop_and_close), ("Go on", lambda: None)])

    def _submit(self, request: BatchRequest) -> None:
        workspace, relay = self._desk.workspace, _Relay(self._runner)
        relay.made.connect(self._take)

        def work(progress: Progress) -> BatchResult:
            return batch.run(workspace, request, progress, relay.made.emit)

        job = self._job = self._runner.submit(work)
        job.destroyed.connect(relay.deleteLater)
        job.progressed.connect(self.strip.update)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(lambda: self._ended("Stopped before anything was made."))

    def _take(self, outcome: batch_index.LinkOutcome) -> None:
        self.model.take(outcome)
        self.table.scrollTo(self.model.index(self.model.row_of(outcome.number), LINK))

    def _done(self, result: BatchResult) -> None:
        told = batch_index.summary(result.outcomes, len(self._unread))
        stopped = "Stopped. " if result.stopped else ""
        where = f" They are in {result.folder}." if result.folder and result.count("done") else ""
        troubles = " ".join(str(trouble) for trouble in result.troubles)
        self._folder_made = result.folder or Path()
        self._ended(" ".join(filter(None, (f"{stopped}{told}{where}", troubles))), _kind(result))

    def _failed(self, error: AppError) -> None:
        self._ended(str(error), "bad")

    def _ended(self, words: str, kind: str = "warn") -> None:
        self._job = None
        self.model.end()
        self.strip.finish()
        self.notice.show_notice(kind, words)
        self._enable()
        announce(self, words)
        if self._closing:
            super().reject()
        else:
            (self.open_button if self.open_button.isEnabled() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_and_close(self) -> None:
        self._closing = True
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show(self, source: str, links: tuple[Link, ...], unread: tuple[str, ...]) -> None:
        self._source, self._unread = source, unread
        self._folder_made = Path()
        words = self._desk.workspace.vocabulary
        rows = [BatchRow(one, words.stage_label(one.stages), open=one.status not in batch.LEFT_OUT) for one in links]
        self.model.show([*rows, *(BatchRow(None, fault=fault) for fault in unread)])
        self.form.source.choose(source)
        self.notice.hide()
        self._enable()

    def _make_form(self) -> BatchForm:
        workspace, settings = self._desk.workspace, self._desk.settings
        recipes = [(id, recipe.title) for id, recipe in workspace.recipes.items()]
        styles = [(style.id, style.title) for style in workspace.styles()]
        form = BatchForm(recipes, styles, self.theme, folder_used_last(settings.get(OUTPUT_FOLDER)))
        form.style_box.setCurrentIndex(max(form.style_box.findData(settings.get(STYLE)), 0))
        return form

    def _make_table(self) -> QTableView:
        table = table_of_rows(self.model, "Links, and what came of each")
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        height = table.fontMetrics().height() + 14
        header = table.horizontalHeader()
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (LINK, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(height * (_ROWS_SHOWN + 1))
        return table

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(8)
        ticks.addWidget(self._count, 1)
        ticks.addWidget(self._all)
        ticks.addWidget(self._none)
        self.body.addWidget(Body(INTRO, "ink-2"))
        self.body.addWidget(self.form)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.notice)
        self.body.addLayout(ticks)
        self.body.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.form.source_chosen.connect(self._choose_source)
        self.form.changed.connect(self._enable)
        self.model.ticked.connect(self._enable)
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self.strip.cancelled.connect(self._cancel)
        self.start_button.clicked.connect(self.start)
        self.open_button.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.reject)
        for key in row("quit").keys:
            QShortcut(QKeySequence(key), self).activated.connect(self._quit)

    def _choose_source(self, source: str) -> None:
        if source != TABLE:
            self.show_links(source)
            return
        start = folder_used_last(self._desk.settings.get(OUTPUT_FOLDER))
        chooser = QFileDialog(self, "Choose a table of links", start, FILTER)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.show_table)
        chooser.rejected.connect(lambda: self.form.source.choose(self._source))
        chooser.open()

    def _enable(self) -> None:
        idle, wanted = not self.running, self.model.wanted
        self.form.setEnabled(idle)
        for button in (self._all, self._none):
            button.setEnabled(idle and bool(self.model.can_tick))
        ready = bool(wanted and self.form.chosen_formats and self.form.chosen_folder)
        self.start_button.setEnabled(idle and ready)
        many = f"Make {wanted} packs" if wanted else "Make packs"
        self.start_button.setText("Make 1 pack" if wanted == 1 else many)
        self.open_button.setEnabled(idle and self._folder_made != Path())
        self._count.setText(f"{wanted} of {batch_index.links_told(self.model.can_tick)} ticked")

    def _open_folder(self) -> None:
        open_folder(self._folder_made)

    def _quit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            window.close()


class _Relay(QObject):
    """Carries outcomes from the work to the dialog; it lives as long as the work."""

    made = Signal(object)


def _kind(result: BatchResult) -> str:
    if not result.count("done"):
        return "bad"
    whole = not (result.stopped or result.troubles or result.count("failed") or result.count("not-made"))
    return "ok" if whole else "warn"
