"""A pack: an ordered choice of items and sheets for one link; and a recipe, the pattern that makes one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PLAN = "plan"
NOTES = "notes"
WhichSides = Literal["a", "b", "both"]


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One item of a pack. `sheets` are ids in the order wanted; empty means all that suit the link.

    Besides an item's own sheet ids there are `plan` (the one-page plan), `notes` (the teacher notes) and the group
    words of `library/compose/parts.py`, such as `pupil` for all standard pupil sheets. `id` names the entry inside its
    pack, `version` the version of the item it was made with. `edits` maps keys of words to their new wording, `copies`
    sheet ids to a number of copies for each side that the teacher set.
    """

    item_id: str
    sheets: tuple[str, ...] = ()
    why: str = ""
    id: str = ""
    version: str = ""
    edits: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """A user's own wording of an item, which new packs begin with. `version` is the item's that it was made from."""

    item_id: str
    version: str
    edits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackSection:
    title: str
    entries: tuple[PackEntry, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A name that was filled into a link from this pack: which one, and its words before and after, for undo.

    `side` is empty for dates, which are written as ISO days; `field` is the attribute of the link or of its side.
    """

    link_id: str
    side: Literal["a", "b", ""]
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pack:
    """`sides` says for whom sheets that name a class are printed. `notes` are sentences about the choice made.

    `two_sided` None means as the copier usually prints.
    """

    id: str
    title: str
    sections: tuple[PackSection, ...]
    summary: str = ""
    for_whom: str = ""
    sides: WhichSides = "both"
    notes: tuple[str, ...] = ()
    link_id: str = ""
    style_id: str = "standard"
    two_sided: bool | None = None
    in_colour: bool = False
    filled: tuple[Filled, ...] = ()

    def entries(self) -> tuple[PackEntry, ...]:
        return tuple(entry for section in self.sections for entry in section.entries)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a recipe: a named item, or a rule that finds one (facet name to value) for the link's stage."""

    item_id: str = ""
    find: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecipeSection:
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A ready-made pattern. `stages` empty means any stage.

    `group` is the heading under which it is listed; `order` its place among all recipes, the smallest first.
    """

    id: str
    title: str
    summary: str
    for_whom: str
    stages: tuple[str, ...]
    sections: tuple[RecipeSection, ...]
    group: str = ""
    order: int = 0

    @property
    def told_for(self) -> str:
        """For whom it is, as a sentence."""
        return f"For {self.for_whom[:1].lower() + self.for_whom[1:]}."
