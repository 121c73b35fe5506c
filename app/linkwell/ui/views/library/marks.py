"""Gathers what the user left on items, for the badges of the library: slow, so for a background thread."""

from collections import Counter
from collections.abc import Iterable

from linkwell.domain.link import Link
from linkwell.store.marks import Done
from linkwell.ui.models.result_rows import Marks
from linkwell.workspace.desk import Desk


def read_marks(desk: Desk, link_id: str) -> Marks:
    """Stars, packs and what was done; by the classes of one link, or by all if none is chosen."""
    counts: Counter[str] = Counter()
    edited: set[str] = set()
    for summary in desk.packs.list():
        if summary.damaged:
            continue
        entries = desk.packs.load(summary.id).entries()
        counts.update({entry.item_id for entry in entries})
        edited.update(entry.item_id for entry in entries if entry.edits)
    link = desk.link(link_id)
    links = (link,) if link else desk.links.list()
    done = {item_id: words for one in links for item_id, words in _done(one, desk.done.list(one.id)).items()}
    own = frozenset(desk.editions.list())
    return Marks(frozenset(desk.stars.list()), dict(counts), frozenset(edited), done, own)


def _done(link: Link, marks: Iterable[Done]) -> dict[str, str]:
    """The latest time that each item was done, in words: who and when."""
    latest: dict[str, Done] = {}
    for mark in marks:
        known = latest.get(mark.item_id)
        if known is None or mark.school_year >= known.school_year:
            latest[mark.item_id] = mark
    return {item_id: f"{_who(link, mark)} did this in {mark.school_year}" for item_id, mark in latest.items()}


def _who(link: Link, mark: Done) -> str:
    ours, partner = link.sides("a")
    side = ours if mark.side == "a" else partner
    return " ".join(part for part in (side.year, side.class_name) if part) or side.school or "One class"
