"""Makes a Word file: opens the base document, writes the words of every part into it, and saves it.

The words of the whole document are written as text and parsed once; python-docx keeps styles, parts and
relations. What each block looks like stands in the modules beside this one.
"""

import io
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from linkwell import paths
from linkwell.domain.document import Document
from linkwell.domain.errors import AppError
from linkwell.domain.progress import Progress
from linkwell.domain.style import Style
from linkwell.render import fonts
from linkwell.render.docx import blocks, embedded, package, properties, stylesheet
from linkwell.render.docx.assembly import Assembly
from linkwell.render.docx.complex_scripts import families_in
from linkwell.render.docx.job import Job, page, palette
from linkwell.render.docx.markup import NAMESPACES
from linkwell.render.docx.sections import Sections

_BASE = ("packs", "word", "base")
_WORDS_SHARE = 0.9  # of the work; the rest is saving


class DocxRenderer:
    """Writes Word files that stay editable: real headings, lists, tables and fields."""

    suffix = "docx"
    title = "Word"

    def render(self, document: Document, style: Style, symbols: Path, out: IO[bytes], progress: Progress) -> None:
        """Write the whole document to `out`, at the end and at once.

        Raises `AppError` F-FONT or R-BASE if a typeface or the base document is missing.
        """
        word = _base()
        stylesheet.apply(word, style, document.language)
        properties.describe(word, document)
        job = _job(word, style, symbols)
        sections = Sections(word.part, document.running_head, style.small_pt)

        def writing(fraction: float, message: str) -> None:
            progress(fraction * _WORDS_SHARE, message)

        body = Assembly(document, job, sections).body(writing)
        embedded.embed(word.part, [*stylesheet.fonts_used(style), *fonts.script_ids(families_in(body))])
        _fill(word, body, job.lists)
        progress(_WORDS_SHARE, document.title)
        finished = io.BytesIO()
        package.save(word.part.package, finished)
        out.write(finished.getvalue())
        progress(1.0, document.title)


def _base() -> WordDocument:
    """A fresh copy of the base document, which lies unzipped in the shipped folder."""
    try:
        return docx.Document(str(paths.shipped_root().joinpath(*_BASE)))
    except (OSError, KeyError, PackageNotFoundError):
        raise AppError(
            "R-BASE",
            "The base of all Word files is missing from this copy of Linkwell.",
            "Your pack is unchanged.",
            "Make a PDF instead, or install Linkwell again.",
        ) from None


def _job(word: WordDocument, style: Style, symbols: Path) -> Job:
    def link(address: str) -> str:
        return str(word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    return Job(
        style=style,
        symbols=symbols,
        write=blocks.write,
        link=link,
        strong={voice: stylesheet.strong_look(face) for voice, face in style.voices.items()},
        underscore={voice: stylesheet.underscore_width(face) for voice, face in style.voices.items()},
        colours=palette(style),
        sheet=page("A4", style),
    )


def _fill(word: WordDocument, body: str, lists: list[str]) -> None:
    """Put the words in the place of the base document's, and add the numbered lists that they use."""
    element = word.element
    element.replace(element.body, parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"))
    numbering = word.part.numbering_part.element
    for entry in parse_xml(f"<w:numbering {NAMESPACES}>{''.join(lists)}</w:numbering>"):
        numbering.append(entry)
