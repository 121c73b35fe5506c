"""Tells of a failure that nobody foresaw, with a report that can be copied. Nothing is ever sent."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Heading, Small

SAFE = (
    "Your work is safe: everything up to your last change was kept when you made it. You can carry on; if things look "
    "odd, close Linkwell and open it again."
)
REPORT = "The report holds the program's own lines. Names and folders were replaced, and nothing was sent anywhere."


class CrashDialog(Dialog):
    """`close_program` is sent when the user would rather close Linkwell."""

    close_program = Signal()

    def __init__(self, report: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong", theme, parent)
        self.body.addWidget(Heading("Something went wrong inside Linkwell", "title"))
        self.body.addWidget(Body(SAFE))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName("Report")
        self._report.setMinimumHeight(theme.scaled(180))
        self.body.addWidget(self._report, 1)
        self._said = Small(REPORT)
        self._said.setWordWrap(True)
        self.body.addWidget(self._said)
        copy = self.add_button("Copy the report", left=True)
        copy.clicked.connect(self._copy)
        self.add_button("Close Linkwell").clicked.connect(self._close_program)
        self.add_button("Carry on", main=True).clicked.connect(self.accept)
        self.set_usual_size(680, 460)

    @property
    def report(self) -> str:
        """The words of the report."""
        return self._report.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._said.setText("The report was copied. Paste it into an email to whoever helps with Linkwell.")

    def _close_program(self) -> None:
        self.accept()
        self.close_program.emit()
