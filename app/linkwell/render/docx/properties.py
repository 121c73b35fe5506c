"""What the file says about itself: title, rights, which pack it is. Never a time, a path or a person's name."""

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from linkwell.domain.document import Document
from linkwell.render.docx.markup import DECLARATION, escaped, legal

PACK_PROPERTY, FORMAT_PROPERTY = "LinkwellPack", "LinkwellFormat"
FORMAT = "1"  # of the marks in the text; a number that grows when they mean something else
_LONGEST = 255  # characters that Office keeps of a property
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what the standard calls user defined properties
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def describe(word: WordDocument, document: Document) -> None:
    """Fill in the core properties, and the rights, for which Word has no field of its own."""
    core = word.core_properties
    core.title = _fitted(document.title)
    core.author = _fitted(document.creator)
    core.subject = _fitted(document.subject)
    core.keywords = _fitted(", ".join(document.keywords))
    core.language = _fitted(document.language)
    core.identifier = _fitted(document.identifier)
    said = {"Rights": document.rights, PACK_PROPERTY: document.identifier}
    said = {name: legal(words) for name, words in said.items() if words}
    _add_properties(word, {**said, FORMAT_PROPERTY: FORMAT} if document.identifier else said)


def _fitted(words: str) -> str:
    """Words that XML takes; python-docx escapes them itself."""
    return legal(words)[:_LONGEST]


def _add_properties(word: WordDocument, said: Mapping[str, str]) -> None:
    """Properties of our own, which other programs keep when they save the file."""
    if not said:
        return
    package = word.part.package
    entries = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(words)}</vt:lpwstr></property>"
        for number, (name, words) in enumerate(said.items(), start=2)
    )
    xml = f'{DECLARATION}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}">{entries}</Properties>'
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
