"""`linkwell recipes`: the ready-made patterns for packs, and one of them with what it holds and takes."""

import argparse
import itertools
from collections.abc import Iterator

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.domain.pack import Recipe
from linkwell.packs.print_plan import sheets_told
from linkwell.workspace.recipe_facts import RecipeFacts, recipe_facts
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", nargs="?", default="", metavar="ID", help="one recipe: what it holds and takes")
    parser.add_argument("--link", default=SAMPLE_LINK, metavar="ID", help=f"counted for this link ({SAMPLE_LINK})")
    parser.add_argument("--json", action="store_true", help="print the recipes for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    if options.recipe:
        facts = recipe_facts(workspace, workspace.recipe(options.recipe), workspace.link(options.link))
        if options.json:
            console.print_json(_facts_as_json(facts))
        else:
            _print_facts(facts, console)
        return OK
    found = workspace.recipes.values()
    if options.json:
        console.print_json([_as_json(recipe) for recipe in found])
        return OK
    for group, recipes in itertools.groupby(found, key=lambda recipe: recipe.group):
        console.print(f"{group or 'Others'}")
        for recipe in recipes:
            console.print(f"  {recipe.id}: {recipe.title}")
            console.print(f"      {recipe.told_for}")
    console.print("What one holds and takes: linkwell recipes ID")
    return OK


def _print_facts(facts: RecipeFacts, console: Console) -> None:
    recipe = facts.recipe
    console.print(f"{recipe.title} ({recipe.id})")
    console.print(f"{recipe.told_for} {recipe.summary}")
    for title, rows in facts.sections:
        console.print()
        console.print(title)
        console.table((row.item_id, row.title, f"{row.minutes} min" if row.minutes else "", row.why) for row in rows)
    console.print()
    console.print(_takes(facts))
    for note in facts.notes:
        console.tell(f"Note: {note}")


def _takes(facts: RecipeFacts) -> str:
    wide = f" ({facts.a3_pages} on A3)" if facts.a3_pages else ""
    paper = f"{facts.pages} pages{wide}, {sheets_told(facts.sheets)} of paper for both classes"
    lessons = f"{facts.minutes} minutes with pupils, and " if facts.minutes else ""
    return f"Takes {lessons}for {facts.link_title} {paper}."


def _as_json(recipe: Recipe) -> dict[str, object]:
    about = {"id": recipe.id, "title": recipe.title, "group": recipe.group}
    return {**about, "for_whom": recipe.for_whom, "summary": recipe.summary}


def _facts_as_json(facts: RecipeFacts) -> dict[str, object]:
    rows: Iterator[dict[str, object]] = (
        {"section": title, "item": row.item_id, "title": row.title, "minutes": row.minutes, "why": row.why}
        for title, entries in facts.sections
        for row in entries
    )
    sums = {"minutes": facts.minutes, "pages": facts.pages, "sheets": facts.sheets, "notes": facts.notes}
    return {**_as_json(facts.recipe), "items": list(rows), **sums}


COMMAND = Command(
    "recipes",
    "list the ready-made packs, or tell what one holds and takes",
    "  linkwell recipes\n  linkwell recipes late-start --link kestrels-herons\n  linkwell recipes --json",
    _add_arguments,
    _run,
)
