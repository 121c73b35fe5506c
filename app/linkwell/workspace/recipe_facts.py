"""What a recipe holds and takes for one link: counted on the finished pages, never written down beforehand."""

from dataclasses import dataclass, replace

from linkwell.domain.link import Link
from linkwell.domain.pack import Pack, PackEntry, Recipe
from linkwell.packs import changes, choose
from linkwell.workspace.planning import Planner, Prices
from linkwell.workspace.workspace import Workspace

_PUPILS = "student"


@dataclass(frozen=True, slots=True)
class RecipeRow:
    """One item that the recipe takes for the link, and why."""

    item_id: str
    title: str
    minutes: int
    why: str
    for_pupils: bool


@dataclass(frozen=True, slots=True)
class RecipeFacts:
    """`sections` are titles with their rows; `pages` is one copy of each; `sheets` is the paper for both classes.

    `minutes` are those with pupils; what adults read or do is told item by item, as one plan may hold others.
    """

    recipe: Recipe
    link_title: str
    sections: tuple[tuple[str, tuple[RecipeRow, ...]], ...]
    minutes: int
    pages: int
    sheets: int
    a3_pages: int
    notes: tuple[str, ...]


def recipe_facts(workspace: Workspace, recipe: Recipe, link: Link) -> RecipeFacts:
    """Count a recipe for a link, whose stages are set aside if the recipe is not for them."""
    suits = not recipe.stages or set(recipe.stages) & set(link.stages)
    stages = link.stages if suits else recipe.stages
    made = choose.from_recipe(recipe, stages, workspace.catalogue, workspace.vocabulary)
    pack = changes.with_ids(replace(made, link_id=link.id))
    plan = Planner(workspace, link, Prices()).plan(pack)
    sections = _sections(pack, workspace)
    return RecipeFacts(
        recipe=recipe,
        link_title=link.title,
        sections=sections,
        minutes=sum(row.minutes for _, rows in sections for row in rows if row.for_pupils),
        pages=sum(row.pages for row in plan.rows),
        sheets=plan.total_sheets,
        a3_pages=sum(row.pages for row in plan.rows if row.part.paper.startswith("A3")),
        notes=pack.notes,
    )


def _sections(pack: Pack, workspace: Workspace) -> tuple[tuple[str, tuple[RecipeRow, ...]], ...]:
    def row(entry: PackEntry) -> RecipeRow:
        item = workspace.catalogue.get(entry.item_id)
        pupils = item.place.audience_role == _PUPILS
        return RecipeRow(item.id, item.title, item.timing.minutes, entry.why, pupils)

    return tuple((section.title, tuple(map(row, section.entries))) for section in pack.sections)
