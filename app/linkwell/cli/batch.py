"""`linkwell batch`: a recipe for many links at once, as a folder for each, one print file and an index."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linkwell.cli.command import FAILED, INTERRUPTED, OK, PARTLY, Command
from linkwell.cli.console import Console
from linkwell.cli.kept import own_desk
from linkwell.cli.values import count, formats
from linkwell.domain.errors import UsageError
from linkwell.domain.link import Link
from linkwell.packs import batch_index
from linkwell.packs.batch_index import LinkOutcome
from linkwell.packs.print_plan import Copier, sheets_told
from linkwell.render import registry
from linkwell.workspace import batch, batch_links
from linkwell.workspace.batch import BatchRequest, BatchResult
from linkwell.workspace.building import Editions
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace

_ALL, _SAMPLES = "all", "samples"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The links to make, the user's own words, and rows of a table that could not be read."""

    links: tuple[Link, ...]
    editions: Editions
    unread: tuple[str, ...] = ()


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    suffixes = ", ".join(registry.suffixes())
    parser.add_argument("--recipe", default="", metavar="ID", help="a recipe (see: linkwell recipes)")
    parser.add_argument(
        "--links",
        default=_ALL,
        metavar="WHICH",
        help="all: your own links, or the sixteen samples while you have none (the usual); samples: the samples; "
        "or a CSV table, one row for each link (see --example)",
    )
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="gets a new folder (here, if left out)")
    parser.add_argument("--format", default="pdf,docx", metavar="LIST", help=f"some of {suffixes} (pdf,docx)")
    parser.add_argument("--style", default=STANDARD_STYLE, metavar="ID", help="how to print (see: linkwell styles)")
    parser.add_argument("--no-merged", action="store_true", help="make no print file of all copies for all links")
    parser.add_argument("--one-sided", action="store_true", help="the copier prints on one side only")
    parser.add_argument("--colour", action="store_true", help="print in colour")
    parser.add_argument("--strict", action="store_true", help="make nothing if a row of the table cannot be read")
    parser.add_argument("--jobs", type=count, default=0, metavar="N", help="links made at a time (what suits)")
    parser.add_argument("--json", action="store_true", help="print what was made for a script")
    parser.add_argument("--example", type=Path, metavar="FILE", help="write an example of such a table, and stop")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    if options.example is not None:
        console.print(str(batch_links.write_example(workspace, options.example)))
        return OK
    if not options.recipe:
        what, following = "No recipe was named.", "Add --recipe small-link; see them with: linkwell recipes."
        raise UsageError("U-WHAT", what, "No file was written.", following)
    chosen = _chosen(options, workspace, console)
    request = BatchRequest(
        recipe=options.recipe,
        links=chosen.links,
        formats=formats(options.format),
        out=options.out,
        style=options.style,
        copier=Copier(not options.one_sided, 0.0, in_colour=options.colour),
        print_file=not options.no_merged,
        jobs=options.jobs,
        unread=chosen.unread,
        editions=chosen.editions,
    )
    result = batch.run(workspace, request, console.progress)
    if options.json:
        console.print_json(_as_json(result, chosen))
    else:
        _print(console, result, chosen)
    return _code(result, chosen)


def _chosen(options: argparse.Namespace, workspace: Workspace, console: Console) -> _Chosen:
    if options.links == _SAMPLES:
        return _Chosen(batch_links.samples(workspace), {})
    if options.links != _ALL:
        table = batch_links.from_table(workspace, Path(options.links), strict=options.strict)
        for note in table.notes:
            console.tell(f"Note: {note}")
        for fault in table.faults:
            console.tell(f"{fault} (B-CSV)")
        return _Chosen(table.links, {}, table.unread)
    with own_desk(workspace, console) as desk:
        own, editions = batch_links.own(desk), batch_links.editions(desk)
    if own:
        return _Chosen(own, editions)
    console.tell("Note: You have no links of your own yet, so this is the demonstration with the sample links.")
    return _Chosen(batch_links.samples(workspace), editions)


def _print(console: Console, result: BatchResult, chosen: _Chosen) -> None:
    for outcome in result.outcomes:
        if outcome.state == "done":
            sheets = f"{outcome.pages} pages, {sheets_told(outcome.sheets)}"
            console.print(f"{outcome.folder}  ({', '.join((*_suffixes(outcome), sheets))})")
    for file in result.files:
        console.print(str(file))
    for outcome in result.outcomes:
        for line in _told(outcome):
            console.tell(line)
    for trouble in result.troubles:
        console.tell(f"linkwell: {trouble}")
    console.tell(batch_index.summary(result.outcomes, len(chosen.unread)))
    if result.stopped:
        kept = "Finished folders are whole" if result.folder else "No file was written"
        console.tell(f"linkwell: Stopped. {kept}; nothing half-made was left. (C-STOP)")


def _told(outcome: LinkOutcome) -> Iterator[str]:
    """What is to be said of a link besides the result."""
    who = f"{outcome.number:02} {outcome.link.title}"
    if outcome.state == "done":
        yield from (f"Note: {who}: {note}" for note in outcome.notes)
    else:
        code = f" ({outcome.code})" if outcome.code else ""
        yield f"{who}: {batch_index.STATE_WORDS[outcome.state]}. {outcome.reason}{code}"


def _suffixes(outcome: LinkOutcome) -> tuple[str, ...]:
    known = {suffix: f".{suffix}" for suffix in registry.suffixes()}
    return tuple(suffix for suffix, ending in known.items() if any(name.endswith(ending) for name in outcome.files))


def _as_json(result: BatchResult, chosen: _Chosen) -> dict[str, object]:
    return {
        "folder": str(result.folder) if result.folder else None,
        "stopped": result.stopped,
        "links": [_outcome_values(outcome) for outcome in result.outcomes],
        "not_read": list(chosen.unread),
        "files": [file.name for file in result.files],
        "troubles": [{"code": trouble.code, "what": str(trouble)} for trouble in result.troubles],
    }


def _outcome_values(outcome: LinkOutcome) -> dict[str, object]:
    return {
        "number": outcome.number,
        "id": outcome.link.id,
        "title": outcome.link.title,
        "state": outcome.state,
        "folder": outcome.folder,
        "files": outcome.files,
        "pages": outcome.pages,
        "sheets": outcome.sheets,
        "notes": outcome.notes,
        "reason": outcome.reason,
        "code": outcome.code,
    }


def _code(result: BatchResult, chosen: _Chosen) -> int:
    if result.stopped:
        return INTERRUPTED
    if not result.count("done"):
        return FAILED
    whole = not (result.count("failed") or result.count("not-made") or result.troubles or chosen.unread)
    return OK if whole else PARTLY


COMMAND = Command(
    "batch",
    "build a recipe for many links at once: a folder for each, one print file and an index",
    "  linkwell batch --recipe small-link --links samples --out demonstration\n"
    "  linkwell batch --recipe cpd-1-new --links all --out for-the-training-day\n"
    "  linkwell batch --example our-links.csv\n"
    "  linkwell batch --recipe phase-1-starter --links our-links.csv --format pdf --out autumn\n"
    "  linkwell batch --recipe small-link --links our-links.csv --strict --jobs 1 --no-merged",
    _add_arguments,
    _run,
)
