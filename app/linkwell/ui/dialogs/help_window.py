"""The help window: pages on the left, words on the right. It opens nothing but its own pages: no network, no files."""

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QSize, QStringListModel, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListView, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.ui.dialogs import help_pages
from linkwell.ui.dialogs.help_look import dress_page
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.panes import Divider, Splitter
from linkwell.ui.widgets.roles import WINDOW

READING_WIDTH, PAGE_MARGIN = 720, 24
USUAL = QSize(960, 680)
_SHARE_OF_SCREEN = 0.94
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class HelpBrowser(QTextBrowser):
    """Shows one page. Every address is looked up among our own pages and pictures, or is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page, self._made_for = "", 0
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Help")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)

    def show_page(self, id: str) -> None:
        """Show the page with this id."""
        self._page, self._made_for = id, self._room()
        document = self.document()
        document.clear()
        document.setDefaultFont(self._theme.font("body"))
        document.setDocumentMargin(PAGE_MARGIN)
        document.setMarkdown(help_pages.text(id), _MARKDOWN)
        dress_page(document, self._theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name if isinstance(name, QUrl) else QUrl(name)
        plain = address.scheme() == "" and address.host() == ""
        found = help_pages.picture(address.path()) if plain else None
        return self._fitted(QImage.fromData(found)) if found is not None else QByteArray()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are made for the room there is; the reader stays at the same place."""
        super().resizeEvent(event)
        if self._page and self._room() != self._made_for:
            bar = self.verticalScrollBar()
            place = bar.value() / max(bar.maximum(), 1)
            self.show_page(self._page)
            bar.setValue(round(place * bar.maximum()))

    def _room(self) -> int:
        """The width for pictures; a scroll bar has its place in it whether it is shown or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 2 * PAGE_MARGIN - 6

    def _fitted(self, picture: QImage) -> QImage:
        """As wide as its pixels allow at the size of the text, and never wider than the page."""
        ratio = self.devicePixelRatioF()
        wanted = self._theme.scaled(round(picture.width() / help_pages.PICTURE_PIXELS))
        width = max(round(min(wanted, self._room()) * ratio), 1)
        fitted = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        return fitted


class HelpWindow(QWidget):
    """A window of its own, so that it can stand beside the work."""

    spoken_role = WINDOW

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._page = ""
        self._back: list[str] = []
        self._browser = HelpBrowser(theme)
        self._list = self._make_list()
        split = Splitter()
        split.addWidget(self._list)
        split.addWidget(self._framed())
        split.setStretchFactor(1, 1)
        split.set_usual_sizes([theme.scaled(210), theme.scaled(640)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addWidget(split, 1)
        self._browser.anchorClicked.connect(self._follow)
        for key in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(key), self, self.close)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        theme.changed.connect(self._again)
        room = QGuiApplication.primaryScreen().availableSize() * _SHARE_OF_SCREEN
        self.resize(QSize(theme.scaled(USUAL.width()), theme.scaled(USUAL.height())).boundedTo(room))

    @property
    def page(self) -> str:
        """The id of the page that is shown."""
        return self._page

    @property
    def browser(self) -> HelpBrowser:
        """Where the page is read."""
        return self._browser

    def show_page(self, id: str) -> None:
        """Show a page and choose it in the list."""
        if self._page and self._page != id:
            self._back.append(self._page)
        self._turn_to(id)

    def go_back(self) -> None:
        """Show the page before."""
        if self._back:
            self._turn_to(self._back.pop())

    def _turn_to(self, id: str) -> None:
        self._page = id
        self._browser.show_page(id)
        number = [page.id for page in help_pages.PAGES].index(id)
        self.setWindowTitle(f"{help_pages.PAGES[number].title} - Linkwell help")
        index = self._list.model().index(number, 0)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _make_list(self) -> QListView:
        pages = QListView()
        pages.setModel(QStringListModel([page.title for page in help_pages.PAGES], pages))
        pages.setAccessibleName("Help pages")
        pages.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        pages.setFrameShape(QListView.Shape.NoFrame)
        pages.selectionModel().currentChanged.connect(self._chosen)
        return pages

    def _framed(self) -> QWidget:
        """The page keeps a readable width and stands at the left."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self._browser.setMaximumWidth(self._theme.scaled(READING_WIDTH))
        row.addWidget(self._browser, 1)
        return holder

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        id = help_pages.PAGES[current.row()].id
        if id != self._page:
            self.show_page(id)

    def _follow(self, address: QUrl) -> None:
        name = address.path().removesuffix(".md")
        if not address.scheme() and not address.host() and help_pages.known(name):
            self.show_page(name)

    def _again(self) -> None:
        self._browser.setMaximumWidth(self._theme.scaled(READING_WIDTH))
        if self._page:
            self._browser.show_page(self._page)
