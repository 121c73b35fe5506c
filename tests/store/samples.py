"""Packs and links as strategies and as ready examples."""

import os
from datetime import date
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from linkwell.domain.link import Link, Mode, Side, Status
from linkwell.domain.pack import Filled, Pack, PackEntry, PackSection, WhichSides

# A place in memory, where there is one: tests that save thousands of times need not wear out a disk. A killed program
# loses no more there than elsewhere; only a power cut would, which no test can bring about.
IN_MEMORY = next((place for place in (Path("/dev/shm"),) if os.access(place, os.W_OK)), None)

# A busy computer is no fault in the program.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.text(max_size=12)
NAMES = st.text(min_size=1, max_size=8)

ENTRIES = st.builds(
    PackEntry,
    item_id=NAMES,
    sheets=st.lists(WORDS, max_size=3).map(tuple),
    why=WORDS,
    id=WORDS,
    version=WORDS,
    edits=st.dictionaries(WORDS, WORDS, max_size=3),
    copies=st.dictionaries(WORDS, st.integers(0, 500), max_size=3),
)
SECTIONS = st.builds(PackSection, title=WORDS, entries=st.lists(ENTRIES, max_size=3).map(tuple))
FILLED = st.builds(Filled, NAMES, st.sampled_from(("a", "b", "")), NAMES, WORDS, WORDS)
PACKS = st.builds(
    Pack,
    id=NAMES,
    title=WORDS,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    summary=WORDS,
    for_whom=WORDS,
    sides=st.sampled_from(get_args(WhichSides)),
    notes=st.lists(WORDS, max_size=2).map(tuple),
    link_id=WORDS,
    style_id=NAMES,
    two_sided=st.sampled_from((None, True, False)),
    in_colour=st.booleans(),
    filled=st.lists(FILLED, max_size=2).map(tuple),
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
SIDES = st.builds(Side, WORDS, WORDS, WORDS, st.integers(0, 200), WORDS)
LINKS = st.builds(
    Link,
    id=NAMES,
    title=WORDS,
    a=SIDES,
    b=SIDES,
    stages=st.lists(WORDS, max_size=3).map(tuple),
    mode=st.sampled_from(get_args(Mode)),
    status=st.sampled_from(get_args(Status)),
    programme=WORDS,
    reply_by=DAYS,
    delete_by=DAYS,
    sample=st.booleans(),
)


def pack(title: str = "Our pack", link_id: str = "", entries: int = 2) -> Pack:
    made = tuple(
        PackEntry(f"ide-ks2-{n:02}", ("pupil",), "Fits", f"e{n}", "1.0", {"b1": f"Words {n}"}, {"pupil": 30 + n})
        for n in range(entries)
    )
    return Pack("", title, (PackSection("Items", made),), link_id=link_id)


def link(link_id: str = "hill-brook") -> Link:
    a = Side("Hill School", "Oak", "Year 4", 29, "Ms Okafor")
    return Link(link_id, "Hill and Brook", a, Side("Brook School", size=31), ("ks2",), reply_by=date(2027, 2, 1))
