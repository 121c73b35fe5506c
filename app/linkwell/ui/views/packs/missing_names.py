"""Which names a pack asks for that its link does not know yet, and the link with one of them filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linkwell.domain.document import Document, Gap
from linkwell.domain.link import Link, SideName
from linkwell.domain.rewrite import texts
from linkwell.domain.vocabulary import Vocabulary
from linkwell.packs import names

_SIDE_FIELDS = (
    ("class", "class_name"),
    ("school", "school"),
    ("year", "year"),
    ("size", "size"),
    ("teacher", "teacher"),
)
_DAYS = (("reply_by", "Reply by"), ("delete_by", "Delete or return by"))
_TITLES = {"class": "Class", "school": "School", "year": "Year group", "size": "Pupils", "teacher": "Teacher"}


@dataclass(frozen=True, slots=True)
class Missing:
    """One name that is not known. `side` is empty for dates; `field` is the attribute of the link or side."""

    side: SideName | None
    field: str
    title: str

    @property
    def is_day(self) -> bool:
        """Whether a date is asked for."""
        return self.side is None


def missing(document: Document, link: Link, vocabulary: Vocabulary) -> tuple[Missing, ...]:
    """What is asked for on some page and left as a line to write on, first class first."""
    return tuple(_missing(_asked(document, vocabulary), link))


def asked_for(document: Document, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The plain titles of all names left as lines, in the vocabulary's order."""
    asked = _asked(document, vocabulary)
    return tuple(field.title for name, field in vocabulary.fields.items() if name in asked)


def filled(link: Link, gap: Missing, value: str | date) -> Link:
    """The link with that name known. A number that is none counts as not known."""
    text = value.isoformat() if isinstance(value, date) else value.strip()
    return names.put(link, gap.side or "", gap.field, text)


def _asked(document: Document, vocabulary: Vocabulary) -> frozenset[str]:
    by_title = {field.title: name for name, field in vocabulary.fields.items()}
    labels = {
        inline.label
        for part in document.parts
        for text in texts(part.blocks)
        for inline in text
        if isinstance(inline, Gap) and inline.label
    }
    return frozenset(by_title[label] for label in labels if label in by_title)


def _missing(asked: frozenset[str], link: Link) -> Iterator[Missing]:
    for side, own, usual in (("a", link.a, "first class"), ("b", link.b, "second class")):
        for name, attribute in _SIDE_FIELDS:
            wanted = {f"our.{name}", f"partner.{name}"} & asked
            if wanted and not getattr(own, attribute):
                whose = own.class_name or own.school or usual
                yield Missing("a" if side == "a" else "b", attribute, f"{_TITLES[name]} ({whose})")
    for name, title in _DAYS:
        if name in asked and getattr(link, name) is None:
            yield Missing(None, name, title)
