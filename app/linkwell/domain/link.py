"""A link: two sides, each one school with a class. It holds staff names at most, never a pupil's."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Mode = Literal["face-to-face", "virtual", "both"]
Status = Literal["planned", "active", "on-hold", "completed", "withdrawn"]
SideName = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Side:
    """One class of a link. Empty text and size 0 mean not known yet."""

    school: str = ""
    class_name: str = ""
    year: str = ""
    size: int = 0
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two linked classes. `stages` are the stages taught; dates are None until they are known."""

    id: str
    title: str
    a: Side
    b: Side
    stages: tuple[str, ...]
    mode: Mode = "both"
    status: Status = "planned"
    programme: str = ""
    reply_by: date | None = None
    delete_by: date | None = None
    sample: bool = False

    def sides(self, first: SideName) -> tuple[Side, Side]:
        """(ours, partner) as seen from one side."""
        return (self.a, self.b) if first == "a" else (self.b, self.a)
