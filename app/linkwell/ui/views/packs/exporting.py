"""Writing the open pack to files: asks for a folder, works in the background, says where the files are or what to do.

A folder that cannot be written never ends the work: another place is offered at once.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.late import LateModule
from linkwell.store import transfer
from linkwell.store.settings import OUTPUT_FOLDER
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.widgets.notices import NoticeBar, ProgressStrip
from linkwell.ui.widgets.places import documents, folder_used_last, open_folder
from linkwell.ui.workers.runner import Job, Runner
from linkwell.workspace import building

if TYPE_CHECKING:
    from linkwell.workspace import copier, separate
else:
    copier, separate = LateModule("linkwell.workspace.copier"), LateModule("linkwell.workspace.separate")

FOR_THE_COPIER, MERGED = ("copier",), ("copier-merged",)
SEPARATE = ("separate", "pdf", "docx")


@dataclass(frozen=True, slots=True)
class _Made:
    """The files that were written, and what to tell about letters that are missing in them."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]


class Exporting(QObject):
    """`progress` and `result` stand below the toolbar. `busy` says whether files are being written."""

    busy = Signal(bool)
    announced = Signal(str)

    def __init__(self, open_pack: OpenPack, runner: Runner, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._open, self._runner, self._window = open_pack, runner, window
        self._job: Job | None = None
        self.progress, self.result = ProgressStrip(theme), NoticeBar(theme)
        self.progress.cancelled.connect(self._cancel)

    def export(self, suffixes: tuple[str, ...]) -> None:
        """Ask for a folder and write the pack there."""
        start = folder_used_last(self._open.desk.settings.get(OUTPUT_FOLDER))
        folder = QFileDialog.getExistingDirectory(self._window, "Choose a folder for the pack", start)
        if not folder:
            return
        self.export_to(Path(folder), suffixes)
        self._remember(folder)

    def export_to(self, folder: Path, suffixes: tuple[str, ...]) -> None:
        """Write the pack into a folder, in the background.

        `FOR_THE_COPIER` writes print-ready files, `MERGED` one of all copies, `SEPARATE` one for each reader.
        """
        self.result.hide()
        self.progress.start(f"Writing {self._open.pack.title}")
        self.busy.emit(True)
        write = self._work(folder, suffixes)
        workspace, document, style_id = self._open.desk.workspace, self._open.document, self._open.pack.style_id

        def work(progress: Progress) -> _Made:
            return _Made(write(progress), building.unprinted(workspace, document, style_id))

        job = self._job = self._runner.submit(work)
        job.progressed.connect(self.progress.update)
        job.done.connect(lambda made: self._written(made, suffixes))
        job.failed.connect(lambda error: self._failed(error, folder, suffixes))
        job.cancelled.connect(lambda: self._ended("Stopped. Files that were finished are kept."))

    def _work(self, folder: Path, suffixes: tuple[str, ...]) -> Callable[[Progress], tuple[Path, ...]]:
        workspace, document, pack = self._open.desk.workspace, self._open.document, self._open.pack
        if suffixes not in {FOR_THE_COPIER, MERGED}:
            write = separate.write if suffixes == SEPARATE else building.write
            formats = suffixes[1:] if suffixes == SEPARATE else suffixes
            export = building.Export(document, pack.style_id, folder, formats)
            return lambda progress: write(workspace, export, progress)
        prepared = building.Prepared(pack, self._open.link, document)
        how = self._open.prices.copier(pack)

        def work(progress: Progress) -> tuple[Path, ...]:
            wanted = copier.CopierExport(prepared, how, folder, merged=suffixes == MERGED)
            return copier.write(workspace, wanted, progress).files

        return work

    def _written(self, made: _Made, suffixes: tuple[str, ...]) -> None:
        files, missing = made.files, made.missing
        folder = files[0].parent
        names = " and ".join(file.name for file in files)
        if suffixes == FOR_THE_COPIER:
            names = f"{len(files) - 1} print jobs and a list for the office"
        elif suffixes == MERGED:
            names = "one file with all copies, and a list for the office"
        elif suffixes == SEPARATE:
            names = f"{len(files)} separate files"
        self._ended(f"Made {names}")
        words = " ".join((f"{names} in {folder}", *missing))
        self.result.show_notice(
            "warn" if missing else "ok", words, [("Open folder", lambda: open_folder(folder)), ("Close", lambda: None)]
        )

    def _failed(self, error: AppError, folder: Path, suffixes: tuple[str, ...]) -> None:
        self._ended("The files were not made.")
        again = ("Try again", lambda: self.export_to(folder, suffixes))
        elsewhere = ("Save somewhere else", lambda: self.export(suffixes))
        words = f"{error.happened} {error.kept} {error.next_step}"
        self.result.show_notice("bad", words, [elsewhere, again])

    def _ended(self, words: str) -> None:
        self._job = None
        self.progress.finish()
        self.busy.emit(False)
        self.announced.emit(words)

    def _remember(self, folder: str) -> None:
        """A full disk must not keep anybody from exporting; the folder is then asked for again next time."""
        with contextlib.suppress(AppError):
            self._open.desk.settings.set(OUTPUT_FOLDER, folder)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def ask_for_copy(window: QWidget, title: str) -> Path | None:
    """Ask where a copy of all data goes when its own place cannot be written; None if nowhere."""
    start = str(Path(documents()) / f"{building.file_name(title)}{transfer.SUFFIX}")
    kinds = f"Linkwell data (*{transfer.SUFFIX})"
    file, _ = QFileDialog.getSaveFileName(window, "Save a copy with your last change", start, kinds)
    if not file:
        return None
    target = Path(file)
    return target if target.suffix == transfer.SUFFIX else target.with_name(target.name + transfer.SUFFIX)
