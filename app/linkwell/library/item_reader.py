"""One item file to an `Item`: facts checked against the vocabulary, text turned into blocks.

Each group of facts is read by one small function. Rules that look at several facts at once are in
`item_rules.py`; rules that need the whole library are in `check/`.
"""

import hashlib
import re
from dataclasses import replace

from linkwell.domain.document import PAPER_MM
from linkwell.domain.item import (
    Alignment,
    Care,
    Cut,
    Equipment,
    Exchange,
    Item,
    Keyword,
    LessonStep,
    Misconception,
    Place,
    QuizQuestion,
    Record,
    Relations,
    Safety,
    Sheet,
    Stem,
    Teaching,
    Timing,
)
from linkwell.domain.problem import Problem, Severity
from linkwell.domain.vocabulary import Vocabulary
from linkwell.library import body as item_body
from linkwell.library import facts as item_facts
from linkwell.library import item_rules, source_text
from linkwell.library.body import RawSheet
from linkwell.library.facts import Facts
from linkwell.library.translations import translation

EAL_BANDS = ("A", "B", "C", "D", "E")
SEND_AREAS = ("communication", "cognition", "emotional", "sensory_physical")
_QUIZ_WITH_ANSWERS = frozenset({"choice", "true-false"})
_ATTRIBUTE = re.compile(r'([a-z_]+)="([^"]*)"')
_SHEET_ID = re.compile(r"S[1-9][0-9]?")


def read(data: bytes, file: str, vocabulary: Vocabulary) -> tuple[Item | None, tuple[Problem, ...]]:
    """Read an item from the bytes of its file. `file` is its name for problems, relative to the library.

    Returns the item, or None if an error keeps it out, and every problem found.
    """
    source, problems = source_text.split(data, file)
    if source is None:
        return None, _in_order(problems)
    text = item_body.read(source.body, source.body_line, file, vocabulary)
    problems.extend(text.problems)
    if source.facts is None:
        return None, _in_order(problems)
    place = item_facts.Place(file, source.facts_text, source.facts_line)
    facts = Facts(source.facts, place, problems)
    item = _item(facts, text, file, hashlib.sha256(data).hexdigest(), vocabulary)
    kind = vocabulary.kinds.get(item.kind)
    facts.require((*vocabulary.common_fields, *(kind.required if kind else ())))
    facts.finish()
    problems.extend(item_rules.check(item, text, place, vocabulary))
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if errors else item), _in_order(problems)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """By line; what is wrong twice in the same way on one line is told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))


def _item(facts: Facts, text: item_body.Body, file: str, digest: str, vocabulary: Vocabulary) -> Item:
    return Item(
        id=facts.text("id", max_chars=40),
        kind=facts.choice("kind", vocabulary.kinds),
        title=facts.text("title", max_chars=45),
        aim=facts.text("aim", max_words=25),
        summary=facts.text("summary", max_words=60),
        place=_place(facts, vocabulary),
        timing=_timing(facts, vocabulary),
        teaching=_teaching(facts, vocabulary),
        care=_care(facts, vocabulary),
        exchange=_exchange(facts, vocabulary),
        alignments=_alignments(facts, vocabulary),
        relations=_relations(facts),
        record=_record(facts, vocabulary),
        sections=tuple(text.sections),
        sheets=tuple(_sheet(raw, file, facts, vocabulary) for raw in text.sheets),
        source=file,
        digest=digest,
    )


def _place(facts: Facts, vocabulary: Vocabulary) -> Place:
    years = {year for stage in vocabulary.stages.values() for year in stage.years}
    return Place(
        theme=facts.choice("theme", vocabulary.themes),
        theme_also=facts.choices("theme_also", vocabulary.themes),
        phase=facts.whole("phase", 1, 3),
        year_steps=facts.choices("step", vocabulary.steps),
        stages=facts.choices("stage", vocabulary.stages),
        year_groups=facts.choices("year_group", sorted(years)),
        age_min=facts.whole("age_min", 2, 19),
        age_max=facts.whole("age_max", 2, 19),
        contact_modes=facts.choices("contact_mode", vocabulary.lists["contact_mode"]),
        settings=facts.choices("settings_suitable", vocabulary.lists["setting"]),
        subjects=facts.choices("subjects", vocabulary.subjects),
        audience_role=facts.choice("audience_role", vocabulary.lists["audience_role"]),
        educational_use=facts.choice("educational_use", vocabulary.lists["educational_use"]),
    )


def _timing(facts: Facts, vocabulary: Vocabulary) -> Timing:
    groupings = vocabulary.lists["grouping"]
    cuts = []
    for entry in facts.tables("cuts"):
        entry.require(("id", "title", "minutes"))
        cut = Cut(entry.text("id", max_chars=6), entry.text("title", max_chars=60), entry.whole("minutes", 1, 600))
        cuts.append(cut)
        entry.finish()
    steps = []
    for entry in facts.tables("steps"):
        entry.require(("title", "minutes"))
        steps.append(
            LessonStep(
                title=entry.text("title", max_chars=80),
                minutes=entry.whole("minutes", 1, 600),
                grouping=entry.choice("grouping", groupings),
                say=entry.text("say", max_words=60),
                cuts=entry.minutes_by_name("cut", [cut.id for cut in cuts]),
            )
        )
        entry.finish()
    return Timing(
        minutes=facts.whole("minutes", 1, 2_000),
        prep_minutes=facts.whole("prep_min", 0, 600),
        grouping=facts.choices("grouping", groupings),
        cuts=tuple(cuts),
        steps=tuple(steps),
    )


def _teaching(facts: Facts, vocabulary: Vocabulary) -> Teaching:
    return Teaching(
        outcome=facts.text("outcome", max_words=40),
        key_points=facts.texts("key_points", most=5),
        success_criteria=facts.texts("success_criteria", most=3),
        keywords=tuple(_keyword(entry, vocabulary) for entry in facts.tables("keywords")),
        misconceptions=tuple(_misconception(entry) for entry in facts.tables("misconceptions")),
        equipment=tuple(_equipment(entry) for entry in facts.tables("equipment")),
        stems=tuple(_stem(entry) for entry in facts.tables("stems")),
        quiz_start=tuple(_question(entry, vocabulary) for entry in facts.tables("quiz_start")),
        quiz_end=tuple(_question(entry, vocabulary) for entry in facts.tables("quiz_end")),
        oracy=facts.choices("oracy", vocabulary.lists["oracy_strand"]),
        contested=facts.choice("contested", vocabulary.lists["contested"]),
        balance_note=facts.text("balance_note"),
        home_link=facts.text("home_link", max_words=120),
        review_prompts=facts.texts("review_prompts", most=3),
    )


def _keyword(entry: Facts, vocabulary: Vocabulary) -> Keyword:
    entry.require(("word", "definition"))
    found = Keyword(
        entry.text("word", max_chars=40),
        entry.text("definition", max_words=30),
        entry.text("example", max_words=30),
        entry.choice("symbol", vocabulary.symbols),
    )
    entry.finish()
    return found


def _misconception(entry: Facts) -> Misconception:
    entry.require(("belief", "reply"))
    found = Misconception(entry.text("belief"), entry.text("reply"))
    entry.finish()
    return found


def _equipment(entry: Facts) -> Equipment:
    entry.require(("item",))
    found = Equipment(entry.text("item"), entry.text("quantity"), entry.text("instead"))
    entry.finish()
    return found


def _stem(entry: Facts) -> Stem:
    entry.require(("tier", "text"))
    found = Stem(entry.whole("tier", 1, 3, 1), entry.text("text"))
    entry.finish()
    return found


def _question(entry: Facts, vocabulary: Vocabulary) -> QuizQuestion:
    entry.require(("question", "type"))
    kind = entry.choice("type", vocabulary.lists["quiz_type"])
    with_answers = kind in _QUIZ_WITH_ANSWERS
    entry.require(("answers", "correct", "feedback") if with_answers else ("strong",))
    answers = entry.texts("answers", most=6)
    found = QuizQuestion(
        question=entry.text("question"),
        type=kind,
        answers=answers,
        correct=entry.whole("correct", 1, max(len(answers), 1)),
        feedback=entry.texts("feedback", most=6, blanks=True),
        strong=entry.text("strong"),
        weak=entry.text("weak"),
        reply=entry.text("reply"),
    )
    if answers and kind and not with_answers:
        what = f"A question of the type “{kind}” has no answers to choose from."
        entry.report("F-QUIZ", "answers", what, 'Write strong, weak and reply instead, or type = "choice".')
    elif answers and len(found.feedback) != len(answers):
        what = f"There are {len(answers)} answers but {len(found.feedback)} entries of feedback."
        entry.report("F-QUIZ", "feedback", what, 'Write one for each answer; "" for the right one.')
    entry.finish()
    return found


def _care(facts: Facts, vocabulary: Vocabulary) -> Care:
    adapt = facts.table("adapt")
    eal = adapt.words_by_name("eal", EAL_BANDS) if adapt else {}
    send = adapt.words_by_name("send", SEND_AREAS) if adapt else {}
    if adapt:
        adapt.finish()
    return Care(
        safety=_safety(facts, vocabulary),
        contact_conditions=facts.words_by_name("contact_conditions", vocabulary.lists["contact_condition"]),
        eal=eal,
        send=send,
        inclusive_checks=facts.choice("inclusive_checks", [vocabulary.inclusive_version]),
    )


def _safety(facts: Facts, vocabulary: Vocabulary) -> Safety | None:
    entry = facts.table("safety")
    if entry is None:
        return None
    found = Safety(
        guidance=entry.choices("guidance", vocabulary.lists["guidance_area"]),
        label=entry.text("label"),
        adult_level=entry.whole("adult_level", 0, 4),
        distancing=entry.text("distancing"),
        signposts=entry.texts("signposts"),
        disclosure=entry.text("disclosure"),
        hurtful_remark=entry.text("hurtful_remark"),
    )
    entry.finish()
    return found


def _exchange(facts: Facts, vocabulary: Vocabulary) -> Exchange | None:
    entry = facts.table("exchange")
    if entry is None:
        return None
    entry.require(("send", "receive", "question_back"))
    found = Exchange(
        send=entry.texts("send"),
        receive=entry.text("receive"),
        templates=entry.texts("templates"),
        privacy_level=entry.whole("privacy_level", 0, len(vocabulary.lists["privacy_level"]) - 1),
        question_back=entry.text("question_back"),
    )
    entry.finish()
    return found


def _alignments(facts: Facts, vocabulary: Vocabulary) -> tuple[Alignment, ...]:
    found = []
    for entry in facts.tables("alignments"):
        entry.require(("code", "strength"))
        code = entry.text("code", max_chars=80)
        if code and vocabulary.term(code) is None:
            mend = "Look the code up in resources/vocabulary/frameworks.toml; it is framework:term."
            entry.report("F-ALIGN", "code", f"“{code}” is not a curriculum code that is known.", mend)
        found.append(Alignment(code, entry.choice("strength", vocabulary.lists["strength"]), entry.text("where")))
        entry.finish()
    return tuple(found)


def _relations(facts: Facts) -> Relations:
    return Relations(
        check_in=facts.text("check_in", max_chars=40),
        check_out=facts.text("check_out", max_chars=40),
        prior=facts.texts("prior"),
        leads_to=facts.texts("leads_to"),
        related=facts.texts("related"),
    )


def _record(facts: Facts, vocabulary: Vocabulary) -> Record:
    reading = facts.table("reading_age")
    reading_age = reading.text("pupil", max_chars=120) if reading else ""
    if reading:
        reading.finish()
    return Record(
        language=facts.choice("language", ["en-GB"]),
        licence=facts.choice("licence", ["CC-BY-4.0"]),
        version=facts.text("version", max_chars=20),
        status=facts.choice("status", vocabulary.lists["status"]),
        created=facts.day("created"),
        review_due=facts.day("review_due"),
        sources=facts.texts("sources"),
        reading_age=reading_age,
    )


def _sheet(raw: RawSheet, file: str, facts: Facts, vocabulary: Vocabulary) -> Sheet:
    """Check the attributes of a `::: sheet` line; they are reported at that line of the file."""
    pairs = _ATTRIBUTE.findall(raw.attributes)
    place = item_facts.Place(file, "", raw.line)
    own: list[Problem] = []
    sheet = Facts(dict(pairs), place, own)
    sheet.require(("id", "title", "audience", "copies"))
    found = Sheet(
        id=sheet.text("id", max_chars=12),
        title=sheet.text("title", max_chars=70),
        audience=sheet.choice("audience", vocabulary.lists["sheet_audience"], "pupil"),  # type: ignore[arg-type]
        copies=sheet.choice("copies", vocabulary.lists["copies"], "one"),  # type: ignore[arg-type]
        paper=sheet.choice("paper", PAPER_MM) or "A4",  # type: ignore[arg-type]
        level=sheet.choice("level", vocabulary.lists["level"]) or "standard",  # type: ignore[arg-type]
        of=sheet.text("of", max_chars=12),
        role=sheet.choice("role", ("answers", "cover-note")),  # type: ignore[arg-type]
        blocks=raw.blocks,
        language=sheet.choice("language", vocabulary.languages),
    )
    checked_by = sheet.text("checked_by", max_chars=120)
    sheet.finish()
    if found.language:
        language = vocabulary.languages[found.language]
        whole = translation(language, checked_by, found.blocks, f"{found.id}.translation")
        found = replace(found, blocks=(whole,))
    if found.id and not _SHEET_ID.fullmatch(found.id):
        sheet.report("F-SHEET", "id", f"“{found.id}” is no id for a sheet.", "Call the sheets S1, S2 and so on.")
    if _ATTRIBUTE.sub("", raw.attributes).strip() or len(pairs) > len(dict(pairs)):
        mend = 'Write it as ::: sheet id="S1" title="My map" audience="pupil" copies="pupil".'
        sheet.report("F-SHEET", "", "The ::: sheet line is not written as it should be.", mend)
    facts.adopt(own)
    return found
