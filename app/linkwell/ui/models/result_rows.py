"""What a row of the library's results shows and says, made from a hit, its item and the user's marks.

Values only: no model, no painting, no search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linkwell.domain.query import Hit

if TYPE_CHECKING:
    from linkwell.domain.catalogue import Catalogue
    from linkwell.domain.item import Item
    from linkwell.domain.vocabulary import Vocabulary

Badge = tuple[str, str, str]
Pieces = tuple[tuple[str, bool], ...]
_KIND_ICONS: Mapping[str, str] = {
    "handout": "pencil",
    "parent": "people",
    "venue-activity": "people",
    "check-in": "info",
    "action-planner": "check",
    "celebration": "star",
    "guide": "help",
    "exchange-template": "exchange",
}
_LESSON = "lesson"
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user left on items: stars, how many packs hold each, which were edited there, who did each when, and
    which begin with the user's own words in every new pack."""

    stars: frozenset[str] = frozenset()
    packs: Mapping[str, int] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()
    done: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def differing(self, other: Marks) -> set[str]:
        """The items whose marks are not the same in both."""
        counted = {key for key, _count in {*self.packs.items()} ^ {*other.packs.items()}}
        told = {key for key, _words in {*self.done.items()} ^ {*other.done.items()}}
        return counted | told | (self.stars ^ other.stars) | (self.edited ^ other.edited) | (self.own ^ other.own)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One item found. `icon` is (name, token), a badge (words, kind, icon); `caution` is a short warning or empty.

    `roomy` rows have a line of their own for badges. It is settled when the row is first shown: a badge that comes
    later stands at the end of another line, so that rows never move under the reader's eyes.
    """

    item_id: str
    title: Pieces
    icon: tuple[str, str]
    meta: str
    snippet: Pieces
    badges: tuple[Badge, ...]
    caution: str
    starred: bool
    spoken: str
    roomy: bool = False

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(text for text, _found in self.title)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A line between groups of rows."""

    text: str


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes rows for the items of one library."""

    catalogue: Catalogue
    vocabulary: Vocabulary

    def row(self, hit: Hit, marks: Marks) -> ResultRow:
        """The row of a hit; a hit whose item is gone shows its title only."""
        title = hit.marked_title.pieces or ((hit.title, False),)
        item = self.catalogue.items.get(hit.id)
        if item is None:
            return ResultRow(hit.id, title, ("library", "ink-3"), "", hit.snippet.pieces, (), "", False, hit.title)
        badges = _badges(item.id, marks)
        caution = "unconfirmed facts" if has_unconfirmed_terms(item, self.vocabulary) else ""
        starred = item.id in marks.stars
        spoken = self._spoken(item, badges, caution, starred)
        icon = icon_of(item)
        shown = (hit.snippet.pieces, badges, caution, starred, spoken)
        return ResultRow(item.id, title, icon, self._meta(item), *shown, roomy=bool(badges))

    def _meta(self, item: Item) -> str:
        stages = item.place.stages
        stage = self.vocabulary.stages[stages[0]].short if len(stages) == 1 else self.vocabulary.stage_label(stages)
        parts = [stage, f"{item.timing.minutes} min" if item.timing.minutes else "", *self._place(item)]
        return "  ·  ".join(part for part in parts if part)

    def _place(self, item: Item) -> tuple[str, ...]:
        """The first step of the year, and the kind where it is not a plain lesson."""
        known = self.vocabulary.steps
        steps = [known[step].title for step in item.place.year_steps[:1] if step in known]
        kind = self.vocabulary.kinds[item.kind].title if item.kind != _LESSON else ""
        return tuple(dict.fromkeys(part for part in (*steps, kind) if part))

    def _spoken(self, item: Item, badges: tuple[Badge, ...], caution: str, starred: bool) -> str:
        theme = self.vocabulary.themes.get(item.place.theme)
        parts = (
            item.title,
            theme.key_question if theme else "",
            self.vocabulary.stage_label(item.place.stages),
            f"{item.timing.minutes} minutes" if item.timing.minutes else "",
            *self._place(item),
            *(words for words, _kind, _icon in badges),
            caution,
            "starred" if starred else "",
        )
        return ", ".join(part for part in parts if part)


def words_found(text: str, row: ResultRow | HeadingRow | None) -> list[str]:
    """What to mark on the pages of a result: the words asked for, and those marked in its row."""
    found = set(_WORD.findall(text.lower()))
    if isinstance(row, ResultRow):
        found |= {words.lower() for words, marked in (*row.title, *row.snippet) if marked}
    return sorted(found)


def icon_of(item: Item) -> tuple[str, str]:
    """The shape of the item's theme, or the icon of its kind where it belongs to none."""
    if item.place.theme:
        return f"theme-{item.place.theme}", item.place.theme
    return _KIND_ICONS.get(item.kind, "library"), "ink-2"


def has_unconfirmed_terms(item: Item, vocabulary: Vocabulary) -> bool:
    """Whether the item points to a curriculum term that nobody has compared with its source yet."""
    found = (vocabulary.term(alignment.code) for alignment in item.alignments)
    return any(term is None or not term[1].confirmed for term in found)


def _badges(item_id: str, marks: Marks) -> tuple[Badge, ...]:
    badges: list[Badge] = []
    if item_id in marks.done:
        badges.append((marks.done[item_id], "warn", "clock"))
    if item_id in marks.own:
        badges.append(("your own words", "accent", "pencil"))
    elif item_id in marks.edited:
        badges.append(("edited by you", "accent", "pencil"))
    count = marks.packs.get(item_id, 0)
    if count:
        badges.append((f"in {count} of your packs" if count > 1 else "in one of your packs", "plain", "packs"))
    return tuple(badges)
