"""Tables made from the facts of an item, so that authors write each fact once."""

from collections.abc import Sequence

from linkwell.domain.document import Block, Heading, ListBlock, Paragraph, Run, Table, Text, words
from linkwell.domain.item import Item, QuizQuestion, Sheet
from linkwell.domain.vocabulary import Vocabulary, nation_names

EAL_TITLES = {
    "A": "A: new to English",
    "B": "B: early acquisition",
    "C": "C: developing",
    "D": "D: competent",
    "E": "E: fluent",
}
SEND_TITLES = {
    "communication": "Communication and interaction",
    "cognition": "Cognition and learning",
    "emotional": "Social, emotional and mental health",
    "sensory_physical": "Sensory and physical",
}
Row = tuple[str, ...]
_COPIES = {"one": "one copy", "pair": "one for each pair", "group": "one for each group", "pupil": "one for each pupil"}


def text_table(header: Row, rows: Sequence[Row], widths: tuple[float, ...], key: str) -> Table:
    """A table of plain words."""
    lines = tuple(tuple(words(cell) for cell in row) for row in rows)
    return Table(tuple(words(cell) for cell in header), lines, widths, key=key)


def bullets(entries: tuple[str, ...], key: str, *, ordered: bool = False) -> ListBlock:
    """A list of plain lines, perhaps numbered."""
    return ListBlock(tuple((Paragraph(words(entry)),) for entry in entries), ordered, key=key)


def titled(title: str, blocks: list[Block], level: int = 2) -> list[Block]:
    """A heading over some blocks; nothing at all when there are none."""
    return [Heading(level, words(title)), *blocks] if blocks else []


def labelled(label: str, value: str, key: str = "") -> Paragraph:
    """A paragraph that opens with a bold label."""
    return Paragraph((Run(f"{label} ", strong=True), Run(value)), key=key)


def stopped(sentence: str) -> str:
    """A sentence with a full stop at its end, if it has no mark there yet; nothing stays nothing."""
    return sentence if not sentence or sentence.endswith((".", "?", "!", "”", '"')) else f"{sentence}."


def keywords(item: Item) -> list[Block]:
    """Keywords with their meaning, and space for the same word in another language."""
    found = item.teaching.keywords
    if not found:
        return []
    rows: list[tuple[Text, ...]] = [
        (words(word.word, strong=True), words(word.definition), words(word.example), ()) for word in found
    ]
    header = tuple(words(cell) for cell in ("Word", "What it means", "In a sentence", "In my language"))
    return [Table(header, tuple(rows), (1.1, 2.4, 2.4, 1.4), key="facts.keywords")]


def misconceptions(item: Item) -> list[Block]:
    """What a pupil may think, and what to answer."""
    rows = [(f"“{entry.belief}”", entry.reply) for entry in item.teaching.misconceptions]
    header = ("A pupil may say", "You could reply")
    return [text_table(header, rows, (1.0, 1.4), "facts.misconceptions")] if rows else []


def equipment(item: Item) -> list[Block]:
    """What is needed, and what will do instead."""
    rows = [(entry.item, entry.quantity, entry.instead) for entry in item.teaching.equipment]
    header = ("You need", "How many", "If you have none")
    return [text_table(header, rows, (1.6, 1.0, 1.6), "facts.equipment")] if rows else []


def printing(item: Item) -> list[Block]:
    """The sheets with their paper and number of copies."""
    rows = [(sheet.id, sheet.title, sheet.paper.replace("-", " "), copies_in_words(sheet)) for sheet in item.sheets]
    header = ("Sheet", "Title", "Paper", "Copies")
    return [text_table(header, rows, (0.6, 2.4, 1.0, 1.8), "facts.printing")] if rows else []


def copies_in_words(sheet: Sheet) -> str:
    """How many copies a sheet needs, such as `one for each pair`."""
    if sheet.level == "supported":
        return "as needed"
    return _COPIES[sheet.copies]


def cuts(item: Item) -> list[Block]:
    """Which steps stay in the shorter versions, with minutes."""
    timing = item.timing
    if not timing.cuts:
        return []
    header = ("Step", "Full", *(cut.title for cut in timing.cuts))
    rows: list[Row] = [
        (
            f"{number}. {step.title}",
            str(step.minutes),
            *(str(step.cuts[cut.id]) if step.cuts.get(cut.id) else "–" for cut in timing.cuts),
        )
        for number, step in enumerate(timing.steps, start=1)
    ]
    rows.append(("Total", str(timing.minutes), *(str(cut.minutes) for cut in timing.cuts)))
    return [text_table(header, rows, (3.4, 0.8, *(1.2 for _ in timing.cuts)), "facts.cuts")]


def stems(item: Item) -> list[Block]:
    """Beginnings of sentences, the easiest first."""
    rows = [(str(stem.tier), stem.text) for stem in sorted(item.teaching.stems, key=lambda stem: stem.tier)]
    return [text_table(("Tier", "Sentence stem"), rows, (0.5, 5.0), "facts.stems")] if rows else []


def eal(item: Item) -> list[Block]:
    """Support for pupils who learn English as another language, by band."""
    rows = [(EAL_TITLES[band], support) for band, support in item.care.eal.items()]
    return [text_table(("Band", "What to do"), rows, (1.0, 3.2), "facts.eal")] if rows else []


def send(item: Item) -> list[Block]:
    """Support for special educational needs, by area."""
    rows = [(SEND_TITLES[area], support) for area, support in item.care.send.items()]
    return [text_table(("Area of need", "What to do"), rows, (1.0, 3.2), "facts.send")] if rows else []


def contact_conditions(item: Item, vocabulary: Vocabulary) -> list[Block]:
    """How the item makes the five conditions of good contact true."""
    rows = [(vocabulary.label("contact_condition", name), how) for name, how in item.care.contact_conditions.items()]
    header = ("For good contact", "How this makes it true")
    return [text_table(header, rows, (1.0, 2.6), "facts.contact")] if rows else []


def curriculum(item: Item, vocabulary: Vocabulary) -> list[Block]:
    """Links to curricula, those of the reader's nation first. Terms not confirmed against the live document say so."""
    rows = []
    for alignment in sorted(item.alignments, key=lambda one: not vocabulary.applies_here(one.code)):
        known = vocabulary.term(alignment.code)
        if known is None:
            continue
        framework, term = known
        doubt = "" if term.confirmed else " (to be confirmed)"
        there = "" if vocabulary.applies_here(alignment.code) else f" ({nation_names(framework.nations)})"
        rows.append(
            (f"{framework.title}{there}: {term.code}", f"{term.label}{doubt}", alignment.strength, alignment.where)
        )
    header = ("Framework and code", "Our label", "Fit", "Where")
    return [text_table(header, rows, (2.2, 2.0, 0.9, 1.5), "facts.curriculum")] if rows else []


def quiz(questions: tuple[QuizQuestion, ...], key: str) -> list[Block]:
    """Questions with the right answer and what to say to the others."""
    rows = [(_asked(question), _right(question), _reply(question)) for question in questions]
    header = ("Ask", "Answer", "If they say something else")
    return [text_table(header, rows, (2.2, 1.4, 2.2), key)] if rows else []


def _asked(question: QuizQuestion) -> str:
    choices = " ".join(f"{number}. {stopped(answer)}" for number, answer in enumerate(question.answers, start=1))
    return f"{question.question} {choices}".strip()


def _right(question: QuizQuestion) -> str:
    if question.answers:
        return f"{question.correct}. {question.answers[question.correct - 1]}"
    return question.strong


def _reply(question: QuizQuestion) -> str:
    if question.answers:
        told = enumerate(question.feedback, start=1)
        return " ".join(f"{number}: {stopped(words)}" for number, words in told if words)
    if not question.weak:
        return question.reply
    return f"If they say “{question.weak}”: {question.reply}"
