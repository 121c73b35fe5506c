"""`linkwell build`: a recipe or a pack file for a link becomes PDF and Word files, or a plan of what printing takes."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from linkwell.cli import plan
from linkwell.cli.command import OK, PARTLY, Command
from linkwell.cli.console import Console
from linkwell.cli.kept import own_desk
from linkwell.cli.values import count, formats, pence
from linkwell.domain.errors import UsageError
from linkwell.packs import choose
from linkwell.packs.assemble import assemble
from linkwell.render import registry
from linkwell.store.settings import BLACK_COST, COLOUR_COST
from linkwell.workspace import building, copier, separate
from linkwell.workspace.building import BuildRequest, Prepared, unprinted
from linkwell.workspace.planning import Cut, Planner, Prices, Savings
from linkwell.workspace.workspace import STANDARD_STYLE, Workspace

_MERGED = "merged"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    suffixes = ", ".join(registry.suffixes())
    parser.add_argument("pack", nargs="?", type=Path, metavar="PACK.toml", help="a pack file, in place of --recipe")
    parser.add_argument("--recipe", default="", metavar="ID", help="a recipe (see: linkwell recipes)")
    parser.add_argument("--pack", dest="kept", default="", metavar="ID", help="a pack you keep (see: linkwell packs)")
    parser.add_argument("--link", default="", metavar="ID", help="a link's id or file (see: linkwell links)")
    parser.add_argument("--format", default="", metavar="LIST", help=f"formats, joined by commas: {suffixes} (pdf)")
    parser.add_argument("--split", action="store_true", help="separate files: teacher, pupils, answers, families")
    parser.add_argument(
        "--copier",
        nargs="?",
        const="jobs",
        choices=("jobs", _MERGED),
        help="print-ready files for the copier, with a print list; merged: one file with all copies in it",
    )
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to write (here, if left out)")
    parser.add_argument("--style", default="", metavar="ID", help="how to print (see: linkwell styles)")
    parser.add_argument("--any-stage", action="store_true", help="allow items made for other stages than the link's")
    _add_planning(parser.add_argument_group("what printing takes"))


def _add_planning(group: "argparse._ArgumentGroup") -> None:
    black, colour = BLACK_COST.default / 100, COLOUR_COST.default / 100
    group.add_argument("--plan", action="store_true", help="tell pages, copies, sheets and cost; write nothing")
    group.add_argument("--at-most", type=count, metavar="N", help="with --plan or --apply: what brings it to N sheets")
    group.add_argument("--apply", action="store_true", help="build with the changes that --at-most finds")
    group.add_argument("--json", action="store_true", help="with --plan: for a script")
    group.add_argument("--one-sided", action="store_true", help="the copier prints on one side only")
    group.add_argument("--colour", action="store_true", help="print in colour")
    group.add_argument("--pence", type=pence, default=black, metavar="P", help=f"cost of a black side ({black:g})")
    group.add_argument(
        "--colour-pence", type=pence, default=colour, metavar="P", help=f"cost of a side with colour ({colour:g})"
    )


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    request = _request(options)
    for suffix in request.formats:
        registry.renderer(suffix)
    prepared = _prepared(options, workspace, console, request)
    planner = Planner(workspace, prepared.link, _prices(options))
    cut = planner.cut(prepared.pack, options.at_most, console.progress) if options.at_most is not None else None
    if options.plan:
        _tell_plan(options, console, planner, (prepared, cut))
    if cut is not None and options.apply:
        prepared = _changed(workspace, prepared, cut)
        if not options.plan:
            plan.print_cut(console, cut)
    if options.apply or not options.plan:
        for file in _write(options, workspace, console, (request, prepared)):
            console.print(str(file))
    for note in (*prepared.pack.notes, *unprinted(workspace, prepared.document, prepared.pack.style_id)):
        console.tell(f"Note: {note}")
    return OK if cut is None or cut.reached else PARTLY


def _request(options: argparse.Namespace) -> BuildRequest:
    named = formats(options.format)
    if options.format and not named:
        raise UsageError("U-FORMAT", "No format was named.", "No file was written.", "Use --format pdf,docx.")
    if options.apply and options.at_most is None:
        raise UsageError("U-APPLY", "--apply needs a number of sheets.", "No file was written.", "Add --at-most 60.")
    if options.at_most is not None and not (options.plan or options.apply):
        what = "--at-most needs --plan or --apply."
        raise UsageError("U-APPLY", what, "No file was written.", "Add --plan to see it, --apply to build it.")
    return BuildRequest(
        formats=named or (("pdf",) if options.split or not options.copier else ()),
        out=options.out,
        recipe=options.recipe,
        pack_file=options.pack,
        link=options.link,
        style=options.style or STANDARD_STYLE,
        any_stage=options.any_stage,
    )


def _prepared(options: argparse.Namespace, workspace: Workspace, console: Console, request: BuildRequest) -> Prepared:
    if not options.kept:
        prepared = building.prepare(workspace, request)
        return replace(prepared, pack=replace(prepared.pack, in_colour=options.colour))
    if options.recipe or options.pack:
        what = "A pack that you keep needs no recipe and no pack file."
        raise UsageError("U-WHAT", what, "No file was written.", "Name one of the three.")
    with own_desk(workspace, console) as desk:
        pack = desk.printable(desk.packs.load(options.kept))
        link = workspace.link(options.link) if options.link else desk.link(pack.link_id)
        if link is not None and options.link and not options.any_stage:
            choose.check_pack(pack, link.stages, workspace.catalogue, workspace.vocabulary)
    style = workspace.style(options.style or pack.style_id)
    pack = replace(pack, style_id=style.id, in_colour=options.colour or pack.in_colour)
    return Prepared(pack, link, assemble(pack, link, workspace.shelf))


def _prices(options: argparse.Namespace) -> Prices:
    return Prices(not options.one_sided, options.pence, options.colour_pence)


def _changed(workspace: Workspace, prepared: Prepared, cut: Cut) -> Prepared:
    pack = cut.change(prepared.pack)
    return replace(prepared, pack=pack, document=assemble(pack, prepared.link, workspace.shelf))


def _tell_plan(
    options: argparse.Namespace, console: Console, planner: Planner, asked: tuple[Prepared, Cut | None]
) -> None:
    prepared, cut = asked
    if cut is not None and not options.json:
        savings = Savings(cut.before, ())  # the table names the ways of the cut only
    else:
        savings = planner.savings(prepared.pack, console.progress)
    if options.json:
        console.print_json(plan.as_json(prepared, savings, cut))
    else:
        plan.print_table(console, prepared, savings, cut)


def _write(
    options: argparse.Namespace, workspace: Workspace, console: Console, asked: tuple[BuildRequest, Prepared]
) -> Iterator[Path]:
    request, prepared = asked
    if request.formats:
        export = building.Export(prepared.document, prepared.pack.style_id, request.out, request.formats)
        write = separate.write if options.split else building.write
        yield from write(workspace, export, console.progress)
    if options.copier:
        how = _prices(options).copier(prepared.pack)
        wanted = copier.CopierExport(prepared, how, request.out, merged=options.copier == _MERGED)
        yield from copier.write(workspace, wanted, console.progress).files


COMMAND = Command(
    "build",
    "build a pack as PDF, Word or text files, or tell what printing it takes",
    "  linkwell build --recipe phase-1-starter --link kestrels-herons --format pdf,docx --out packs-for-monday\n"
    "  linkwell build my-pack.toml --link our-link.toml\n"
    "  linkwell build --pack autumn-exchange --format docx      (a pack from the window; its link comes with it)\n"
    "  linkwell build --recipe small-link --link kestrels-herons --split --format pdf,docx\n"
    "  linkwell build --recipe small-link --link kestrels-herons --copier --out for-the-office\n"
    "  linkwell build --recipe small-link --link kestrels-herons --plan --at-most 300\n"
    "  linkwell build --recipe small-link --link kestrels-herons --at-most 300 --apply --copier merged\n"
    "  linkwell build --recipe cpd-1-new          (no link: names become lines to write on)",
    _add_arguments,
    _run,
)
