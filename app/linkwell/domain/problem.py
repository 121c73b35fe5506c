"""A fault in a content file, told so that a teacher can mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`ERROR` keeps the item out of the library; `WARNING` does not; `ADVICE` is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what is wrong, where, and how to mend it. `line` is 1-based; 0 means the whole file."""

    code: str
    file: str
    line: int
    what: str
    mend: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity} {self.code}: {self.what} {self.mend}"
