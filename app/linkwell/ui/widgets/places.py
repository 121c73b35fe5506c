"""Where a chooser of files or folders opens first, and how a folder is shown afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def documents() -> str:
    """The user's own folder for documents; the home folder if it is not there."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())


def folder_used_last(kept: str) -> str:
    """The folder that was kept in the settings, while it is there; else that for documents."""
    return kept if kept and Path(kept).is_dir() else documents()


def open_folder(folder: Path) -> None:
    """Show a folder in the program that the computer has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
