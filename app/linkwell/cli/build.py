"""`linkwell build`: a recipe or a pack file for a link becomes PDF and Word files."""

import argparse
from pathlib import Path

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.domain.errors import UsageError
from linkwell.render import registry
from linkwell.workspace import copier
from linkwell.workspace.building import BuildRequest, Built, build
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    suffixes = ", ".join(registry.suffixes())
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK.toml", help="a pack file, in place of --recipe")
    parser.add_argument("--recipe", default="", metavar="ID", help="a recipe (see: linkwell recipes)")
    parser.add_argument("--link", default="", metavar="ID", help="a link's id or file (see: linkwell links)")
    parser.add_argument("--format", default="", metavar="LIST", help=f"formats, joined by commas: {suffixes} (pdf)")
    parser.add_argument("--copier", action="store_true", help="print-ready files for the copier, with a print list")
    parser.add_argument("--one-sided", action="store_true", help="with --copier: the copier prints on one side only")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to write (here, if left out)")
    parser.add_argument("--style", default=STANDARD_STYLE, metavar="ID", help="how to print (standard)")
    parser.add_argument("--any-stage", action="store_true", help="allow items made for other stages than the link's")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    formats = tuple(dict.fromkeys(name.strip().lower() for name in options.format.split(",") if name.strip()))
    if options.format and not formats:
        raise UsageError("U-FORMAT", "No format was named.", "No file was written.", "Use --format pdf,docx.")
    request = BuildRequest(
        formats=formats or (("pdf",) if not options.copier else ()),
        out=options.out,
        recipe=options.recipe,
        pack_file=options.pack,
        link=options.link,
        style=options.style,
        any_stage=options.any_stage,
    )
    if request.formats:
        _tell(build(workspace, request, console.progress), console)
    if options.copier:
        made = copier.build(workspace, request, console.progress, two_sided=not options.one_sided)
        _tell(made, console)
    return OK


def _tell(built: Built, console: Console) -> None:
    for note in built.notes:
        console.tell(f"Note: {note}")
    for file in built.files:
        console.print(str(file))


COMMAND = Command(
    "build",
    "build a pack as PDF, Word or text files",
    "  linkwell build --recipe phase-1-starter --link kestrels-herons --format pdf,docx --out packs-for-monday\n"
    "  linkwell build my-pack.toml --link our-link.toml\n"
    "  linkwell build --recipe small-link --link kestrels-herons --copier --out for-the-office\n"
    "  linkwell build --recipe cpd-1-handouts          (no link: names become lines to write on)",
    _add_arguments,
    _run,
)
