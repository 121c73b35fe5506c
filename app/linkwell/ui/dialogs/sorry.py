"""Says why Linkwell cannot open, before there is a main window."""

from PySide6.QtWidgets import QApplication

from linkwell.domain.errors import AppError
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body, Heading, Small


class SorryDialog(Dialog):
    """What happened, what is safe, what to do next, and the code."""

    def __init__(self, error: AppError, theme: Theme) -> None:
        super().__init__("Linkwell", theme)
        heading = Heading(error.happened)
        heading.setWordWrap(True)
        self.body.addWidget(heading)
        for words in (error.kept, error.next_step):
            if words:
                self.body.addWidget(Body(words))
        self.body.addWidget(Small(f"Code {error.code}"))
        self.body.addStretch(1)
        self.add_button("Close", main=True).clicked.connect(self.accept)
        self.fit_to_content(520)


def show_sorry(error: AppError) -> None:
    """Show it and wait until it is closed."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        SorryDialog(error, Theme(app)).exec()
