"""Filling in names: `{{our.class}}` and its like become words, or a line to write on where nothing is known.

Seen from side A, `our` is A and `partner` is B; from side B they change places. Sheets that name a side are
printed once for each side, so nobody has to cross out the wrong name.
"""

from collections.abc import Iterable
from datetime import date

from linkwell.domain.document import Block, Field, Gap, Inline, Run, Text
from linkwell.domain.link import Link, Side, SideName
from linkwell.domain.rewrite import rewrite, texts
from linkwell.domain.vocabulary import Vocabulary

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """A date as teachers write it: `Thu 4 February 2027`, whatever the computer's language."""
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()]
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def names_a_side(blocks: Iterable[Block]) -> bool:
    """Whether the blocks speak of `our` or the `partner` class, so that each side needs its own copy."""
    return any(
        isinstance(inline, Field) and inline.name.partition(".")[0] in {"our", "partner"}
        for text in texts(blocks)
        for inline in text
    )


def values_for(link: Link | None, first: SideName) -> dict[str, str]:
    """What is known, by field name, as seen from one side."""
    if link is None:
        return {}
    ours, partner = link.sides(first)
    values = {**_side("our", ours), **_side("partner", partner)}
    days = {"reply_by": link.reply_by, "delete_by": link.delete_by}
    values.update({name: day_in_words(day) for name, day in days.items() if day is not None})
    return {name: value for name, value in values.items() if value}


def fill(blocks: Iterable[Block], values: dict[str, str], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The blocks with every field replaced by its value or by a gap to write in."""

    def change(text: Text) -> Text:
        return tuple(_inline(inline, values, vocabulary) for inline in text)

    return rewrite(blocks, change)


def fill_neutrally(blocks: Iterable[Block], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The blocks with every field replaced by its plain title (`our class`): for notes that both sides read."""
    return fill(blocks, {name: field.title for name, field in vocabulary.fields.items()}, vocabulary)


def _inline(inline: Inline, values: dict[str, str], vocabulary: Vocabulary) -> Inline:
    if not isinstance(inline, Field):
        return inline
    known = values.get(inline.name)
    if known:
        return Run(known, inline.strong)
    field = vocabulary.fields[inline.name]
    return Gap(field.gap_mm, field.title)


def _side(name: str, side: Side) -> dict[str, str]:
    return {
        f"{name}.class": side.class_name,
        f"{name}.school": side.school,
        f"{name}.teacher": side.teacher,
        f"{name}.year": side.year,
        f"{name}.size": str(side.size) if side.size else "",
    }
