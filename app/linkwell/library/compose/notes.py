"""The teacher notes: what the author wrote, with the tables made from the facts set in at the right places."""

from collections.abc import Callable, Mapping

from linkwell.domain.document import Block, Callout, Heading, Paragraph, Run, plain, words
from linkwell.domain.item import Item, LessonStep, Section
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose import tables
from linkwell.library.compose.plan import banner

_ADULT_LEVELS = ("no extra adult needed", "an extra adult is suggested", "an extra adult is recommended")
_ADULT_LEVELS_STRICT = ("an extra adult is required", "adult support is required throughout")


def notes(item: Item, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """All the teacher reads, in the order of a lesson pack."""
    blocks: list[Block] = [] if item.timing.steps else [banner(item, vocabulary)]
    blocks += _glance(item)
    written = {section.slug: section for section in item.sections}
    weave = _WEAVES.get(item.kind, {})
    for section in item.sections:
        if section.slug in weave:
            blocks += weave[section.slug](item, section, vocabulary)
        else:
            blocks += _plain_section(section)
        if section.slug == "before-you-teach":
            blocks += _after_before(item)
    if "before-you-teach" not in written:
        blocks += _safe_practice(item)
        blocks += tables.titled("You need", tables.equipment(item))
    if "exchange" not in written and item.exchange is not None:
        blocks += _exchange(item, Section("Exchange", "exchange", ()), vocabulary)
    return (*blocks, *_closing(item, vocabulary))


def _plain_section(section: Section) -> list[Block]:
    return tables.titled(section.title, list(section.blocks)) if section.title else list(section.blocks)


def _glance(item: Item) -> list[Block]:
    blocks: list[Block] = [Paragraph(words(item.summary), "lead", "facts.summary")]
    points = item.teaching.key_points
    criteria = item.teaching.success_criteria
    blocks += tables.titled("Key points", [tables.bullets(points, "facts.points", ordered=True)] if points else [])
    return blocks + tables.titled("Success criteria", [tables.bullets(criteria, "facts.criteria")] if criteria else [])


def _after_before(item: Item) -> list[Block]:
    return [
        *_safe_practice(item),
        *tables.titled("Keywords", tables.keywords(item)),
        *tables.titled("Misconceptions and replies", tables.misconceptions(item)),
        *tables.titled("You need", tables.equipment(item)),
    ]


def _safe_practice(item: Item) -> list[Block]:
    safety = item.care.safety
    if safety is None:
        return []
    levels = _ADULT_LEVELS + _ADULT_LEVELS_STRICT
    lines = [
        ("Content:", safety.label),
        ("Adults:", f"{levels[safety.adult_level]}."),
        ("Distance:", safety.distancing),
        ("If a child tells you something worrying:", safety.disclosure),
        ("If a remark hurts:", safety.hurtful_remark),
        ("Balance:", item.teaching.balance_note),
        ("People to turn to:", "; ".join(safety.signposts) + "." if safety.signposts else ""),
    ]
    blocks: list[Block] = [
        Paragraph((Run(f"{label} ", strong=True), Run(value)), key=f"facts.safety.{at}")
        for at, (label, value) in enumerate(lines)
        if value
    ]
    return [Callout("safe", "Care in this item", tuple(blocks), "facts.safety")]


def _lesson(item: Item, section: Section, vocabulary: Vocabulary) -> list[Block]:
    steps = {step.title: (number, step) for number, step in enumerate(item.timing.steps, start=1)}
    blocks: list[Block] = [Heading(2, words(section.title)), *tables.cuts(item)]
    tail: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Heading) and plain(block.text) in steps:
            number, step = steps[plain(block.text)]
            blocks += tail
            blocks.append(Heading(3, words(_step_line(number, step, item, vocabulary)), block.key))
            tail = _quiz_of_step(item, step)
        else:
            blocks.append(block)
    return blocks + tail


def _step_line(number: int, step: LessonStep, item: Item, vocabulary: Vocabulary) -> str:
    kept = [cut.id for cut in item.timing.cuts if step.cuts.get(cut.id)]
    parts = [f"{number}. {step.title}", f"{step.minutes} min"]
    if step.grouping:
        parts.append(vocabulary.label("grouping", step.grouping).lower())
    if kept:
        parts.append("also in " + ", ".join(kept))
    return " · ".join(parts)


def _quiz_of_step(item: Item, step: LessonStep) -> list[Block]:
    if step is _quiz_step(item, "starter"):
        return tables.quiz(item.teaching.quiz_start, "facts.quiz_start")
    if step is _quiz_step(item, "exit"):
        return tables.quiz(item.teaching.quiz_end, "facts.quiz_end")
    return []


def _quiz_step(item: Item, word: str) -> LessonStep | None:
    """The step that holds a quiz: its title says `starter` or `exit`."""
    return next((step for step in item.timing.steps if word in step.title.lower()), None)


def _talk(item: Item, section: Section, vocabulary: Vocabulary) -> list[Block]:
    strands = [vocabulary.label("oracy_strand", strand).lower() for strand in item.teaching.oracy]
    blocks = _plain_section(section)
    if strands:
        blocks.append(tables.labelled("Oracy:", ", ".join(strands) + ".", "facts.oracy"))
    return blocks + tables.stems(item)


def _adapt(item: Item, section: Section, _vocabulary: Vocabulary) -> list[Block]:
    return [
        Heading(2, words(section.title)),
        *tables.titled("English as an additional language", tables.eal(item), 3),
        *tables.titled("Special educational needs and disabilities", tables.send(item), 3),
        *section.blocks,
    ]


def _sheets(item: Item, section: Section, _vocabulary: Vocabulary) -> list[Block]:
    return [Heading(2, words(section.title)), *tables.printing(item), *section.blocks]


def _exchange(item: Item, section: Section, vocabulary: Vocabulary) -> list[Block]:
    blocks: list[Block] = [Heading(2, words(section.title))]
    if item.exchange is not None:
        privacy = vocabulary.label("privacy_level", str(item.exchange.privacy_level))
        blocks.append(tables.labelled("Send:", "; ".join(item.exchange.send) + ".", "facts.send"))
        blocks.append(tables.labelled("Privacy:", f"level {item.exchange.privacy_level}, {privacy.lower()}."))
        blocks.append(tables.labelled("When it arrives:", f"{item.exchange.receive}.", "facts.receive"))
        blocks.append(tables.labelled("Our question:", item.exchange.question_back, "facts.question_back"))
    return [*blocks, *section.blocks, *tables.contact_conditions(item, vocabulary)]


def _assessment(item: Item, section: Section, _vocabulary: Vocabulary) -> list[Block]:
    blocks: list[Block] = [Heading(2, words(section.title))]
    if _quiz_step(item, "starter") is None:
        blocks += tables.titled("Starter quiz", tables.quiz(item.teaching.quiz_start, "facts.quiz_start"), 3)
    if _quiz_step(item, "exit") is None:
        blocks += tables.titled("Exit quiz", tables.quiz(item.teaching.quiz_end, "facts.quiz_end"), 3)
    return [*blocks, *section.blocks]


def _closing(item: Item, vocabulary: Vocabulary) -> list[Block]:
    teaching = item.teaching
    home: list[Block] = [Paragraph(words(teaching.home_link), key="facts.home_link")] if teaching.home_link else []
    prompts = teaching.review_prompts
    sources = item.record.sources
    return [
        *tables.titled("Home link (optional)", home),
        *tables.titled("Curriculum links", tables.curriculum(item, vocabulary)),
        *tables.titled("Afterwards", [tables.bullets(prompts, "facts.review")] if prompts else []),
        *tables.titled("Sources", [tables.bullets(sources, "facts.sources")] if sources else []),
    ]


Weave = Callable[[Item, Section, Vocabulary], list[Block]]
_LESSON_WEAVE: Mapping[str, Weave] = {
    "the-lesson": _lesson,
    "questions-and-talk": _talk,
    "adapt": _adapt,
    "sheets": _sheets,
    "exchange": _exchange,
    "assessment": _assessment,
}
_WEAVES: Mapping[str, Mapping[str, Weave]] = {
    "lesson": _LESSON_WEAVE,
    "exchange-template": {"sheets": _sheets},
}
