"""The formats a document can be made into, and the one place that finds their renderers.

A format is a row in `FORMATS`. Its module is imported at first use, so that the window starts without the
libraries behind it; this is the only dynamic import of the program. Nothing here knows what a format is.
"""

import importlib
from dataclasses import dataclass
from typing import Any

from linkwell.domain.errors import UsageError
from linkwell.render.contract import Pager, Renderer


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is the renderer's class in `module`; `title` is what people call the format."""

    suffix: str
    title: str
    module: str
    name: str


FORMATS: tuple[Format, ...] = (
    Format("pdf", "PDF", "linkwell.render.pdf", "PdfRenderer"),
    Format("docx", "Word", "linkwell.render.docx", "DocxRenderer"),
    Format("booklet.pdf", "Booklet to fold", "linkwell.render.booklet", "BookletRenderer"),
    Format("txt", "Plain text", "linkwell.render.text", "TextRenderer"),
)


def suffixes() -> tuple[str, ...]:
    """The suffixes that `renderer` knows, in the order in which they are offered."""
    return tuple(entry.suffix for entry in FORMATS)


def renderer(suffix: str) -> Renderer:
    """The renderer for a suffix without its dot. Raises `UsageError` R-FORMAT for one that does not exist."""
    for entry in FORMATS:
        if entry.suffix == suffix:
            made: Renderer = _made(entry)
            return made
    known = ", ".join(suffixes())
    raise UsageError(
        "R-FORMAT",
        f"There is no format called \u201c{suffix}\u201d.",
        "Nothing was made or changed.",
        f"Choose one of: {known}.",
    )


def pager() -> Pager:
    """A renderer that knows its pages: the one for print. Each one keeps what it laid out for next time."""
    made: Pager = _made(FORMATS[0])
    return made


def _made(entry: Format) -> Any:  # noqa: ANN401 - what a module holds is known only when it is there
    return getattr(importlib.import_module(entry.module), entry.name)()
