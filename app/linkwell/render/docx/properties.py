"""What the file says about itself: title, subject, language, rights. Never a time, a path or a person's name."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from linkwell.domain.document import Document
from linkwell.render.docx.markup import DECLARATION, escaped, legal

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
    if document.rights:
        _add_rights(word, document.rights)


def _fitted(words: str) -> str:
    """Words that XML takes; python-docx escapes them itself."""
    return legal(words)[:_LONGEST]


def _add_rights(word: WordDocument, rights: str) -> None:
    package = word.part.package
    xml = (
        f'{DECLARATION}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}"><property fmtid="{_FORMAT_ID}" pid="2"'
        f' name="Rights"><vt:lpwstr>{escaped(rights)}</vt:lpwstr></property></Properties>'
    )
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
