"""The pages that frame a pack: the cover with both classes, the year and the contents; the credits at the end."""

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Contents,
    ContentsEntry,
    Gap,
    Heading,
    Paragraph,
    Part,
    Run,
    Symbol,
    Table,
    Text,
    YearStrip,
    words,
)
from linkwell.domain.item import Alignment
from linkwell.domain.link import Link, Side
from linkwell.domain.pack import Pack
from linkwell.domain.vocabulary import Vocabulary

_LINE = 45.0
_MOST_STEPS = 3  # an item that serves more of the year, such as a check-in, does not say where a pack stands
_MODES = {
    "face-to-face": "meeting face to face",
    "virtual": "meeting on screen",
    "both": "meeting in person and on screen",
}


def full_title(pack: Pack, link: Link | None) -> str:
    """The pack's title with the names of both classes, as far as they are known."""
    names = [side.class_name or side.school for side in (link.a, link.b)] if link else []
    known = " and ".join(name for name in names if name)
    return f"{pack.title}: {known}" if known else pack.title


def running_head(pack: Pack, link: Link | None) -> str:
    """The line at the head of each page."""
    return _pair(link) or pack.title


def cover(
    pack: Pack, link: Link | None, catalogue: Catalogue, vocabulary: Vocabulary, contents: tuple[ContentsEntry, ...]
) -> Part:
    """The first page: for whom, both classes, where in the year, what is inside."""
    symbol = Symbol("theme-community", "") if link is None else Symbol("pair", "")
    facts = (vocabulary.stage_label(link.stages), _MODES[link.mode]) if link else ()
    colour, fill = vocabulary.plain_colour, vocabulary.plain_fill
    blocks: list[Block] = [
        Banner(pack.title, symbol, colour, fill, pack.for_whom, facts),
        *([Paragraph(words(pack.summary), "lead")] if pack.summary else []),
        _classes(link, vocabulary),
        Heading(2, words("Where this stands in the linking year")),
        _year(pack, link, catalogue, vocabulary),
    ]
    if pack.notes:
        blocks.append(Callout("note", "Note", tuple(Paragraph(words(note)) for note in pack.notes)))
    blocks += [Heading(2, words("In this pack")), Contents(contents)]
    return Part("cover", pack.title, tuple(blocks), title_shown=False)


def credits(pack: Pack, catalogue: Catalogue, vocabulary: Vocabulary) -> Part:
    """Who may use this and how; what each item is called; which curriculum terms are not confirmed yet."""
    items = [catalogue.get(entry.item_id) for entry in pack.entries()]
    rows: list[tuple[Text, ...]] = [
        (words(item.title), words(item.id), words(item.record.version), words("CC BY 4.0")) for item in items
    ]
    header = tuple(words(cell) for cell in ("Item", "Id", "Version", "Licence"))
    blocks: list[Block] = [
        Paragraph(
            (
                Run("The texts in this pack are original to Linkwell and are shared under the licence "),
                Run("Creative Commons Attribution 4.0", href="https://creativecommons.org/licenses/by/4.0/"),
                Run(". You may copy and change them for your school. Keep this page, or name title, id and licence."),
            )
        ),
        Table(header, tuple(rows), (3.4, 1.4, 0.9, 1.1)),
        Heading(2, words("Please check")),
        Paragraph(
            words(
                "These pages are prompts for teachers, not legal advice: your data-protection officer and your "
                "designated safeguarding lead decide. Look up the number of any helpline once a year."
            )
        ),
    ]
    if any(_doubtful(item.alignments, vocabulary) for item in items):
        doubt = "Curriculum terms marked “to be confirmed” have not been compared with the live document yet."
        blocks.append(Paragraph(words(doubt)))
    blocks += [
        Heading(2, words("Typefaces")),
        Paragraph(words("Atkinson Hyperlegible and ABeeZee, both under the SIL Open Font Licence 1.1.")),
    ]
    return Part("credits", "Credits and licence", tuple(blocks))


def _doubtful(alignments: tuple[Alignment, ...], vocabulary: Vocabulary) -> bool:
    known = (vocabulary.term(alignment.code) for alignment in alignments)
    return any(found is not None and not found[1].confirmed for found in known)


def _pair(link: Link | None) -> str:
    if link is None:
        return ""
    named = [_who(link.a), _who(link.b)]
    return " and ".join(name for name in named if name)


def _who(side: Side) -> str:
    return ", ".join(part for part in (side.class_name, side.school) if part)


def _classes(link: Link | None, vocabulary: Vocabulary) -> Table:
    """Both sides beside each other; what is not known is a line to write on."""
    a, b = (link.a, link.b) if link else (Side(), Side())
    rows = (
        ("School", "school", a.school, b.school),
        ("Class", "class", a.class_name, b.class_name),
        ("Year group", "year", a.year, b.year),
        ("Pupils", "size", str(a.size or ""), str(b.size or "")),
        ("Teacher", "teacher", a.teacher, b.teacher),
    )

    def known(value: str, name: str) -> Text:
        return words(value) if value else (Gap(_LINE, vocabulary.fields[name].title),)

    cells = tuple(
        (words(label, strong=True), known(left, f"our.{name}"), known(right, f"partner.{name}"))
        for label, name, left, right in rows
    )
    return Table((words("The two classes"), words("One class"), words("The other class")), cells, (1.1, 2.0, 2.0))


def _year(pack: Pack, link: Link | None, catalogue: Catalogue, vocabulary: Vocabulary) -> YearStrip:
    programme = vocabulary.programme(link.programme if link else "")
    places = (catalogue.get(entry.item_id).place.year_steps for entry in pack.entries())
    served = {step for own in places if len(own) <= _MOST_STEPS for step in own}
    steps = programme.steps()
    titles = tuple(vocabulary.steps[step].title for step in steps)
    return YearStrip(titles, frozenset(number for number, step in enumerate(steps) if step in served))
