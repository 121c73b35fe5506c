"""Packs, links and saved searches as strict JSON, and back.

Keys that this program does not know are handed over as `Unknown` and written again with the next state, so that a
newer program finds its own words. What is missing gets its default; what is wrong is refused. No database here.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NoReturn, get_args

from linkwell.domain.link import Link, Mode, Side, Status
from linkwell.domain.pack import Edition, Filled, Pack, PackEntry, PackSection, WhichSides
from linkwell.domain.query import Filters, Query
from linkwell.store.sealed import damaged

MAX_DEPTH = 32
MAX_WHOLE = 2**53
Unknown = Mapping[str, Mapping[str, Any]]


def pack_text(pack: Pack, unknown: Unknown | None = None) -> str:
    """A pack as JSON; `unknown` holds further keys by place: "" for the pack, else an entry's id."""
    more = unknown or {}
    values = {
        "id": pack.id,
        "title": pack.title,
        "summary": pack.summary,
        "for_whom": pack.for_whom,
        "sides": pack.sides,
        "notes": list(pack.notes),
        "link_id": pack.link_id,
        "style_id": pack.style_id,
        **_printing_values(pack),
        "sections": [
            {"title": section.title, "entries": [_entry_values(entry, more) for entry in section.entries]}
            for section in pack.sections
        ],
    }
    return _dumped({**more.get("", {}), **values})


def read_pack(text: str) -> tuple[Pack, Unknown]:
    """A pack and the keys not known here. Raises `ContentError` (S-ROW)."""
    row = _Row(_loaded(text))
    unknown: dict[str, Mapping[str, Any]] = {}
    pack = Pack(
        id=row.text("id", None),
        title=row.text("title", None),
        sections=tuple(_section(one, unknown) for one in row.rows("sections")),
        summary=row.text("summary"),
        for_whom=row.text("for_whom"),
        sides=row.choice("sides", get_args(WhichSides), "both"),
        notes=row.texts("notes"),
        link_id=row.text("link_id"),
        style_id=row.text("style_id", "standard"),
        two_sided=row.flag("two_sided") if "two_sided" in row.values else None,
        in_colour=row.flag("in_colour"),
        filled=tuple(_filled(one) for one in row.rows("filled")),
    )
    return pack, {**unknown, **_named("", row.rest())}


def link_text(link: Link, unknown: Unknown | None = None) -> str:
    """A link as JSON; `unknown` holds further keys by place: "" for the link, "a" and "b" for its sides."""
    more = unknown or {}
    values = {
        "id": link.id,
        "title": link.title,
        "a": {**more.get("a", {}), **_side_values(link.a)},
        "b": {**more.get("b", {}), **_side_values(link.b)},
        "stages": list(link.stages),
        "mode": link.mode,
        "status": link.status,
        "programme": link.programme,
        "reply_by": link.reply_by.isoformat() if link.reply_by else "",
        "delete_by": link.delete_by.isoformat() if link.delete_by else "",
        "sample": link.sample,
    }
    return _dumped({**more.get("", {}), **values})


def read_link(text: str) -> tuple[Link, Unknown]:
    """A link and the keys not known here. Raises `ContentError` (S-ROW)."""
    row = _Row(_loaded(text))
    a, b = row.row("a"), row.row("b")
    link = Link(
        id=row.text("id", None),
        title=row.text("title", None),
        a=_side(a),
        b=_side(b),
        stages=row.texts("stages"),
        mode=row.choice("mode", get_args(Mode), "both"),
        status=row.choice("status", get_args(Status), "planned"),
        programme=row.text("programme"),
        reply_by=row.day("reply_by"),
        delete_by=row.day("delete_by"),
        sample=row.flag("sample"),
    )
    return link, {**_named("", row.rest()), **_named("a", a.rest()), **_named("b", b.rest())}


def query_text(query: Query) -> str:
    """What a saved search asks for, without how many hits are wanted."""
    facets = {name: list(chosen) for name, chosen in query.filters.facets.items()}
    limits = {"minutes_min": query.filters.minutes_min, "minutes_max": query.filters.minutes_max}
    return _dumped({"text": query.text, "facets": facets, **limits})


def read_query(text: str) -> Query:
    """A saved search. Raises `ContentError` (S-ROW)."""
    row = _Row(_loaded(text))
    facets = row.row("facets")
    chosen = {name: facets.texts(name) for name in facets.values}
    return Query(row.text("text"), Filters(chosen, row.whole("minutes_min"), row.whole("minutes_max")))


def edition_text(edition: Edition) -> str:
    """A user's own wording of an item."""
    return _dumped({"item_id": edition.item_id, "version": edition.version, "edits": dict(edition.edits)})


def read_edition(text: str) -> Edition:
    """A user's own wording of an item. Raises `ContentError` (S-ROW)."""
    row = _Row(_loaded(text))
    edits = row.row("edits")
    return Edition(row.text("item_id", None), row.text("version"), {key: edits.text(key) for key in edits.values})


def _entry_values(entry: PackEntry, unknown: Unknown) -> dict[str, Any]:
    values: dict[str, Any] = {"item_id": entry.item_id}
    optional = {
        "sheets": list(entry.sheets),
        "why": entry.why,
        "id": entry.id,
        "version": entry.version,
        "edits": dict(entry.edits),
        "copies": dict(entry.copies),
    }
    values |= {name: value for name, value in optional.items() if value}
    return {**(unknown.get(entry.id, {}) if entry.id else {}), **values}


def _printing_values(pack: Pack) -> dict[str, Any]:
    """What a pack says about printing and names only if somebody chose it; older programs hand these keys on."""
    filled = [
        {"link_id": one.link_id, "side": one.side, "field": one.field, "before": one.before, "after": one.after}
        for one in pack.filled
    ]
    values = {"two_sided": pack.two_sided, "in_colour": pack.in_colour or None, "filled": filled or None}
    return {name: value for name, value in values.items() if value is not None}


def _side_values(side: Side) -> dict[str, Any]:
    return {
        "school": side.school,
        "class": side.class_name,
        "year": side.year,
        "size": side.size,
        "teacher": side.teacher,
    }


def _section(row: "_Row", unknown: dict[str, Mapping[str, Any]]) -> PackSection:
    return PackSection(row.text("title"), tuple(_entry(one, unknown) for one in row.rows("entries")))


def _entry(row: "_Row", unknown: dict[str, Mapping[str, Any]]) -> PackEntry:
    edits, copies = row.row("edits"), row.row("copies")
    entry = PackEntry(
        item_id=row.text("item_id", None),
        sheets=row.texts("sheets"),
        why=row.text("why"),
        id=row.text("id"),
        version=row.text("version"),
        edits={name: edits.text(name) for name in edits.values},
        copies={name: copies.whole(name) for name in copies.values},
    )
    if entry.id:
        unknown.update(_named(entry.id, row.rest()))
    return entry


def _filled(row: "_Row") -> Filled:
    return Filled(
        row.text("link_id", None),
        row.choice("side", ("a", "b", ""), ""),
        row.text("field", None),
        row.text("before"),
        row.text("after"),
    )


def _side(row: "_Row") -> Side:
    return Side(row.text("school"), row.text("class"), row.text("year"), row.whole("size"), row.text("teacher"))


def _named(place: str, rest: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {place: rest} if rest else {}


@dataclass(frozen=True, slots=True)
class _Row:
    """One JSON object, read key by key; what was not asked for is the rest."""

    values: Mapping[str, Any]
    known: set[str] = field(default_factory=set)

    def text(self, key: str, default: str | None = "") -> str:
        """`None` as default means that the key has to be there."""
        value = self._get(key, default)
        return value if isinstance(value, str) else _wrong(key)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        return _wrong(key)

    def whole(self, key: str) -> int:
        value = self._get(key, 0)
        return value if isinstance(value, int) and not isinstance(value, bool) else _wrong(key)

    def flag(self, key: str) -> bool:
        value = self._get(key, default=False)
        return value if isinstance(value, bool) else _wrong(key)

    def day(self, key: str) -> date | None:
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            return _wrong(key)

    def choice(self, key: str, allowed: tuple[str, ...], default: str) -> Any:  # noqa: ANN401 - a Literal of the caller
        value = self.text(key, default)
        return value if value in allowed else _wrong(key)

    def row(self, key: str) -> "_Row":
        value = self._get(key, {})
        return _Row(value) if isinstance(value, dict) else _wrong(key)

    def rows(self, key: str) -> tuple["_Row", ...]:
        value = self._get(key, [])
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return tuple(_Row(one) for one in value)
        return _wrong(key)

    def rest(self) -> dict[str, Any]:
        return {key: value for key, value in self.values.items() if key not in self.known}

    def _get(self, key: str, default: object) -> Any:  # noqa: ANN401 - it is what JSON held
        self.known.add(key)
        return self.values.get(key, default)


def _wrong(key: str) -> NoReturn:
    raise damaged(detail=key)


def _dumped(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _loaded(text: str) -> dict[str, Any]:
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_constant=_refused,
            parse_int=_whole,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as fault:
        raise damaged(detail="not in its form") from fault
    if not isinstance(value, dict) or _depth(value) > MAX_DEPTH:
        raise damaged(detail="not in its form")
    return value


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key stands twice")
    return values


def _refused(word: str) -> Literal[0]:
    raise ValueError(f"{word} is not a number")


def _whole(digits: str) -> int:
    value = int(digits)
    if abs(value) > MAX_WHOLE:
        raise ValueError("a number too large")
    return value


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("a number too large")
    return value


def _depth(value: object) -> int:
    """How deep lists and objects lie in one another; level by level, so that depth costs no recursion."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, dict | list)]:
        depth += 1
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    return depth
