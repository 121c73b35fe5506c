"""`linkwell search`: find items by words and filters."""

import argparse
from collections.abc import Mapping

from linkwell.cli.command import OK, Command
from linkwell.cli.console import Console
from linkwell.cli.values import count
from linkwell.domain.query import Filters, Hit, Query, SearchResult
from linkwell.workspace.searching import expand_filters, search
from linkwell.workspace.workspace import Workspace

_FACETS: Mapping[str, str] = {
    "stage": "stages or groups, such as ks2 or ks1,lks2",
    "theme": "identity, diversity, community, equality",
    "phase": "1 or 2",
    "step": "a step of the linking year, such as exchange",
    "kind": "lesson, check-in, handout, exchange-template, ...",
    "mode": "how classes meet: paper, live-video, host-visit, ...",
    "subject": "a school subject, such as art",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="WORDS", help='what to look for; "phrases", -not and theme:identity work'
    )
    for facet, help_text in _FACETS.items():
        parser.add_argument(f"--{facet}", default="", metavar="LIST", help=help_text)
    parser.add_argument("--max-minutes", type=count, default=0, metavar="N", help="items that take at most N minutes")
    parser.add_argument("--limit", type=count, default=20, metavar="N", help="how many to show (20)")
    parser.add_argument("--facets", action="store_true", help="count the results by theme, stage and so on")
    parser.add_argument("--json", action="store_true", help="print the results for a script")


def _run(options: argparse.Namespace, workspace: Workspace, console: Console) -> int:
    chosen = {name: getattr(options, name) for name in _FACETS}
    facets = {name: tuple(value.replace(",", " ").split()) for name, value in chosen.items() if value}
    filters = Filters(expand_filters(facets, workspace.vocabulary), minutes_max=options.max_minutes)
    found = search(workspace, Query(" ".join(options.words), filters, limit=options.limit), console.progress)
    if options.json:
        console.print_json([_as_json(hit, workspace) for hit in found.hits])
    else:
        _print(found, workspace, console, facets=options.facets)
    return OK


def _as_json(hit: Hit, workspace: Workspace) -> dict[str, object]:
    place = workspace.catalogue.get(hit.id).place
    return {
        "id": hit.id,
        "title": hit.title,
        "kind": hit.kind,
        "score": round(hit.score, 4),
        "theme": place.theme,
        "stage": list(place.stages),
        "phase": place.phase,
        "snippet": hit.snippet.text,
    }


def _print(found: SearchResult, workspace: Workspace, console: Console, *, facets: bool) -> None:
    for note in found.notes:
        console.tell(f"Note: {note}")
    if found.suggestion:
        console.print(f"Did you mean: {found.suggestion}")
    for hit in found.hits:
        item = workspace.catalogue.get(hit.id)
        stage = workspace.vocabulary.stage_label(item.place.stages)
        kind = workspace.vocabulary.kinds[item.kind].title
        console.print(f"{hit.id}  {hit.title}")
        console.print(f"    {kind}, {stage}, {item.timing.minutes} min")
        console.print(f"    {''.join(f'[{word}]' if match else word for word, match in hit.snippet.pieces)}")
    more = f" (showing {len(found.hits)})" if found.total > len(found.hits) else ""
    console.print(f"{found.total} found{more}." if found.total else "Nothing found. Try fewer words or filters.")
    if facets:
        for name, counts in found.facets.items():
            console.print(f"  {name}: " + ", ".join(f"{one.value} {one.count}" for one in counts))


COMMAND = Command(
    "search",
    "find lessons, handouts and templates",
    '  linkwell search "belonging" --stage ks2\n'
    '  linkwell search map theme:community "minutes:<30" -survey\n'
    "  linkwell search --kind exchange-template --json",
    _add_arguments,
    _run,
    takes_minus_words=True,
)
