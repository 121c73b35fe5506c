"""`linkwell links`: the links that packs can be built for."""

import argparse

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.domain.link import Link, Side
from linkwell.workspace.workspace import Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the links for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    found = workspace.links()
    if options.json:
        console.print_json([_as_json(link) for link in found.values()])
        return OK
    for link in found.values():
        sample = " (sample)" if link.sample else ""
        console.print(f"{link.id}{sample}: {link.title}")
        stage = workspace.vocabulary.stage_label(link.stages)
        console.print(f"    {_side(link.a)}  and  {_side(link.b)}; {stage}; {link.status.replace('-', ' ')}")
    return OK


def _side(side: Side) -> str:
    size = f"{side.size} pupils" if side.size else ""
    return ", ".join(part for part in (side.class_name, side.year, side.school, size) if part) or "not known yet"


def _as_json(link: Link) -> dict[str, object]:
    sides = {
        name: {"school": s.school, "class": s.class_name, "size": s.size} for name, s in (("a", link.a), ("b", link.b))
    }
    about = {"id": link.id, "title": link.title, "stages": link.stages, "status": link.status, "sample": link.sample}
    return {**about, **sides}


COMMAND = Command(
    "links", "list the links you can build packs for", "  linkwell links\n  linkwell links --json", _add_arguments, _run
)
