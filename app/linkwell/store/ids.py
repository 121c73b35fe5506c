"""Ids and names: made from titles, in plain letters, and compared as people read them."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

_LONGEST = 48


def free_id(wanted: str, taken: Callable[[str], bool]) -> str:
    """`wanted` as a plain id, with a number behind it if it is taken."""
    plain = unicodedata.normalize("NFKD", wanted.casefold())
    letters = (sign for sign in plain if not unicodedata.combining(sign))
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in letters)
    stem = "-".join(kept.split())[:_LONGEST].strip("-") or "untitled"
    name, number = stem, 1
    while taken(name):
        number += 1
        name = f"{stem}-{number}"
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names look the same to a reader: capitals, accents composed or not, spaces at the ends."""
    return _seen(one) == _seen(other)


def now() -> str:
    """The time to be shown beside an entry: UTC, whole seconds. Nothing is ever ordered by it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _seen(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
