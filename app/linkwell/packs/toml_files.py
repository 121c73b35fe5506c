"""Reading the small TOML files of links, recipes and packs with the same strict and friendly rules as items."""

import tomllib
from pathlib import Path

from linkwell.domain.errors import ContentError
from linkwell.domain.problem import Problem, Severity
from linkwell.library.facts import Facts, Place

MAX_BYTES = 200_000


def read(file: Path, code: str, what: str) -> tuple[Facts, list[Problem]]:
    """The facts of a file, and the list into which faults will be collected.

    `what` names the thing in messages, such as "pack". Raises `ContentError` with `code` if the file is not TOML.
    """
    try:
        data = file.read_bytes()
        if len(data) > MAX_BYTES:
            raise _unreadable(file, code, what, "It is larger than 200 kB.")
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except IsADirectoryError as fault:
        raise _unreadable(file, code, what, "It is a folder.") from fault
    except OSError as fault:
        raise _unreadable(file, code, what, f"{fault.strerror}.") from fault
    except UnicodeDecodeError as fault:
        raise _unreadable(file, code, what, "It is not a text file (or not in UTF-8).") from fault
    except (ValueError, RecursionError) as fault:
        raise _unreadable(file, code, what, f"{str(fault)[:160]}.") from fault
    problems: list[Problem] = []
    return Facts(values, Place(file.name, text, 1), problems), problems


def refuse_if_any(problems: list[Problem], code: str, what: str) -> None:
    """Raise `ContentError` listing all errors found in a file."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        told = "\n  ".join(f"{error.file}:{error.line}: {error.what} {error.mend}" for error in errors)
        raise ContentError(
            code, f"The {what} cannot be used:\n  {told}\n", "Nothing was changed.", "Mend the file and try again."
        )


def _unreadable(file: Path, code: str, what: str, detail: str) -> ContentError:
    return ContentError(
        code,
        f"The {what} {file.name or file} could not be read. {detail}",
        "Nothing was changed.",
        "Mend the file and try again.",
    )
