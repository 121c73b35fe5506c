"""How items of the library travel when they are dragged: their ids, one a line, under a type of our own."""

from collections.abc import Iterable

ITEM_MIME = "application/x-linkwell-item"


def as_dragged(item_ids: Iterable[str]) -> bytes:
    """What is dragged for these items."""
    return "\n".join(item_ids).encode()


def from_dragged(words: str) -> tuple[str, ...]:
    """The ids in what was dropped."""
    return tuple(words.split())
