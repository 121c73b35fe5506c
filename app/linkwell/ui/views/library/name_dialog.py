"""A small dialog that asks for a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from linkwell.ui.widgets.labels import Words


class NameDialog(QDialog):
    """Asks for a name. `named` brings it when it is accepted."""

    named = Signal(str)

    def __init__(self, title: str, asked: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._edit = QLineEdit(name, self)
        self._edit.setMaxLength(80)
        self._edit.selectAll()
        self._edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        label: QLabel = Words(asked)
        label.setBuddy(self._edit)
        self._edit.setAccessibleName(asked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setEnabled(bool(name.strip()))
        self._edit.textChanged.connect(lambda text: self._save.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.named.emit(self._edit.text().strip()))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self._edit)
        column.addSpacing(8)
        column.addWidget(buttons)
