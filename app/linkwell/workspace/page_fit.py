"""Whether what should be one page prints on one page: plans, and sheets without page breaks or cards."""

from collections.abc import Iterator
from dataclasses import replace
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


def overflowing(
    catalogue: Catalogue, vocabulary: Vocabulary, style: Style, symbols: Path, progress: Progress = silent
) -> Iterator[Problem]:
    """A warning for each plan or sheet that runs over its page for some stage, with names left to be written in."""
    roomy = replace(style, margin_bottom=style.margin_bottom + ROOM_FOR_WORD_MM)
    pager = registry.pager()
    for number, item in enumerate(catalogue):
        progress(number / len(catalogue), f"Measuring {item.title}")
        for sheet_id in sheet_ids(item):
            documents = (Document(part.title, (part,)) for part in _wordings(item, sheet_id, vocabulary))
            pages = max((pager.pages(document, roomy, symbols).total for document in documents), default=1)
            if pages > 1:
                what = (
                    f"The one-page plan takes {pages} pages."
                    if sheet_id == PLAN
                    else f"Sheet {sheet_id} takes {pages} pages."
                )
                mend = "Shorten it, or say where a new page may start with @page."
                yield Problem("C-FIT", item.source, 0, what, mend, Severity.WARNING)


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
