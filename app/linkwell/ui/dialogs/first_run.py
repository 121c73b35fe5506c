"""The first minute: three short steps, each of which can be skipped, and then the sample pack is there to try."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from linkwell.store.settings import CLASS_NAME, FIRST_RUN_DONE, NATION, SCHOOL, TEACHER, Setting
from linkwell.ui.dialogs import setting_fields as fields
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Heading, Small, Words
from linkwell.ui.widgets.roles import Group
from linkwell.workspace.desk import Desk

NATIONS = (
    ("england", "England"),
    ("northern-ireland", "Northern Ireland"),
    ("scotland", "Scotland"),
    ("wales", "Wales"),
    ("other", "Somewhere else"),
)
NAMED: tuple[tuple[Setting[str], str], ...] = (
    (SCHOOL, "for example Oakfield Primary"),
    (CLASS_NAME, "for example Kestrels"),
    (TEACHER, "for example Mrs Adeyemi"),
)


class FirstRunDialog(Dialog):
    """`chosen` tells where the user wants to begin: packs or library."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Welcome to Linkwell", theme, parent)
        self._desk = desk
        self._where = Small("")
        self._pages = QStackedWidget()
        self._heads: list[str] = []
        for page in (self._nation(), self._names(), self._ready()):
            self._pages.addWidget(page)
        self.body.addWidget(self._where)
        self.body.addWidget(self._pages, 1)
        self._skip = self.add_button("Skip all", left=True)
        self._back = self.add_button("Back")
        self._look = self.add_button("Look round the library")
        self._next = self.add_button("Next", main=True)
        self._skip.clicked.connect(self.reject)
        self._back.clicked.connect(lambda: self._go(-1))
        self._look.clicked.connect(lambda: self._finish("library"))
        self._next.clicked.connect(self._on)
        self.finished.connect(lambda _result: self._desk.settings.set(FIRST_RUN_DONE, True))
        self.set_usual_size(600, 440)
        self._show(0)

    @property
    def step(self) -> int:
        """The step that is shown, 0 to 2."""
        return self._pages.currentIndex()

    def _nation(self) -> QWidget:
        page, column = self._page(
            "Where is your school?",
            "It decides what years are called and which curriculum comes first. You can change it in Settings.",
        )
        group = QButtonGroup(page)
        now = self._desk.settings.get(NATION)
        for number, (id, title) in enumerate(NATIONS):
            button = QRadioButton(title)
            button.setChecked(id == now)
            group.addButton(button, number)
            column.addWidget(button)
        group.idClicked.connect(lambda number: self._desk.settings.set(NATION, NATIONS[number][0]))
        column.addStretch(1)
        return page

    def _names(self) -> QWidget:
        page, column = self._page(
            "Who are you?", "All of it may stay empty. The names of children have no place in Linkwell."
        )
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for setting, example in NAMED:
            line = fields.words(self._desk.settings.get(setting), self._keeper(setting), example)
            line.setAccessibleName(setting.title)
            label = Words(setting.title)
            label.setBuddy(line)
            label.setMinimumHeight(line.sizeHint().height())
            form.addRow(label, line)
        column.addLayout(form)
        column.addStretch(1)
        return page

    def _ready(self) -> QWidget:
        page, column = self._page(
            "Ready to try", "A sample link with two made-up classes and a sample pack are waiting in Links and Packs."
        )
        for icon, words in (
            ("packs", "Open the sample pack, change a word, and see the page change."),
            ("search", "Or type a word such as “belonging” into the library and read a lesson."),
            ("links", "Later, add your own two classes in Links, and every page fills in."),
            ("help", "F1 explains the screen in front of you. No internet is needed for any of it."),
        ):
            column.addLayout(self._line(icon, words))
        column.addStretch(1)
        return page

    def _page(self, title: str, words: str) -> tuple[QWidget, QVBoxLayout]:
        page = Group()
        page.setAccessibleName(title)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        heading = Heading(title, "display")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(Body(words, "ink-2"))
        column.addSpacing(8)
        self._heads.append(title)
        return page, column

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        sign = Words("")
        sign.setPixmap(self.theme.pixmap(icon, "accent", self.theme.scaled(20), self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Body(words), 1)
        return row

    def _keeper(self, setting: Setting[str]) -> Callable[[Any], None]:
        return lambda value: self._desk.settings.set(setting, value)

    def _on(self) -> None:
        if self.step + 1 < self._pages.count():
            self._go(1)
        else:
            self._finish("packs")

    def _go(self, by: int) -> None:
        self._show(self.step + by)

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        last = step + 1 == self._pages.count()
        self._where.setText(f"Step {step + 1} of {self._pages.count()}")
        self.setAccessibleDescription(f"Step {step + 1} of {self._pages.count()}: {self._heads[step]}")
        self._back.setVisible(step > 0)
        self._look.setVisible(last)
        self._skip.setVisible(not last)
        self._next.setText("Open the sample pack" if last else "Next")
        self._next.updateGeometry()

    def _finish(self, where: str) -> None:
        self.accept()
        self.chosen.emit(where)
