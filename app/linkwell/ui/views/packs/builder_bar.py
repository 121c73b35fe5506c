"""The toolbar of the pack builder: title, saved chip, undo and redo, link, versions, print and export."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from linkwell.domain.link import Link
from linkwell.ui.models.pack_list import pair_name
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.exporting import FOR_THE_COPIER, MERGED, SEPARATE
from linkwell.ui.views.packs.title_field import SavedChip, TitleField
from linkwell.ui.widgets.buttons import Button, IconButton, MenuButton, PrimaryMenuButton
from linkwell.ui.widgets.panes import Toolbar
from linkwell.ui.widgets.rows import elide

_NARROW, _TIGHT, _TIGHTEST = 1100, 760, 560


class BuilderBar(Toolbar):
    """Tells wishes: `undo`, `redo`, `print_wanted`, `export_wanted(suffixes)`, `link_chosen(id)`, `versions_wanted`.

    `compare_wanted` asks to compare the pack with its Word file.
    """

    undo = Signal()
    redo = Signal()
    print_wanted = Signal()
    export_wanted = Signal(tuple)
    link_chosen = Signal(str)
    versions_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Pack tools", parent)
        self._links: tuple[tuple[str, str], ...] = ()
        self._pages = 0
        self._sheets = 0
        self._link_id, self._pair = "", ""
        self.title_field = TitleField(theme)
        self.chip = SavedChip(theme)
        self._undo = IconButton("undo", "Undo", theme)
        self._redo = IconButton("redo", "Redo", theme)
        self._versions = Button("Versions", theme, "clock")
        self._link = MenuButton("Choose a link", theme, "links")
        self._print = Button("Print", theme, "print")
        self._export = PrimaryMenuButton("Export", theme)
        self.row.addWidget(self.title_field)
        self.row.addWidget(self.chip)
        self.row.addStretch(1)
        for widget in (self._undo, self._redo, self._versions, self._link, self._print, self._export):
            self.row.addWidget(widget)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._versions.clicked.connect(self.versions_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._link.menu_requested.connect(self._open_links)
        self._export.menu_requested.connect(self.open_export)

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; empty words mean nothing."""
        for button, word, label, keys in (
            (self._undo, "Undo", undo, "Ctrl+Z"),
            (self._redo, "Redo", redo, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(label))
            name = f"{word}: {label}" if label else f"Nothing to {word.lower()}"
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})" if label else name)

    def show_links(self, links: Sequence[Link], current: Link | None) -> None:
        """Show the link of the pack and the others to choose from."""
        self._links = tuple((link.id, pair_name(link)) for link in links)
        self._link_id = current.id if current else ""
        self._pair = pair_name(current) or "Choose a link"
        self._arrange()

    def show_sizes(self, pages: int, sheets: int) -> None:
        """Remember what an export gives."""
        self._pages, self._sheets = pages, sheets

    def set_busy(self, busy: bool) -> None:
        """While files are written, no second export starts."""
        self._export.setEnabled(not busy)

    def open_export(self) -> None:
        """Open the menu of formats, each saying what you get."""
        pages = "1 page" if self._pages == 1 else f"{self._pages} pages"
        menu = self._menu()
        for title, suffixes, keys in (
            (f"PDF: {pages}, ready to print or email", ("pdf",), "Ctrl+E"),
            ("Word document: same pages, every word can be changed", ("docx",), "Ctrl+Shift+E"),
            ("PDF and Word: both side by side", ("pdf", "docx"), ""),
            ("Booklet to fold: A5 pages on A4, printed on both sides", ("booklet.pdf",), ""),
            ("Plain text: for reading aloud or pasting", ("txt",), ""),
            ("Separate files: teacher, pupils, answers, families, as PDF and Word", SEPARATE, ""),
            (f"Print-ready files for the copier: {self._sheets:,} sheets, with a list", FOR_THE_COPIER, ""),
            ("One print-ready file: every copy for both classes, with a list", MERGED, ""),
        ):
            action = menu.addAction(f"{title}\t{keys}" if keys else title)
            action.triggered.connect(lambda _checked=False, suffixes=suffixes: self.export_wanted.emit(suffixes))
        menu.addSeparator()
        menu.addAction(f"Print: {pages}, one of each\tCtrl+P").triggered.connect(self.print_wanted)
        menu.addAction("Compare with a Word file…").triggered.connect(self.compare_wanted)
        point = self._export.mapToGlobal(QPoint(self._export.width(), self._export.height() + 2))
        menu.popup(point - QPoint(menu.sizeHint().width(), 0))

    def _open_links(self) -> None:
        menu = self._menu()
        group = QActionGroup(menu)
        for id, name in (("", "No link: leave lines to write on"), *self._links):
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(id == self._link_id)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, id=id: self.link_chosen.emit(id))
        menu.popup(self._link.mapToGlobal(QPoint(0, self._link.height() + 2)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.scaled(_NARROW)
        self._versions.setText("" if narrow else "Versions")
        self._versions.setAccessibleName("Versions")
        self._versions.setToolTip("Versions of this pack")
        tight = self.width() < self._theme.scaled(_TIGHT)
        room = self._theme.scaled(60 if tight else 105 if narrow else 190)
        tightest = self.width() < self._theme.scaled(_TIGHTEST)
        self._print.setText("" if tightest else "Print")
        self._print.setAccessibleName("Print")
        self._print.setToolTip("Print" if tightest else "")
        shown = "" if tightest else elide(self._pair, self._theme.font("body"), room)
        self._link.setText(shown.replace("&", "&&"))
        self._link.setAccessibleName(f"Link: {self._pair}")
        self._link.setToolTip(self._pair)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
