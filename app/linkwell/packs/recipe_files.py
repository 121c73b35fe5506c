"""Recipes and packs as TOML files. The id of a recipe is its file name."""

from pathlib import Path
from typing import get_args

from linkwell.domain.pack import Choice, Pack, PackEntry, PackSection, Recipe, RecipeSection, WhichSides
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.facts import Facts
from linkwell.packs import toml_files

RECIPE_CODE, PACK_CODE = "P-RECIPE", "P-FILE"
FINDABLE = ("kind", "theme", "phase", "step")


def load_recipe(file: Path, vocabulary: Vocabulary) -> Recipe:
    """Read one recipe. Raises `ContentError` (P-RECIPE) with every fault in the file."""
    facts, problems = toml_files.read(file, RECIPE_CODE, "recipe")
    facts.require(("title", "summary", "for_whom", "section"))
    stages = facts.choices("stage", [*vocabulary.stages, *vocabulary.stage_groups])
    recipe = Recipe(
        id=file.stem,
        title=facts.text("title", max_chars=80),
        summary=facts.text("summary", max_words=80),
        for_whom=facts.text("for_whom", max_words=40),
        stages=vocabulary.stage_ids(stages) or (),
        sections=tuple(_section(section) for section in facts.tables("section")),
        group=facts.text("group", max_words=6),
        order=facts.whole("order", 0, 999),
    )
    facts.finish()
    toml_files.refuse_if_any(problems, RECIPE_CODE, "recipe")
    return recipe


def _section(facts: Facts) -> RecipeSection:
    facts.require(("title", "choice"))
    section = RecipeSection(facts.text("title"), tuple(_choice(choice) for choice in facts.tables("choice")))
    facts.finish()
    return section


def _choice(facts: Facts) -> Choice:
    rule: dict[str, str] = {}
    find = facts.table("find")
    if find is not None:
        rule = {name: find.text(name) for name in FINDABLE if find.has(name)}
        find.finish()
    choice = Choice(facts.text("item"), rule, facts.texts("sheets"), facts.text("why"))
    if bool(choice.item_id) == bool(choice.find):
        facts.report(
            "P-CHOICE", "item", "A choice names either an item or a rule to find one.", "Write item = or find =."
        )
    facts.finish()
    return choice


def load_pack(file: Path) -> Pack:
    """Read a pack that somebody wrote by hand. Raises `ContentError` (P-FILE) with every fault in the file."""
    facts, problems = toml_files.read(file, PACK_CODE, "pack")
    facts.require(("title",))
    pack = Pack(
        id=file.stem,
        title=facts.text("title", max_chars=80),
        sections=tuple(_pack_section(section) for section in facts.tables("section")),
        summary=facts.text("summary", max_words=80),
        for_whom=facts.text("for_whom", max_words=40),
        sides=facts.choice("sides", get_args(WhichSides)) or "both",  # type: ignore[arg-type]
    )
    facts.finish()
    toml_files.refuse_if_any(problems, PACK_CODE, "pack")
    return pack


def _pack_section(facts: Facts) -> PackSection:
    entries = []
    for entry in facts.tables("entry"):
        entry.require(("item",))
        entries.append(PackEntry(entry.text("item"), entry.texts("sheets"), entry.text("why")))
        entry.finish()
    section = PackSection(facts.text("title"), tuple(entries))
    facts.finish()
    return section
