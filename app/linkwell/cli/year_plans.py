"""`linkwell year-plans`: the plans of a linking year, and one of them as pages with lines for dates."""

import argparse
from pathlib import Path

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.cli.values import formats
from linkwell.domain.errors import UsageError
from linkwell.domain.vocabulary import Programme
from linkwell.packs.year_plan import year_plan
from linkwell.workspace import building
from linkwell.workspace.building import Export
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", nargs="?", default="", metavar="ID", help="one plan: with its steps, or as pages")
    parser.add_argument("--link", default="", metavar="ID", help="for the classes of a link, and how they meet")
    parser.add_argument("--format", default="", metavar="LIST", help="write it as pdf, docx or txt")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to write (here, if left out)")
    parser.add_argument("--style", default=STANDARD_STYLE, metavar="ID", help="how to print (see: linkwell styles)")
    parser.add_argument("--json", action="store_true", help="print the plans for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    programmes = workspace.vocabulary.programmes
    if options.plan and options.plan not in programmes:
        what = f"There is no year plan called “{options.plan}”. There are: {', '.join(programmes)}."
        raise UsageError("U-YEAR", what, "No file was written.", "See them with: linkwell year-plans.")
    chosen = [programmes[options.plan]] if options.plan else list(programmes.values())
    named = formats(options.format)
    if named:
        link = workspace.link(options.link) if options.link else None
        wanted = (
            programmes[options.plan] if options.plan else workspace.vocabulary.programme(link.programme if link else "")
        )
        document = year_plan(wanted, link, workspace.catalogue, workspace.vocabulary)
        style = workspace.style(options.style)
        for file in building.write(workspace, Export(document, style.id, options.out, named), console.progress):
            console.print(str(file))
    elif options.json:
        console.print_json([_as_json(programme, workspace) for programme in chosen])
    else:
        for programme in chosen:
            _print(programme, workspace, console, whole=bool(options.plan))
    return OK


def _print(programme: Programme, workspace: Workspace, console: Console, *, whole: bool) -> None:
    console.print(f"{programme.id}: {programme.title}")
    console.print(f"    {programme.summary}")
    for phase in programme.phases if whole else ():
        console.print(f"  {phase.number}. {phase.title} ({phase.terms})")
        for step in map(workspace.vocabulary.steps.__getitem__, phase.steps):
            console.print(f"     {step.title}: {', '.join(step.items)}")


def _as_json(programme: Programme, workspace: Workspace) -> dict[str, object]:
    steps = workspace.vocabulary.steps
    return {
        "id": programme.id,
        "title": programme.title,
        "summary": programme.summary,
        "phases": [
            {
                "number": phase.number,
                "title": phase.title,
                "terms": phase.terms,
                "steps": [
                    {
                        "id": id,
                        "in_class": steps[id].in_class,
                        "virtual": steps[id].virtual,
                        "face_to_face": steps[id].face_to_face,
                        "items": steps[id].items,
                    }
                    for id in phase.steps
                ],
            }
            for phase in programme.phases
        ],
    }


COMMAND = Command(
    "year-plans",
    "list the plans of a linking year, or print one with lines for dates",
    "  linkwell year-plans\n"
    "  linkwell year-plans derby-year\n"
    "  linkwell year-plans --link kestrels-herons --format pdf,docx --out year",
    _add_arguments,
    _run,
)
