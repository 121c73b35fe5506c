"""All recipes under their headings; beside them what the chosen one holds, why, and what it takes for the link."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.pack import Recipe
from linkwell.packs.print_plan import sheets_told
from linkwell.store.settings import LAST_LINK
from linkwell.ui.dialogs.frame import Dialog
from linkwell.ui.theme.theme import Theme
from linkwell.ui.widgets.labels import Body
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.desk import Desk
from linkwell.workspace.recipe_facts import RecipeFacts, recipe_facts
from linkwell.workspace.workspace import SAMPLE_LINK

INTRO = "A recipe chooses items that suit your classes. You can change every part of the pack afterwards."
COUNTING = "Counting pages and sheets…"
_LANE = "recipe facts"
_ID = Qt.ItemDataRole.UserRole


class RecipesDialog(Dialog):
    """`chosen` carries the id of the recipe that a pack shall be made from."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("All recipes", theme, parent)
        self._desk, self._runner = desk, runner
        self._recipes = desk.workspace.recipes
        self.list, self.about = QListWidget(), QPlainTextEdit()
        self._fill()
        self._lay_out()
        close = self.add_button("Close")
        self._make = self.add_button("Make this pack", main=True)
        close.clicked.connect(self.reject)
        self._make.clicked.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.list.setCurrentRow(next(row for row in range(self.list.count()) if self.list.item(row).data(_ID)))
        self.set_usual_size(980, 640)

    @property
    def link(self) -> Link:
        """The link for which it is counted: the one chosen last, or the sample one."""
        kept = self._desk.link(self._desk.settings.get(LAST_LINK))
        return kept or self._desk.workspace.link(SAMPLE_LINK)

    def _fill(self) -> None:
        group = None
        for recipe in self._recipes.values():
            if recipe.group != group:
                group = recipe.group
                heading = QListWidgetItem(group or "Others", self.list)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(self.theme.font("section"))
            QListWidgetItem(recipe.title, self.list).setData(_ID, recipe.id)

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Recipes")
        self.list.setMinimumWidth(self.theme.scaled(280))
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName("About the recipe")
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.list, 2)
        sides.addWidget(self.about, 3)
        self.body.addWidget(Body(INTRO, "ink-2"))
        self.body.addLayout(sides, 1)

    def _show(self, item: QListWidgetItem | None) -> None:
        recipe = self._recipes.get(item.data(_ID) or "") if item is not None else None
        workspace, link = self._desk.workspace, self.link
        suits = recipe is not None and (not recipe.stages or bool(set(recipe.stages) & set(link.stages)))
        self._make.setEnabled(suits)
        if recipe is None:
            return
        if not suits:
            made_for, taught = map(workspace.vocabulary.stage_label, (recipe.stages, link.stages))
            why = f"It is for {made_for}; {link.title} teaches {taught}. Choose another link first."
            self._runner.drop(_LANE)
            self.about.setPlainText("\n".join((*_opening(recipe), "", why)))
            return
        self.about.setPlainText("\n".join((*_opening(recipe), "", COUNTING)))
        job = self._runner.submit(lambda _progress: recipe_facts(workspace, recipe, link), _LANE)
        job.done.connect(lambda facts: self.about.setPlainText("\n".join(_told(facts))))
        job.failed.connect(lambda error: self._failed(recipe, error))

    def _failed(self, recipe: Recipe, error: AppError) -> None:
        self.about.setPlainText("\n".join((*_opening(recipe), "", str(error))))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(_ID) and self._make.isEnabled():
            self.chosen.emit(item.data(_ID))
            self.accept()


def _opening(recipe: Recipe) -> Iterator[str]:
    yield recipe.title
    yield recipe.told_for
    yield ""
    yield recipe.summary


def _told(facts: RecipeFacts) -> Iterator[str]:
    yield from _opening(facts.recipe)
    for title, rows in facts.sections:
        yield ""
        yield title
        for row in rows:
            minutes = f" ({row.minutes} min)" if row.minutes else ""
            yield f"   • {row.title}{minutes}. {row.why}"
    yield ""
    if facts.minutes:
        yield f"Minutes with pupils: {facts.minutes}."
    wide = f" ({facts.a3_pages} on A3)" if facts.a3_pages else ""
    yield f"Pages: {facts.pages}{wide}. Paper for {facts.link_title}: {sheets_told(facts.sheets)}."
    yield from facts.notes
