"""What can go wrong, in words for the person at the desk.

`AppError` is raised for anything a user can put right; it always says what happened, what was kept and
what to do next. Faults in content are not errors but `Problem`s (see `problem.py`): they are collected
and shown together.
"""

from dataclasses import dataclass


@dataclass(eq=False)
class AppError(Exception):
    """A failure with a calm explanation.

    `code` is short and stable (such as `S-FULL`), so that it can be looked up and tested.
    """

    code: str
    happened: str
    kept: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.happened} {self.kept} {self.next_step} ({self.code})"


class ContentError(AppError):
    """Bad content: an item, pack, recipe or link file that cannot be used."""


class UsageError(AppError):
    """A request that names something unknown or asks for the impossible."""


class Cancelled(Exception):  # noqa: N818 - it is a decision of the user, not an error
    """Raised out of a progress callable when the user cancels."""
