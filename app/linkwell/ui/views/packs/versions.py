"""Versions of a pack: keep the present state under a name, and go back to a kept one."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QTabWidget, QVBoxLayout, QWidget

from linkwell.domain.errors import AppError
from linkwell.store.packs import PackStore, Version
from linkwell.ui.models.pack_list import moment
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.changes_panel import ChangesPanel
from linkwell.ui.widgets.buttons import Button, PrimaryButton
from linkwell.ui.widgets.labels import Body, Heading, Small
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.tab_order import let_tabs_keep_keys

_LONGEST_NAME = 80
_WORDS = "A version is this pack as it is now, under a name. Going back to one can be undone."


class VersionsDialog(QDialog):
    """Lists versions, and all changes. `restored` tells the name of the version that became the present state.

    `step_wanted` tells how many steps to undo (negative) or to do again.
    """

    restored = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, store: PackStore, pack_id: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._pack_id = store, pack_id
        self._versions: tuple[Version, ...] = ()
        self.setWindowTitle("Versions")
        self._name = QLineEdit()
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setAccessibleName("Name of the version")
        self._name.setPlaceholderText("For instance: before the half term")
        self._keep = PrimaryButton("Keep this version", theme)
        self._model = QStringListModel()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName("Versions kept")
        self._back = Button("Go back to this", theme, "undo")
        self._drop = Button("Forget", theme)
        self._notice = NoticeBar(theme)
        self._empty = Small("No version is kept yet.")
        self._lay_out(theme)
        self._keep.clicked.connect(self.keep)
        self._name.returnPressed.connect(self.keep)
        self._back.clicked.connect(self.restore)
        self._drop.clicked.connect(self.drop)
        self._list.doubleClicked.connect(lambda _index: self.restore())
        self._show()

    def keep(self) -> None:
        """Keep the present state under the name typed."""
        try:
            self._store.keep_version(self._pack_id, self._name.text())
        except AppError as error:
            self._tell(error)
            return
        self._name.clear()
        self._notice.hide()
        self._show()

    def restore(self) -> None:
        """Make the chosen version the present state."""
        version = self._chosen()
        if version is None:
            return
        try:
            self._store.restore_version(self._pack_id, version.name)
        except AppError as error:
            self._tell(error)
            return
        self.restored.emit(version.name)
        self.accept()

    def drop(self) -> None:
        """Forget the chosen version."""
        version = self._chosen()
        if version is None:
            return
        try:
            self._store.drop_version(self._pack_id, version.name)
        except AppError as error:
            self._tell(error)
            return
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(self._notice)
        whole.addWidget(Heading("Versions of this pack"))
        tabs, page = QTabWidget(), QWidget()
        tabs.setDocumentMode(True)
        let_tabs_keep_keys(tabs, "Versions or all changes")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(Body(_WORDS, "ink-3"))
        first = QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self._keep)
        column.addLayout(first)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        last = QHBoxLayout()
        last.addWidget(self._back)
        last.addWidget(self._drop)
        last.addStretch(1)
        column.addLayout(last)
        changes = ChangesPanel(self._store.states(self._pack_id), theme)
        changes.wanted.connect(self._go)
        tabs.addTab(page, "Versions kept")
        tabs.addTab(changes, "All changes")
        whole.addWidget(tabs, 1)
        close = Button("Close", theme)
        close.clicked.connect(self.reject)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.scaled(560), theme.scaled(460))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, steps: int) -> None:
        self.step_wanted.emit(steps)
        self.accept()

    def _show(self) -> None:
        self._versions = self._store.versions(self._pack_id)
        self._model.setStringList([f"{one.name}   ·   {moment(one.kept)}" for one in self._versions])
        self._empty.setVisible(not self._versions)
        if self._versions:
            self._list.setCurrentIndex(self._model.index(0, 0))
        for button in (self._back, self._drop):
            button.setEnabled(bool(self._versions))

    def _chosen(self) -> Version | None:
        row = self._list.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _tell(self, error: AppError) -> None:
        self._notice.show_notice("warn", f"{error.happened} {error.next_step}")
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
