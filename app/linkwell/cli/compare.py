"""`linkwell compare FILE.docx`: what was changed in the Word file of a pack, and taking it into the pack."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.cli.kept import own_desk
from linkwell.domain.errors import UsageError
from linkwell.late import LateModule
from linkwell.workspace.workspace import Workspace

if TYPE_CHECKING:
    from linkwell.packs import word_changes
    from linkwell.workspace import word_files
else:
    word_changes = LateModule("linkwell.packs.word_changes")
    word_files = LateModule("linkwell.workspace.word_files")

_ALL = "all"
_LONGEST_NUMBER = 10


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="a Word file that Linkwell made")
    parser.add_argument("--pack", default="", metavar="ID", help="the pack to compare with (the file names it)")
    parser.add_argument(
        "--take",
        nargs="?",
        const=_ALL,
        default="",
        metavar="LIST",
        help="take the changes into the pack: all, or their numbers, such as 1,3",
    )
    parser.add_argument("--json", action="store_true", help="print what was found for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    with own_desk(workspace, console) as own:
        compared = word_files.compare(own, options.file, options.pack, console.progress)
        chosen = _chosen(compared.differences.changes, options.take)
        if options.json:
            console.print_json(_as_json(compared, chosen))
        else:
            _print(compared, console)
        if chosen:
            kept = word_files.take(own, compared, chosen)
            told = f"Taken into “{compared.pack.title}”: {_count(len(chosen), 'change')}."
            console.tell(f"{told} Build it with: linkwell build --pack {kept.id}. Undo in the window takes them back.")
        return OK


def _chosen(found: Sequence["word_changes.WordChange"], wanted: str) -> "tuple[word_changes.WordChange, ...]":
    """The changes with these numbers. Raises `UsageError` (U-TAKE) for anything else."""
    if not wanted or wanted == _ALL:
        return tuple(found) if wanted else ()
    named = wanted.replace(",", " ").split()
    numbers = [int(word) for word in named if word.isdecimal() and len(word) < _LONGEST_NUMBER]
    if not named or len(numbers) < len(named) or not all(1 <= number <= len(found) for number in numbers):
        what = f"“{wanted}” does not name changes of this file: it has {_count(len(found), 'change')}."
        raise UsageError("U-TAKE", what, "Nothing was taken.", "Use --take alone for all, or --take 1,3.")
    return tuple(found[number - 1] for number in dict.fromkeys(numbers))


def _print(compared: "word_files.Compared", console: Console) -> None:
    found = compared.differences
    console.print(f"{compared.file.name} and the pack “{compared.pack.title}” ({compared.pack.id})")
    console.print(f"{_count(len(found.changes), 'block')} changed." if found.changes else "No wording was changed.")
    for number, change in enumerate(found.changes, start=1):
        console.print(f"{number:3}. {change.where}")
        console.print(f"     old: {change.old}")
        console.print(f"     new: {change.new}")
        if change.note:
            console.print(f"     {change.note}")
    if found.notices:
        console.print("Also found, not taken:")
    for notice in found.notices:
        console.print(f"  -  {word_changes.NOTICES[notice.kind]}, {notice.where}: {notice.words}")
    if found.moved_on:
        blocks = _count(found.moved_on, "block")
        console.print(f"The pack itself changed in {blocks} since this file was made; that is no change in Word.")


def _as_json(compared: "word_files.Compared", taken: Sequence["word_changes.WordChange"]) -> dict[str, object]:
    found = compared.differences
    return {
        "pack": compared.pack.id,
        "changes": [{**asdict(change), "taken": change in taken} for change in found.changes],
        "notices": [asdict(notice) for notice in found.notices],
        "moved_on": found.moved_on,
    }


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


COMMAND = Command(
    "compare",
    "see what was changed in a pack's Word file, and take it into the pack",
    "  linkwell compare our-pack.docx\n"
    "  linkwell compare our-pack.docx --take        (all changes of wording, into a pack that you keep)\n"
    "  linkwell compare our-pack.docx --take 1,3",
    _add_arguments,
    _run,
)
