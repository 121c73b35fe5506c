"""The sheet of shortcuts, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkwell.ui.actions import MENUS, ActionRow, rows_of
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Badge, Heading, Words

USUAL = (860, 680)
_TWO_COLUMNS = (("View", "Help"), ("File", "Edit", "Pack"))


class ShortcutsDialog(Dialog):
    """All keys by menu, in two columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", theme, parent)
        across = QHBoxLayout()
        across.setSpacing(40)
        for menus in _columns(theme):
            column = QVBoxLayout()
            column.setSpacing(8)
            for menu in (one for one in MENUS if one in menus):
                column.addWidget(Heading(menu))
                column.addLayout(_grid([row for row in rows_of(menu) if row.keys]))
                column.addSpacing(8)
            column.addStretch(1)
            across.addLayout(column, 1)
        self.body.addLayout(across)
        self.add_button("Close", main=True).clicked.connect(self.accept)
        self.set_usual_size(*USUAL)


def _columns(theme: Theme) -> tuple[tuple[str, ...], ...]:
    """Two columns, or one where large text leaves no room for two."""
    room = QGuiApplication.primaryScreen().availableSize().width()
    return _TWO_COLUMNS if theme.scaled(USUAL[0]) <= room else (MENUS,)


def _grid(rows: list[ActionRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for number, row in enumerate(rows):
        words = Words(row.shown_text)
        words.setWordWrap(True)
        words.setAccessibleName(f"{row.shown_text}: {' or '.join(row.shown_keys)}")
        grid.addWidget(words, number, 0)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        keys.addStretch(1)
        for shown in row.shown_keys[:2]:
            keys.addWidget(_key(shown))
        grid.addLayout(keys, number, 1, Qt.AlignmentFlag.AlignVCenter)
    return grid


def _key(shown: str) -> Badge:
    """A painted key, for the eye only: the words beside it name it too."""
    key = Badge(shown)
    key.setAccessibleName("")
    return key
