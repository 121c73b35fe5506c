"""A document with every kind of block in every voice, for the tests of all renderers and for looking at."""

from linkwell.domain.document import (
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    ContentsEntry,
    CutLine,
    Diagram,
    Document,
    DrawBoxes,
    Form,
    FormRow,
    Gap,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Part,
    Run,
    Signatures,
    Slot,
    Symbol,
    Symbols,
    Table,
    Text,
    Tick,
    Voice,
    WriteLines,
    YearStrip,
    words,
)

VOICES: tuple[Voice, ...] = ("teacher", "pupil", "early", "family")
STEPS = (
    "CPD 1",
    "Own class",
    "Exchange",
    "CPD 2",
    "First meeting",
    "Visits",
    "Shared arts",
    "Social action",
    "Celebration",
    "Looking back",
)
FOOTER = "The Map of What Matters, version 1.0.0. Linkwell, CC BY 4.0. Facts checked November 2026."

_LONG = (
    "Everyone maps a one-minute place. A map tells other people what matters to the person who drew it, so "
    "two maps of the same yard can both be right. Give the class a full minute to look before anybody draws. "
    "Those who finish first may add one thing that cannot be seen, such as a smell or a sound, and say why it "
    "is there."
)


def gallery() -> Document:
    """Every block in every voice, on several papers, with a cover, contents and running titles."""
    parts = (_cover(), _plan(), *(_blocks_part(voice) for voice in VOICES), *_sheets(), *_papers())
    return Document(
        title="Gallery of every block",
        parts=parts,
        running_head="4K Willow Bank Primary and 4M Harbour Street School",
        subject="Every kind of block, in every voice",
        keywords=("gallery", "blocks"),
        rights="CC BY 4.0",
        identifier="gallery-1",
    )


def every_block() -> tuple[Block, ...]:
    """One or more of each kind of block that a renderer may meet, in the order of the contract."""
    return (*_words(), *_callouts(), *_tables(), *_worksheet(), *_figures(), *_forms())


def _cover() -> Part:
    entries = (
        ContentsEntry("plan", "The Map of What Matters", "LKS2, 60 minutes"),
        *(ContentsEntry(f"blocks-{voice}", f"Every block, {voice}", level=2) for voice in VOICES),
        ContentsEntry("cards", "Cards to cut out", "one set for each group"),
        ContentsEntry("badges", "Badges"),
        ContentsEntry("boxes", "My map of what matters", "one for each pupil", level=2),
        ContentsEntry("wide", "A landscape sheet"),
        ContentsEntry("small", "A small sheet"),
    )
    blocks: tuple[Block, ...] = (
        Heading(1, words("Where do we live?")),
        Paragraph(words("A pack for 4K Willow Bank Primary and 4M Harbour Street School"), role="lead"),
        YearStrip(STEPS, frozenset({1, 2})),
        Heading(2, words("What is in this pack")),
        Contents(entries),
        Paragraph(words("Printed from the library of November 2026."), role="small"),
    )
    return Part("cover", "Where do we live?", blocks, title_shown=False, footer="Linkwell, CC BY 4.0")


def _plan() -> Part:
    banner = Banner(
        "The Map of What Matters",
        Symbol("theme-community", "Community"),
        "#45600F",
        "#EDF3DD",
        question="Where do we live?",
        facts=("Lower key stage 2", "60 minutes", "Phase 1", "Own class, exchange", "No contact needed"),
    )
    steps = (
        (words("1"), words("Check-in"), words("3"), words("\u201cWhich weather is inside you right now?\u201d")),
        (
            words("2"),
            words("A minute in one place"),
            words("12"),
            words("\u201cStand still. What would you miss?\u201d"),
        ),
        (words("3"), words("Draw"), words("20"), words("\u201cWhat would a visitor need to know?\u201d")),
    )
    blocks: tuple[Block, ...] = (
        banner,
        Heading(2, words("At a glance")),
        Table((words("Step"), words("What"), words("Minutes"), words("Say")), steps, key="plan"),
        Heading(2, words("Before you teach")),
        Paragraph(words(_LONG)),
        *(_say(line) for line in ("Which weather is inside you?", "There is no wrong weather today.")),
        Heading(3, words("A minute in one place")),
        *(Paragraph(words(_LONG), key=f"p{n}") for n in range(7)),
        Callout("safe", "Safe practice", (Paragraph(words(_LONG)), Paragraph(words(_LONG)))),
        *(Paragraph(words(_LONG), key=f"q{n}") for n in range(3)),
    )
    return Part("plan", "The Map of What Matters", blocks, footer=FOOTER)


def _blocks_part(voice: Voice) -> Part:
    return Part(f"blocks-{voice}", f"Every block, {voice}", every_block(), voice, level=2, footer=FOOTER)


def _words() -> tuple[Block, ...]:
    mixed: Text = (
        Run("Bold words", strong=True),
        Run(" stand beside plain ones, with "),
        Run("a link to read", href="https://example.org/reading"),
        Run(", a gap "),
        Gap(38, "your answer"),
        Run(" to write in and a box "),
        Tick(),
        Run(" to tick."),
    )
    bullets = (
        (Paragraph(words("One idea to a line.")),),
        (Paragraph(words(_LONG)),),
        (
            Paragraph(words("An entry with parts:")),
            ListBlock(((Paragraph(words("first")),), (Paragraph(words("second")),))),
        ),
    )
    numbers = tuple((Paragraph(words(f"Do thing number {n}.")),) for n in range(9, 12))
    return (
        Heading(2, words("Words")),
        Paragraph(words("A lead paragraph says what this page is for."), role="lead"),
        Paragraph(mixed, key="mixed"),
        Paragraph(words(_LONG)),
        Heading(3, words("Lists")),
        ListBlock(bullets),
        ListBlock(numbers, ordered=True, start=9),
        Paragraph(words("Small words for credits and hints."), role="small"),
        Paragraph(words("Now look at your partner\u2019s map."), role="prompt"),
        Paragraph(words("Words in the middle"), role="centred"),
    )


def _say(line: str) -> Callout:
    return Callout("say", "Say", (Paragraph(words(f"\u201c{line}\u201d")),))


def _callouts() -> tuple[Block, ...]:
    steps = ListBlock(((Paragraph(words("Stop the work.")),), (Paragraph(words("Tell the class adult.")),)))
    return (
        Heading(2, words("Words set apart")),
        _say("Which weather is inside you right now? You may pass, and you may say it in one word."),
        Callout(
            "ask",
            "Ask",
            (Paragraph(words("\u201cWho might need this map, and what would they look for first?\u201d")),),
        ),
        Callout("listen", "Listen for", (Paragraph(words("reasons that begin with somebody else\u2019s needs.")),)),
        Callout("watch", "Watch for", (Paragraph(words("a pupil who draws nothing: offer the spot list.")),)),
        Callout("note", "Note", (Paragraph(words("The key may hold words, colours or both.")),)),
        Callout("safe", "Safe practice", (Paragraph(words("If a child tells you something worrying:")), steps)),
    )


def _tables() -> tuple[Block, ...]:
    rows = tuple(
        (words(a), words(b), words(c))
        for a, b, c in (
            ("key", "the list that tells you what each symbol means", "Look in the key to find the ear."),
            ("symbol", "a small drawing that stands for a thing", "The bench has its own symbol."),
            ("landmark", "a thing that people use to find their way", "The big oak is a landmark for us all."),
        )
    )
    return (
        Heading(2, words("Tables")),
        Table((words("Word"), words("What it means"), words("In a sentence")), rows),
        Table((words("My symbol"), words("What it means")), ((), (), ()), widths=(1, 3), row_height=12.0),
    )


def _worksheet() -> tuple[Block, ...]:
    return (
        Heading(2, words("Places to write and draw")),
        WriteLines(3, 10.0, words("I marked this because")),
        DrawBoxes((words("Draw your hat."),), 40.0, 80.0),
        DrawBoxes((words("First"), words("Next"), words("Last")), 35.0),
        Checklist(
            words("Is it safe to send?"),
            (words("No surname"), words("No photo of a face"), words("An adult has read it")),
        ),
        Columns((words("Same"), words("Different")), 40.0),
    )


def _figures() -> tuple[Block, ...]:
    pictures = tuple(
        (Symbol(name, word), words(text))
        for name, word, text in (
            ("ear", "Ear", "a sound"),
            ("eye", "Eye", "something to see"),
            ("heart", "Heart", "a feeling"),
            ("tree", "Tree", "a living thing"),
            ("pair", "Two people", "a person who helps"),
        )
    )
    return (
        Heading(2, words("Pictures")),
        Symbols(pictures),
        Diagram("venn", (words("Only us"), words("Both"), words("Only them")), "Two overlapping circles"),
        Diagram("venn", tuple(map(words, ("Us", "You", "The town", "All three"))), "Three overlapping circles"),
        Diagram("circles", (words("me"), words("our class"), words("our town")), "Three rings, one in another"),
        Diagram("timeline", (words("Monday"), words("Friday")), "A line with five points", count=5),
        Diagram("scale", (words("a guess"), words("some of us"), words("most of us")), "A line with three points"),
        Diagram(
            "scale",
            (words("slow"), words("bright")),
            "A line with two rings",
            2,
            (Symbol("snail", "a snail"), Symbol("sun", "")),
        ),
        Diagram("speech-bubbles", (words("We say"), words("They say")), "Two speech bubbles", count=2),
    )


def _named(label: str) -> FormRow:
    return FormRow((Slot(words(label), role="label"), Slot(edges="b", answer=label)), 10.0)


def _forms() -> tuple[Block, ...]:
    return (
        Heading(2, words("Forms")),
        CutLine(words("Return this part by Friday 4 December")),
        Signatures((words("Class teacher"), words("Partner teacher"))),
        Form((1.0, 2.0), (_named("Our class"), _named("Our school")), border="tear"),
        Form((1.0,), (FormRow((Slot(words("Welcome"), role="title", centred=True),), 12.0),), border="double"),
        Form(
            (5.0, 5.0, 5.0),
            (
                FormRow(
                    (Slot(span=2, edges="trbl", answer="a place to draw"), Slot(picture=Symbol("sun", "the sun"))), 25.0
                ),
                FormRow((Slot(words("Key"), 2, "small", "trl"), Slot(edges="r"))),
            ),
            border="cut",
            width=100.0,
        ),
        CutLine(),
        Paragraph(words("The last line of the page.")),
    )


def _sheets() -> tuple[Part, ...]:
    cards = tuple(
        words(text)
        for text in (
            "a bench in the sun",
            "the place where the rain drums on the roof",
            "a smell that tells you it is nearly lunch",
            "somewhere you can be quiet without being asked what is wrong, even when the whole yard is full and "
            "everybody else wants to play a loud game right beside you",
            "",
            "a door that sticks",
            "the end of the line",
            "where the echo lives",
        )
    )
    return (
        Part("cards", "Cards to cut out", (Cards(2, 3, cards),), "pupil", footer=FOOTER),
        Part("both", "Cards with backs", (Cards(2, 2, cards[:3], backs=cards[4:7]),), "early"),
        Part("bunting", "Bunting", (Cards(2, 2, cards[:1], 80.0, 110.0, numbered=False, shape="pennant"),), "pupil"),
        Part("badges", "Badges", (Cards(2, 5, (words("Guide"), *([()] * 9)), 90.0, 55.0, numbered=False),), "pupil"),
        Part(
            "boxes",
            "My map of what matters",
            (
                Paragraph((Run("My place is the "), Gap(60), Run("."))),
                DrawBoxes((words("Draw your place from above."),), 150.0),
                WriteLines(3, 10.0, words("I marked this because")),
            ),
            "early",
            level=2,
            footer=FOOTER,
        ),
    )


def _papers() -> tuple[Part, ...]:
    return (
        Part(
            "wide",
            "A landscape sheet",
            (
                Paragraph(words("Three boxes across a wide page."), role="prompt"),
                DrawBoxes((words("First"), words("Next"), words("Last")), 110.0),
                PageBreak(),
                Diagram("timeline", (words("Autumn"), words("Summer")), "A line with nine points", count=9),
            ),
            "pupil",
            "A4-landscape",
            footer=FOOTER,
        ),
        Part(
            "small",
            "A small sheet",
            (
                Paragraph(words("A5 keeps the same size of type.")),
                WriteLines(5, 10.0, words("Dear class")),
            ),
            "family",
            "A5",
            footer=FOOTER,
        ),
        Part(
            "poster",
            "A poster",
            (Columns(tuple(map(words, ("We know", "We wonder", "We learned"))), 200.0),),
            "pupil",
            "A3",
        ),
        Part("wall", "A wall map", (DrawBoxes((words("Our whole yard"),), 200.0),), "pupil", "A3-landscape"),
    )
