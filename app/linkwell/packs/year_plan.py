"""A year plan on paper: the phases of a linking year, and for each step its ways and the items that serve it."""

from collections.abc import Iterator

from linkwell.domain.catalogue import Catalogue
from linkwell.domain.document import Block, Document, Gap, Heading, Paragraph, Part, Run, Table, Text, Tick, words
from linkwell.domain.link import Link
from linkwell.domain.vocabulary import Phase, Programme, Vocabulary, YearStep

_DATE_MM = 34.0
_OURS = "The order of the steps is our own outline; it was not taken from a programme."
_SHARES = (1.0, 3.6)
_MOST_LESSONS = 6


def year_plan(programme: Programme, link: Link | None, catalogue: Catalogue, vocabulary: Vocabulary) -> Document:
    """The plan of a year with lines for dates. A `link` that only meets or never meets needs no other way."""
    source = f"The order of the steps follows: {programme.source}." if programme.confirmed else _OURS
    blocks: list[Block] = [Paragraph(words(programme.summary), "lead"), Paragraph(words(source), "small")]
    for phase in programme.phases:
        blocks.extend(_phase(phase, link, catalogue, vocabulary))
    heading = f"Our linking year: {programme.title}"
    title = f"Linking year, {link.title}: {programme.title}" if link else heading
    part = Part("year", heading, tuple(blocks))
    head = link.title if link else ""
    return Document(title, (part,), running_head=head, identifier=f"year-{programme.id}")


def _phase(phase: Phase, link: Link | None, catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Block]:
    terms = f" ({phase.terms})" if phase.terms else ""
    yield Heading(2, words(f"{phase.number}. {phase.title}{terms}"))
    for step_id in phase.steps:
        step = vocabulary.steps[step_id]
        yield Heading(3, words(step.title))
        rows = (
            (words("What it is", strong=True), words(step.summary)),
            *_ways(step, link),
            (words("From the library", strong=True), _items(step, link, catalogue)),
        )
        yield Table((), (*rows, ((Tick(), Run(" Done", strong=True)), _dates())), _SHARES)


def _ways(step: YearStep, link: Link | None) -> Iterator[tuple[Text, Text]]:
    mode = link.mode if link else "both"
    yield words("In our own class", strong=True), words(step.in_class)
    if mode != "face-to-face":
        yield words("On screen", strong=True), words(step.virtual)
    if mode != "virtual":
        yield words("Face to face", strong=True), words(step.face_to_face)


def _items(step: YearStep, link: Link | None, catalogue: Catalogue) -> Text:
    """What serves the step, as far as it suits the stages of the link, and lessons for those stages."""
    stages = set(link.stages) if link else set()
    known = [catalogue.get(id) for id in step.items if id in catalogue]
    suited = [item for item in known if not stages or stages & set(item.place.stages)]
    lessons = [item for item in catalogue if item.kind == "lesson" and step.id in item.place.year_steps]
    more = [item for item in lessons if stages & set(item.place.stages) and item not in suited]
    return words("; ".join(f"{item.title} ({item.id})" for item in (*suited, *more[:_MOST_LESSONS])))


def _dates() -> Text:
    return (Run("By "), Gap(_DATE_MM, "date"), Run("  Who sees to it "), Gap(_DATE_MM, "name"))
