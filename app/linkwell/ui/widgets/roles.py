"""What a screen reader calls the widgets that Qt has no word for: a group, a page of a document, a divider.

A class says it with `spoken_role`; without one, Qt tells Linux of a named widget as "filler", which readers pass over.
Not for buttons, lists and fields: Qt tells their states and what they do, which a role given here would hide.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

GROUP = QAccessible.Role.Grouping
WORDS = QAccessible.Role.StaticText
PICTURE = QAccessible.Role.Graphic
DOCUMENT = QAccessible.Role.Document
DIVIDER = QAccessible.Role.Separator
STATUS = QAccessible.Role.StatusBar
WINDOW = QAccessible.Role.Window


class Group(QWidget):
    """Widgets that belong together, under a name and without a look."""

    spoken_role = GROUP


def speak_roles() -> None:
    """Let widgets that have a `spoken_role` be told with it. To be called once, before there are widgets."""
    QAccessible.installFactory(_spoken)


def _spoken(_class_name: str, told: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of an object, the most special first; None lets it go on with its own."""
    role = getattr(told, "spoken_role", None)
    if role is None or not isinstance(told, QWidget):
        return None
    return QAccessibleWidget(told, role)
