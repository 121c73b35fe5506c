"""The teacher notes: what the author wrote, with the tables made from the facts set in at the right places."""

from collections.abc import Callable, Mapping

from linkwell.domain.document import Block, Callout, Heading, Paragraph, Run, plain, words
from linkwell.domain.item import Item, LessonStep, Section
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library.compose import tables
from linkwell.library.compose.plan import banner

_FIRST_QUIZ, _LAST_QUIZ = "facts.quiz_start", "facts.quiz_end"
_ADULT_LEVELS = (
    "no extra adult needed",
    "an extra adult is suggested",
    "an extra adult is recommended",
    "an extra adult is required",
    "adult support is required throughout",
)


def notes(item: Item, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """All the teacher reads, in the order of a lesson pack. Every fact stands somewhere, whatever the sections are."""
    blocks: list[Block] = [] if item.timing.steps else [banner(item, vocabulary)]
    blocks += _glance(item)
    weave = _WEAVES.get(item.kind, _COMMON_WEAVES)
    for section in item.sections:
        if section.slug in weave:
            blocks += weave[section.slug](item, section, vocabulary)
        else:
            blocks += _plain_section(section)
        if section.slug == "before-you-teach":
            blocks += _after_before(item)
    blocks += _not_yet_told(item, vocabulary, {block.key for block in blocks})
    return (*blocks, *_closing(item, vocabulary))


def _not_yet_told(item: Item, vocabulary: Vocabulary, told: set[str]) -> list[Block]:
    """The facts that no section has taken in."""
    exchange = Section("Exchange", "exchange", ())
    groups = (
        _safe_practice(item),
        tables.titled("You need", tables.equipment(item)),
        tables.titled("Shorter versions", tables.cuts(item)),
        tables.titled("Keywords", tables.keywords(item)),
        tables.titled("Misconceptions and replies", tables.misconceptions(item)),
        tables.titled("Sentence stems", tables.stems(item)),
        _first_quiz(item, 2),
        _last_quiz(item, 2),
        tables.titled("English as an additional language", tables.eal(item)),
        tables.titled("Special educational needs and disabilities", tables.send(item)),
        _exchange(item, exchange, vocabulary) if item.exchange is not None else [],
        tables.titled("Good contact", tables.contact_conditions(item, vocabulary)),
    )
    blocks: list[Block] = []
    for group in groups:
        keys = {block.key for block in group if block.key}
        if not keys & told:
            blocks += group
            told |= keys
    return blocks


def _plain_section(section: Section) -> list[Block]:
    return tables.titled(section.title, list(section.blocks)) if section.title else list(section.blocks)


def _glance(item: Item) -> list[Block]:
    blocks: list[Block] = [Paragraph(words(item.summary), "lead", "facts.summary")]
    if item.teaching.outcome and not item.timing.steps:
        blocks.append(tables.labelled("Outcome:", item.teaching.outcome, "facts.outcome"))
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
    lines = [
        ("Content:", safety.label),
        ("Adults:", f"{_ADULT_LEVELS[safety.adult_level]}."),
        ("Distance:", safety.distancing),
        ("If a child tells you something worrying:", safety.disclosure),
        ("If a remark hurts:", safety.hurtful_remark),
        ("Balance:", item.teaching.balance_note),
        ("People to turn to:", tables.stopped("; ".join(safety.signposts))),
    ]
    blocks: list[Block] = [
        Paragraph((Run(f"{label} ", strong=True), Run(value)), key=f"facts.safety.{at}")
        for at, (label, value) in enumerate(lines)
        if value
    ]
    return [Callout("safe", "Care in this item", tuple(blocks), "facts.safety")]


def _lesson(item: Item, section: Section, vocabulary: Vocabulary) -> list[Block]:
    steps = list(enumerate(item.timing.steps, start=1))
    blocks: list[Block] = [Heading(2, words(section.title)), *tables.cuts(item)]
    tail: list[Block] = []
    for block in section.blocks:
        if steps and isinstance(block, Heading) and plain(block.text) == steps[0][1].title:
            number, step = steps.pop(0)
            blocks += tail
            blocks.append(Heading(3, words(_step_line(number, step, item, vocabulary))))
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
        return tables.quiz(item.teaching.quiz_start, _FIRST_QUIZ)
    if step is _quiz_step(item, "exit"):
        return tables.quiz(item.teaching.quiz_end, _LAST_QUIZ)
    return []


def _first_quiz(item: Item, level: int) -> list[Block]:
    return tables.titled("Starter quiz", tables.quiz(item.teaching.quiz_start, _FIRST_QUIZ), level)


def _last_quiz(item: Item, level: int) -> list[Block]:
    return tables.titled("Exit quiz", tables.quiz(item.teaching.quiz_end, _LAST_QUIZ), level)


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
        blocks.append(tables.labelled("Send:", tables.stopped("; ".join(item.exchange.send)), "facts.exchange.send"))
        blocks.append(tables.labelled("Privacy:", f"level {item.exchange.privacy_level}, {privacy.lower()}."))
        arrival = tables.stopped(item.exchange.receive)
        blocks.append(tables.labelled("When it arrives:", arrival, "facts.exchange.receive"))
        blocks.append(tables.labelled("Our question:", item.exchange.question_back, "facts.exchange.question"))
    return [*blocks, *section.blocks, *tables.contact_conditions(item, vocabulary)]


def _assessment(item: Item, section: Section, _vocabulary: Vocabulary) -> list[Block]:
    blocks: list[Block] = [Heading(2, words(section.title))]
    if _quiz_step(item, "starter") is None:
        blocks += _first_quiz(item, 3)
    if _quiz_step(item, "exit") is None:
        blocks += _last_quiz(item, 3)
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
_COMMON_WEAVES: Mapping[str, Weave] = {"adapt": _adapt, "exchange": _exchange}
_LESSON_WEAVES: Mapping[str, Weave] = {
    **_COMMON_WEAVES,
    "the-lesson": _lesson,
    "questions-and-talk": _talk,
    "sheets": _sheets,
    "assessment": _assessment,
}
_WEAVES: Mapping[str, Mapping[str, Weave]] = {
    "lesson": _LESSON_WEAVES,
    "exchange-template": {**_COMMON_WEAVES, "sheets": _sheets},
}
