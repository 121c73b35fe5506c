"""Whether what should be one page prints on one page: plans, and sheets without page breaks or cards.

In large print the same words may take a second page, and no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Cards, Document, PageBreak, Part
from linkwell.domain.item import Item
from linkwell.domain.pack import NOTES, PLAN
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.progress import Progress, silent
from linkwell.domain.style import Style
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.packs import fill
from linkwell.render import registry

ROOM_FOR_WORD_MM = 5.0  # Word sets the same words a little looser


@dataclass(frozen=True, slots=True)
class Fit:
    """A style to measure in, and how many pages a plan or sheet may take in it."""

    style: Style
    pages: int


def roomy(style: Style) -> Style:
    """The style with a little less room on the page, so that what fits in PDF fits in Word too."""
    return replace(style, margin_bottom=style.margin_bottom + ROOM_FOR_WORD_MM)


def overflowing(
    catalogue: Catalogue, vocabulary: Vocabulary, fits: tuple[Fit, ...], symbols: Path, progress: Progress = silent
) -> Iterator[Problem]:
    """A warning for each plan or sheet that takes too many pages for some stage, with names left to be written in."""
    pager = registry.pager()
    for number, item in enumerate(catalogue):
        progress(number / len(catalogue), f"Measuring {item.title}")
        for sheet_id in sheet_ids(item):
            documents = [Document(part.title, (part,)) for part in _wordings(item, sheet_id, vocabulary)]
            for fit in fits:
                pages = max((pager.pages(document, fit.style, symbols).total for document in documents), default=1)
                if pages > fit.pages:
                    yield _problem(item, sheet_id, fit, pages)


def _problem(item: Item, sheet_id: str, fit: Fit, pages: int) -> Problem:
    name = "The one-page plan" if sheet_id == PLAN else f"Sheet {sheet_id}"
    where = "" if fit.pages == 1 else f" in the style {fit.style.title} (at most {fit.pages})"
    mend = "Shorten it, or say where a new page may start with @page."
    return Problem("C-FIT", item.source, 0, f"{name} takes {pages} pages{where}.", mend, Severity.WARNING)


def _wordings(item: Item, sheet_id: str, vocabulary: Vocabulary) -> Iterator[Part]:
    """The different wordings of a part that should be one page."""
    if sheet_id == NOTES:
        return
    seen: set[Part] = set()
    for stage in item.place.stages:
        part = compose(item, sheet_id, (stage,), vocabulary)
        part = replace(part, blocks=fill.fill(part.blocks, {}, vocabulary))
        if part not in seen and not any(isinstance(block, PageBreak | Cards) for block in part.blocks):
            seen.add(part)
            yield part
