"""What a PDF says of itself, as the XML that readers and libraries look for (XMP with Dublin Core).

It says nothing of conformance: nobody has certified a file.
"""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from linkwell.domain.document import Document
from linkwell.render.pdf.text import clean

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
)


def packet(document: Document, title: str) -> bytes:
    """The properties of a document with that title, as UTF-8."""
    creator = _text(document.creator)
    keywords = ", ".join(map(_text, document.keywords))
    parts = [
        _one("dc:format", "application/pdf"),
        _many("dc:title", "Alt", (title,)),
        _many("dc:creator", "Seq", (document.creator,)),
        _many("dc:language", "Bag", (document.language,)),
        _many("dc:description", "Alt", (document.subject,)),
        _many("dc:subject", "Bag", document.keywords),
        _many("dc:rights", "Alt", (document.rights,)),
        _one("xmpRights:Marked", "True") if document.rights else "",
        _one("dc:identifier", _text(document.identifier)),
        _one("pdf:Keywords", keywords),
        _one("pdf:Producer", "Linkwell"),
        _one("xmp:CreatorTool", creator),
    ]
    body = "\n".join(filter(None, parts))
    whole = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_SPACES}>
{body}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
    return whole.encode("utf-8")


def _text(value: str) -> str:
    return escape(_NOT_IN_XML.sub("", clean(value)))


def _one(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>" if value else ""


def _many(name: str, kind: str, values: Iterable[str]) -> str:
    """A property that may have several values; those in words for people name a language."""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{text}</rdf:li>" for text in map(_text, values) if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
