"""Makes the pictures of the help pages: parts of the window as it is, from the sample data, in light colours.

Run it with the project's own Python after a visible change: `.venv/bin/python build/help_pictures.py`. It needs no
display. Each picture has twice as many pixels as it is wide on the screen, so that it stays sharp at 200 per cent.
"""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from linkwell.domain.progress import silent
from linkwell.domain.query import Query
from linkwell.paths import default_paths
from linkwell.store import backups
from linkwell.store.opening import open_database
from linkwell.store.settings import FIRST_RUN_DONE
from linkwell.ui.application import make_application
from linkwell.ui.dialogs.backups import BackupsDialog
from linkwell.ui.dialogs.batch import BatchDialog
from linkwell.ui.main_window import MainWindow
from linkwell.ui.screen_list import SCREENS
from linkwell.ui.singleton_guard import guard_singletons
from linkwell.ui.theme.theme import Theme
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.searching import search
from linkwell.workspace.workspace import Workspace

SCREEN = {"name": "picture", "x": 0, "y": 0, "width": 2732, "height": 1536, "logicalDpi": 96}
HELP = Path(__file__).parent.parent / "app" / "linkwell" / "ui" / "help"
BORDER, COLOURS, LARGEST_BYTES = "#857D70", (64, 48, 32, 24), 60_000
SIZE, WAIT_MS = (1180, 700), 700


@dataclass(frozen=True, slots=True)
class Picture:
    """Show a part of the window and say which: a rectangle in the widget given back."""

    name: str
    show: Callable[[MainWindow, Desk], tuple[QWidget, QRect]]


def library(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """The rail, the filters and the results."""
    window.show_screen("library")
    return window, QRect(0, 0, 732, 430)


def found(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """What a word finds, with a filter as a chip."""
    window.show_screen("library")
    QTest.keyClicks(window.focusWidget(), "belonging stage:ks2")
    return window, QRect(84, 0, 648, 430)


def builder(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """The outline of the sample pack and its pages."""
    _open_pack(window)
    return window, QRect(84, 0, 780, 460)


def plan(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """The print plan beside the pages."""
    _open_pack(window)
    return window, QRect(866, 58, 314, 480)


def editor(window: MainWindow, desk: Desk) -> tuple[QWidget, QRect]:
    """A lesson's words beside the original."""
    _open_pack(window)
    pack = desk.packs.load(window.view.current_pack_id())
    lesson = next(one for one in pack.entries() if desk.workspace.catalogue.get(one.item_id).kind == "lesson")
    window.view.edit(lesson.id)
    return window, QRect(84, 0, 728, 430)


def links(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """The sample link."""
    window.show_screen("links")
    return window, QRect(512, 0, 668, 470)


def menus(window: MainWindow, _desk: Desk) -> tuple[QWidget, QRect]:
    """The menu bar that Alt shows."""
    window.show_screen("library")
    window.menuBar().show()
    return window, QRect(0, 0, 640, 130)


PICTURES = (
    Picture("start", library),
    Picture("keyboard", menus),
    Picture("packs", builder),
    Picture("edit", editor),
    Picture("print", plan),
    Picture("links", links),
    Picture("find", found),
)


def main() -> int:
    """Make every picture anew; 1 if one is too large."""
    guard_singletons()
    with tempfile.TemporaryDirectory() as folder:
        app = _application(Path(folder, "screens.json"))
        database = open_database(Path(folder, "data")).database
        desk = Desk(Workspace(default_paths(Path(folder))), database)
        desk.prepare_samples()
        desk.settings.set(FIRST_RUN_DONE, True)
        desk.workspace.read(silent)
        search(desk.workspace, Query("belonging"))
        runner, theme = Runner(), Theme(app, "light", 100)
        sizes = [_take(one, desk, runner, theme) for one in PICTURES]
        backups.make(database, "start")
        sizes.append(_save("data", *_backups(BackupsDialog(desk, runner, theme))))
        sizes.append(_save("many", *_many(BatchDialog(desk, runner, theme))))
        runner.stop()
        database.close()
    return int(max(sizes) > LARGEST_BYTES)


def _application(screens: Path) -> QApplication:
    """Qt without a display, on a screen with two pixels for one."""
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ.update(QT_QPA_PLATFORM=f"offscreen:configfile={screens}", QT_SCALE_FACTOR="2")
    return make_application()


def _take(picture: Picture, desk: Desk, runner: Runner, theme: Theme) -> int:
    window = MainWindow(desk, runner, theme, SCREENS)
    window.resize(*SIZE)
    window.show()
    window.show_screen("library")
    _settle(runner)
    widget, part = picture.show(window, desk)
    _settle(runner)
    written = _save(picture.name, widget, part)
    window.close()
    window.deleteLater()
    return written


def _settle(runner: Runner) -> None:
    """Wait until nothing is being read, searched for or laid out any more."""
    for _ in range(2):
        QTest.qWait(WAIT_MS)
        while runner.busy:
            QTest.qWait(50)


def _backups(dialog: BackupsDialog) -> tuple[QWidget, QRect]:
    dialog.show()
    QTest.qWait(200)
    return dialog, QRect(0, 0, 680, 400)


def _many(dialog: BatchDialog) -> tuple[QWidget, QRect]:
    """The samples, before anything is made; no folder of this computer is shown."""
    dialog.form.folder.setText("Packs for autumn")
    dialog.show()
    QTest.qWait(200)
    return dialog, QRect(0, 0, 980, 520)


def _open_pack(window: MainWindow) -> None:
    window.show_screen("packs")
    QApplication.sendPostedEvents()
    index = window.view.list_page.list.model().index(0, 0)
    window.view.list_page.list.setCurrentIndex(index)
    QTest.keyClick(window.view.list_page.list, "\r")


def _save(name: str, widget: QWidget, part: QRect) -> int:
    """Write a part of a widget with as many colours as fit; gives the bytes written."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab(part).save(held, "PNG")
    with Image.open(io.BytesIO(bytes(held.data()))) as grabbed:
        framed = ImageOps.expand(grabbed.convert("RGB"), 2, BORDER)
    for colours in COLOURS:
        out = io.BytesIO()
        framed.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if len(out.getvalue()) <= LARGEST_BYTES:
            break
    (HELP / f"{name}.png").write_bytes(out.getvalue())
    print(f"{name}.png: {len(out.getvalue()) / 1000:.0f} kB, {framed.width} x {framed.height}, {colours} colours")
    return len(out.getvalue())


if __name__ == "__main__":
    sys.exit(main())
