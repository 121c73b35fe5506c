"""Links as small TOML files: two sides, each with a school and a class. The id of a link is its file name."""

from pathlib import Path
from typing import get_args

from linkwell.domain.link import Link, Mode, Side, Status
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.facts import Facts
from linkwell.packs import toml_files

CODE = "L-FILE"


def load(file: Path, vocabulary: Vocabulary, *, sample: bool = False) -> Link:
    """Read one link. Raises `ContentError` (L-FILE) with every fault in the file."""
    facts, problems = toml_files.read(file, CODE, "link")
    facts.require(("stage",))
    stages = facts.choices("stage", [*vocabulary.stages, *vocabulary.stage_groups])
    reply_by = facts.day("reply_by") if facts.has("reply_by") else None
    delete_by = facts.day("delete_by") if facts.has("delete_by") else None
    link = Link(
        id=file.stem,
        title=facts.text("title", max_chars=80) or file.stem,
        a=_side(facts.table("a")),
        b=_side(facts.table("b")),
        stages=vocabulary.stage_ids(stages) or (),
        mode=facts.choice("mode", get_args(Mode)) or "both",  # type: ignore[arg-type]
        status=facts.choice("status", get_args(Status)) or "planned",  # type: ignore[arg-type]
        programme=facts.choice("programme", vocabulary.programmes),
        reply_by=reply_by,
        delete_by=delete_by,
        sample=sample,
    )
    facts.finish()
    toml_files.refuse_if_any(problems, CODE, "link")
    return link


def _side(facts: Facts | None) -> Side:
    if facts is None:
        return Side()
    side = Side(
        school=facts.text("school", max_chars=80),
        class_name=facts.text("class", max_chars=60),
        year=facts.text("year", max_chars=40),
        size=facts.whole("size", 1, 200),
        teacher=facts.text("teacher", max_chars=80),
    )
    facts.finish()
    return side
