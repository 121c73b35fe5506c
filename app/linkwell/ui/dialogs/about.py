"""About Linkwell: its version and licences, and about this copy: folders, typefaces and a report to copy."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from linkwell import __version__
from linkwell.domain.errors import AppError
from linkwell.render.fonts import family, family_ids
from linkwell.ui.crash import about_system, scrubber_for
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Body, Heading, Small, Words
from linkwell.ui.widgets.places import open_folder
from linkwell.ui.widgets.tab_order import let_tabs_keep_keys
from linkwell.workspace import licences
from linkwell.workspace.desk import Desk

PROMISE = (
    "Find the right lesson, assemble it for your two classes, and print it or edit it. Linkwell works without the "
    "internet; what you make stays on this computer."
)
LICENCE_NOTES = {
    "Linkwell": "You may use, copy, change and share the program.",
    "Lessons": "Copy, print, change and share them; say where they came from.",
    "Qt": (
        "GNU Lesser General Public Licence, version 3. Its libraries are separate files beside the program, so that "
        "you may put your own build of them in their place; their source is at code.qt.io."
    ),
    "ABeeZee": "SIL Open Font Licence 1.1.",
    "Atkinson": "SIL Open Font Licence 1.1.",
}


class AboutDialog(Dialog):
    """Three tabs; `tab` tells which is shown first: 0 about, 1 licences, 2 this copy."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None, tab: int = 0) -> None:
        super().__init__("About Linkwell", theme, parent)
        self._desk = desk
        self.tabs = QTabWidget()
        let_tabs_keep_keys(self.tabs, "Parts of About")
        self.tabs.addTab(self._about(), "About")
        self.tabs.addTab(self._licences(), "Licences")
        self.tabs.addTab(self._this_copy(), "This copy")
        self.tabs.setCurrentIndex(tab)
        self.body.addWidget(self.tabs)
        self.add_button("Close", main=True).clicked.connect(self.accept)
        self.set_usual_size(660, 590)

    @property
    def report(self) -> str:
        """What can be copied: versions, what the library holds, missing typefaces. No names, no folders of a person."""
        return self._report.toPlainText()

    def _about(self) -> QWidget:
        page, column = _page()
        mark = Words("")
        mark.setPixmap(self.theme.pixmap("links", "accent", self.theme.scaled(48), self.devicePixelRatioF()))
        column.addWidget(mark)
        column.addWidget(Heading("Linkwell", "display"))
        column.addWidget(Small(f"Version {__version__}"))
        column.addWidget(Body(PROMISE))
        column.addStretch(1)
        return page

    def _licences(self) -> QWidget:
        page, column = _page()
        self._texts = licences.shipped()
        names = QComboBox()
        names.addItems([one.name for one in self._texts])
        names.setAccessibleName("Part of Linkwell")
        self._kind = Body("", "ink-2")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Text of the licence")
        column.addWidget(Body("Everything that Linkwell is made of, and the words of each licence."))
        column.addWidget(names)
        column.addWidget(self._kind)
        column.addWidget(self._text, 1)
        names.currentIndexChanged.connect(self._show_licence)
        self._show_licence(0)
        return page

    def _show_licence(self, number: int) -> None:
        one = self._texts[number]
        note = LICENCE_NOTES.get(re.split("[ ,]", one.name)[0], "")
        self._kind.setText(f"{one.kind.rstrip('.')}. {note}".strip())
        self._text.setPlainText(one.text)

    def _this_copy(self) -> QWidget:
        page, column = _page()
        paths = self._desk.workspace.paths
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for title, place in (("Your data", paths.data), ("Search index", paths.cache), ("Library", paths.shipped)):
            form.addRow(Words(title), self._folder(title, place))
        column.addLayout(form)
        column.addWidget(Body(fonts_sentence(family_ids(), _is_there)))
        self._report = QPlainTextEdit(report_text(self._desk))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName("Report about this copy")
        column.addWidget(self._report, 1)
        row = QHBoxLayout()
        copy = Button("Copy the report", self.theme)
        self._said = Small("It holds no names.")
        copy.clicked.connect(self._copy)
        row.addWidget(copy)
        row.addWidget(self._said, 1)
        column.addLayout(row)
        return page

    def _folder(self, title: str, place: Path) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        shown = Small(str(place), "ink-2")
        shown.setWordWrap(True)
        button = Button("Open", self.theme)
        button.set_small()
        button.setAccessibleName(f"Open the folder: {title}")
        button.clicked.connect(lambda: open_folder(place))
        row.addWidget(shown, 1)
        row.addWidget(button)
        return holder

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._said.setText("Copied. It holds no names.")


def report_text(desk: Desk) -> str:
    """The report about this copy."""
    known = desk.workspace.catalogue_if_read
    library = f"Library: {len(known)} items, {len(known.problems)} problems" if known else "Library: not read yet"
    state = "write-protected" if desk.database.read_only else "can be written"
    lines = (
        about_system(),
        f"Qt platform: {QGuiApplication.platformName()}",
        f"Screens: {', '.join(_screen(one) for one in QGuiApplication.screens())}",
        library,
        f"Data: {state}; packs: {len(desk.packs.list())}, links: {len(desk.links.list())}",
        fonts_sentence(family_ids(), _is_there),
    )
    return scrubber_for(desk)("\n".join(lines))


def fonts_sentence(ids: tuple[str, ...], is_there: Callable[[str], bool]) -> str:
    """Which of the bundled typefaces are missing, in a sentence."""
    missing = [id for id in ids if not is_there(id)]
    if not missing:
        return "All typefaces are here."
    return f"Missing typefaces: {', '.join(missing)}. Install Linkwell again to get them back."


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    return page, column


def _is_there(id: str) -> bool:
    try:
        family(id)
    except AppError:
        return False
    return True


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} x {size.height()} at {screen.devicePixelRatio():g}"
