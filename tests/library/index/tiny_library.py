"""A library of eight short items, made here so that every answer can be foretold, and short ways to ask."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Paragraph, Run
from linkwell.domain.item import (
    Alignment,
    Care,
    Equipment,
    Item,
    Keyword,
    Place,
    Record,
    Relations,
    Section,
    Teaching,
    Timing,
)
from linkwell.domain.query import Filters, Query, SearchResult
from linkwell.library.index.search import SearchIndex


def make_item(item_id: str, title: str, summary: str = "", body: str = "", **facts: object) -> Item:
    """An item with little in it; `facts` are fields of its place, and minutes, keywords, equipment and codes."""
    minutes = facts.pop("minutes", 60)
    keywords = tuple(Keyword(word, "", "", "") for word in facts.pop("keywords", ()))
    equipment = tuple(Equipment(thing, "", "") for thing in facts.pop("equipment", ()))
    alignments = tuple(Alignment(code, "direct", "") for code in facts.pop("codes", ()))
    kind = facts.pop("kind", "lesson")
    digest = hashlib.sha256(repr((item_id, title, summary, body, minutes, facts)).encode()).hexdigest()
    section = Section("", "text", (Paragraph((Run(body),), key="text.1"),))
    return Item(
        id=item_id,
        kind=kind,
        title=title,
        aim="",
        summary=summary,
        place=replace(_PLACE, **facts),
        timing=Timing(minutes, 0, ("whole",), (), ()),
        teaching=replace(_TEACHING, keywords=keywords, equipment=equipment),
        care=Care(None, {}, {}, {}, ""),
        exchange=None,
        alignments=alignments,
        relations=Relations("", "", (), (), ()),
        record=Record("en-GB", "CC-BY-4.0", "1.0.0", "live", date(2026, 1, 1), date(2027, 1, 1), (), ""),
        sections=(section,),
        sheets=(),
        source=f"{item_id}.md",
        digest=digest,
    )


def catalogue_of(items: Iterable[Item]) -> Catalogue:
    """A catalogue with a digest of its own."""
    ordered = {item.id: item for item in sorted(items, key=lambda item: item.id)}
    joined = "".join(item.id + item.digest for item in ordered.values())
    return Catalogue(ordered, (), hashlib.sha256(joined.encode()).hexdigest())


_PLACE = Place(
    theme="",
    theme_also=(),
    phase=1,
    year_steps=("own-class",),
    stages=("ks1",),
    year_groups=(),
    age_min=5,
    age_max=7,
    contact_modes=("paper",),
    settings=("mainstream",),
    subjects=(),
    audience_role="student",
    educational_use="instruction",
)
_TEACHING = Teaching("", (), (), (), (), (), (), (), (), (), "none", "", "", ())

TINY = (
    make_item("com-ks1-01", "The Lantern Map", "Draw a map of lanterns.", "We walk and listen.", theme="community"),
    make_item(
        "com-lks2-01",
        "Harbour Walk",
        "Walk to the harbour. A map helps.",
        "The lighthouse blinks. Nobody is left out of the walk.",
        theme="community",
        stages=("lks2",),
        year_groups=("Y3", "Y4"),
        minutes=45,
        subjects=("geography", "art"),
        equipment=("Pencils", "Ball of wool"),
    ),
    make_item(
        "div-uks2-01",
        "Bread and Salt",
        "Bread from many ovens.",
        "Excluded pupils return. Fairness matters at the table.",
        theme="diversity",
        stages=("uks2",),
        minutes=30,
        contact_modes=("live-video",),
        codes=("cit-ks12:ks2.4b",),
    ),
    make_item(
        "equ-ks3-01",
        "Scales",
        "Equality and the law.",
        "The scales balance. A story about a lighthouse keeper.",
        theme="equality",
        stages=("ks3",),
        phase=2,
        year_steps=("social-action", "exchange"),
        keywords=("lantern",),
    ),
    make_item("ide-ks1-01", "Who am I?", "Names and faces.", "I am a baker.", theme="identity", minutes=20),
    make_item("chk-01", "Weather Inside", "Feelings as weather.", "Sun, rain or fog.", kind="check-in", minutes=3,
              stages=("eyfs", "ks1", "lks2")),
    make_item("xt-01", "Letter", "A letter to the partner class.", "Dear class, hello.", kind="exchange-template",
              minutes=20, year_steps=("exchange",)),
    make_item("fam-01", "Café Letter Home", "A letter home.", "Come to our café. Bring nothing.", kind="parent",
              minutes=5),
)  # fmt: skip


def found(index: SearchIndex, text: str, limit: int = 1000, **filters: tuple[str, ...]) -> list[str]:
    """The ids of what a query finds, best first."""
    return ids(index.search(Query(text, Filters(filters), limit=limit)))


def ids(result: SearchResult) -> list[str]:
    return [hit.id for hit in result.hits]
