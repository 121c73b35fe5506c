"""The one-page plan: the page that a busy teacher prints. It stands alone."""

from collections.abc import Iterator

from linkwell.domain.document import Banner, Block, Field, Heading, Inline, Paragraph, Run, Symbol, Table, Text, words
from linkwell.domain.item import Item
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose import tables
from linkwell.library.inlines import NAME


def banner(item: Item, vocabulary: Vocabulary, level: int = 1) -> Banner:
    """The strip that opens an item: its theme's shape and question, or its kind's symbol."""
    kind = vocabulary.kinds[item.kind]
    theme = vocabulary.themes.get(item.place.theme)
    if theme is not None and kind.theme_needed:
        symbol, question = Symbol(theme.symbol, f"{theme.title}: "), theme.key_question
        colour, fill = theme.colour, theme.fill
    else:
        symbol, question = Symbol(kind.symbol, ""), kind.title
        colour, fill = vocabulary.plain_colour, vocabulary.plain_fill
    return Banner(item.title, symbol, colour, fill, question, facts(item, vocabulary), level)


def facts(item: Item, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Stage, step, minutes and id, in words."""
    steps = [vocabulary.steps[step].title for step in item.place.year_steps]
    return (
        vocabulary.stage_label(item.place.stages),
        f"Phase {item.place.phase}: {', '.join(steps)}",
        f"{item.timing.minutes} min",
        item.id,
    )


def plan(item: Item, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Outcome, what you need, steps with the one line to say, what goes to the partner class."""
    blocks: list[Block] = [banner(item, vocabulary)]
    blocks.append(Paragraph(words(item.teaching.outcome or item.aim), "lead", "facts.outcome"))
    blocks += _needs(item, vocabulary)
    blocks += [Heading(2, words("Step by step")), _steps(item)]
    blocks += _exchange(item, vocabulary)
    return tuple(blocks)


def _needs(item: Item, vocabulary: Vocabulary) -> list[Block]:
    """Made from the facts each time, so that they say what the notes say; nothing here is changed on its own."""
    things = [_thing(entry.item, entry.quantity) for entry in item.teaching.equipment]
    sheets = [f"{sheet.id} ({tables.copies_in_words(sheet)})" for sheet in item.sheets if not sheet.role]
    found: list[Block] = []
    if things:
        ready = f" {item.timing.prep_minutes} minutes to get ready." if item.timing.prep_minutes else ""
        found.append(_labelled("You need:", "; ".join(things) + f".{ready}", vocabulary))
    if sheets:
        found.append(tables.labelled("Print:", tables.stopped("; ".join(sheets))))
    return found


def _thing(item: str, quantity: str) -> str:
    return f"{item} ({quantity})" if quantity else item


def _steps(item: Item) -> Table:
    rows: list[tuple[Text, ...]] = [
        (words(str(step.minutes)), words(f"{number}. {step.title}", strong=True), words(step.say))
        for number, step in enumerate(item.timing.steps, start=1)
    ]
    header = (words("Min"), words("Step"), words("Say"))
    return Table(header, tuple(rows), (0.5, 2.0, 4.4), key="facts.steps")


def _exchange(item: Item, vocabulary: Vocabulary) -> list[Block]:
    if item.exchange is None:
        return []
    sent = tables.stopped("; ".join(item.exchange.send))
    ask = item.exchange.question_back
    return [_labelled("To the partner class:", f"{sent} Our question: {ask}", vocabulary)]


def _labelled(label: str, value: str, vocabulary: Vocabulary) -> Paragraph:
    return Paragraph((Run(f"{label} ", strong=True), *_with_names(value, vocabulary)))


def _with_names(value: str, vocabulary: Vocabulary) -> Iterator[Inline]:
    """Plain words, in which names such as `{{our.class}}` are to be filled in."""
    for number, words_or_name in enumerate(NAME.split(value)):
        if number % 2 and words_or_name.strip() in vocabulary.fields:
            yield Field(words_or_name.strip())
        elif words_or_name:
            yield Run(words_or_name)
