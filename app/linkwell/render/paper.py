"""Puts a document on the paper of a style: what is written for A4 goes on A5 for a booklet.

Pages are laid out anew at full type size. Posters and badges keep the paper they ask for.
"""

from dataclasses import replace

from linkwell.domain.document import Document, PaperName
from linkwell.domain.style import Style

_USUAL: tuple[PaperName, ...] = ("A4", "A4-landscape")


def on_paper(document: Document, style: Style) -> Document:
    """The document with its usual pages on the style's paper; the same document if that is A4."""
    if style.paper == "A4":
        return document
    parts = (replace(part, paper=style.paper) if part.paper in _USUAL else part for part in document.parts)
    return replace(document, parts=tuple(parts))
