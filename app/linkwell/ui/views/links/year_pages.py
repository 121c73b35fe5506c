"""Writes the year plan of a link as PDF and Word, in the background, into a folder that the user chooses."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.progress import Progress
from linkwell.packs.year_plan import year_plan
from linkwell.store.settings import OUTPUT_FOLDER
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.places import folder_used_last, open_folder
from linkwell.ui.workers.runner import Runner
from linkwell.workspace import building
from linkwell.workspace.desk import Desk
from linkwell.workspace.workspace import STANDARD_STYLE

_SUFFIXES = ("pdf", "docx")


class YearPages(QObject):
    """Says in `notice` what came of it; `announced` is spoken."""

    announced = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, notice: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._runner, self._notice, self._window = desk, runner, notice, window

    def ask(self, link: Link) -> None:
        """Ask for a folder and write the plan there."""
        start = folder_used_last(self._desk.settings.get(OUTPUT_FOLDER))
        folder = QFileDialog.getExistingDirectory(self._window, "Choose a folder for the year plan", start)
        if folder:
            self.write(link, Path(folder))

    def write(self, link: Link, folder: Path) -> None:
        """Write the plan of this link."""
        workspace = self._desk.workspace

        def work(progress: Progress) -> tuple[Path, ...]:
            programme = workspace.vocabulary.programme(link.programme)
            document = year_plan(programme, link, workspace.catalogue, workspace.vocabulary)
            return building.write(workspace, building.Export(document, STANDARD_STYLE, folder, _SUFFIXES), progress)

        job = self._runner.submit(work)
        job.done.connect(self._written)
        job.failed.connect(lambda error: self._failed(error, link))

    def _written(self, files: tuple[Path, ...]) -> None:
        folder = files[0].parent
        words = f"{' and '.join(file.name for file in files)} in {folder}"
        opened = ("Open folder", lambda: open_folder(folder))
        self._notice.show_notice("ok", words, [opened, ("Close", lambda: None)])
        self.announced.emit(f"Made {words}")

    def _failed(self, error: AppError, link: Link) -> None:
        self._notice.show_notice("bad", str(error), [("Choose another folder", lambda: self.ask(link))])
        self.announced.emit(error.happened)
