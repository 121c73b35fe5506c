"""The names and days of a link by the words that name their place: what is known now, and the link with another."""

from dataclasses import replace
from datetime import date

from linkwell.domain.link import Link, Side
from linkwell.domain.pack import Filled


def known(link: Link, side: str, field: str) -> str:
    """What the link holds there as text, days as ISO days; empty if it is not known."""
    value = getattr(_holder(link, side), field)
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "")


def put(link: Link, side: str, field: str, text: str) -> Link:
    """The link with `text` there; empty means not known. A number or day that is none counts as not known."""
    match side:
        case "a":
            return replace(link, a=_of_side(link.a, field, text))
        case "b":
            return replace(link, b=_of_side(link.b, field, text))
        case _:
            day = _day(text)
            return replace(link, reply_by=day) if field == "reply_by" else replace(link, delete_by=day)


def taken_back(link: Link, filled: Filled) -> Link:
    """The link as it was before; unchanged if somebody wrote something else there since."""
    return _swapped(link, filled, filled.after, filled.before)


def done_again(link: Link, filled: Filled) -> Link:
    """The link with the name filled in once more; unchanged if somebody wrote something else there since."""
    return _swapped(link, filled, filled.before, filled.after)


def _swapped(link: Link, filled: Filled, old: str, new: str) -> Link:
    if filled.field not in _FIELDS[filled.side] or known(link, filled.side, filled.field) != old:
        return link
    return put(link, filled.side, filled.field, new)


def _of_side(side: Side, field: str, text: str) -> Side:
    match field:
        case "class_name":
            return replace(side, class_name=text)
        case "school":
            return replace(side, school=text)
        case "year":
            return replace(side, year=text)
        case "size":
            return replace(side, size=int(text) if text.isdecimal() else 0)
        case _:
            return replace(side, teacher=text)


def _holder(link: Link, side: str) -> Link | Side:
    return {"a": link.a, "b": link.b}.get(side, link)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


_OF_A_SIDE = frozenset({"school", "class_name", "year", "size", "teacher"})
_FIELDS = {"a": _OF_A_SIDE, "b": _OF_A_SIDE, "": frozenset({"reply_by", "delete_by"})}
