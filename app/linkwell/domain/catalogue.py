"""The library in memory: all readable items by id, and the problems found while reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkwell.domain.errors import UsageError
from linkwell.domain.item import Item
from linkwell.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Items in a stable order (by id). `digest` changes when any item does."""

    items: Mapping[str, Item]
    problems: tuple[Problem, ...]
    digest: str

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items.values())

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.items

    def get(self, item_id: str) -> Item:
        """The item with this id. Raises `UsageError` (U-ITEM) when there is none."""
        found = self.items.get(item_id)
        if found is None:
            raise UsageError(
                "U-ITEM",
                f"There is no item called “{item_id}” in the library.",
                "Nothing was changed.",
                "Find its id with: linkwell search WORDS.",
            )
        return found
