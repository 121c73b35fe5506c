import typing
from dataclasses import replace

import pytest

from item_text import CHECK_IN, GUIDE, LESSON, SHEET, TEMPLATE, guide
from linkwell.domain.document import Banner, Block, Callout, Heading, ListBlock, Paragraph, Table, Text, Variant, plain
from linkwell.domain.errors import UsageError
from linkwell.domain.pack import NOTES, PLAN
from linkwell.domain.rewrite import texts
from linkwell.library.compose import tables
from linkwell.library.compose.parts import chosen_sheets, compose, sheet_ids

TELLING = [
    "A map can show sounds.", "I can listen.", "a picture of a place from above", "A map must show roads.", "any pen",
    "Although ..., I can hear ...", "What can a plan show?", "The gate squeaks at noon.", "Point to the sound.",
    "Two stops only.", "Thank you for telling me.", "We speak of places.", "Each class needs the other.",
    "a cover note", "guess, see, reply", "Where would you stand?", "step 2", "Count the sounds in one room.",
    "Who listened well?", "Pettigrew 1998", "Quarter of an hour", "The class listens and makes a map",
]  # fmt: skip
"""Something of every fact that a lesson may have."""


@pytest.fixture(scope="module")
def lesson(read_clean):
    return read_clean(LESSON)


@pytest.fixture(scope="module")
def part_of(vocabulary):
    return lambda item, sheet_id, stages=(): compose(item, sheet_id, stages, vocabulary)


def said(blocks) -> str:
    return "\n".join(plain(text) for text in texts(blocks))


def titles(blocks) -> list[str]:
    return [plain(block.text) for block in blocks if isinstance(block, Heading)]


def as_kind(kind: str, item_id: str) -> str:
    """The lesson's facts, in an item of another kind that has no sections of its own."""
    facts = LESSON[: LESSON.index("## Before you teach")]
    return facts.replace('"lesson"', f'"{kind}"').replace("com-lks2-01", item_id) + "\n## How it goes\nSay hello.\n"


def holds_only_blocks(blocks) -> bool:
    """Whether no variant and no empty list or list entry is left, at any depth."""
    for block in blocks:
        match block:
            case Variant():
                return False
            case Callout():
                if not holds_only_blocks(block.blocks):
                    return False
            case ListBlock():
                if not block.entries or not all(entry and holds_only_blocks(entry) for entry in block.entries):
                    return False
    return True


# --- what there is -------------------------------------------------------------------------------


def test_plan_notes_and_sheets_can_be_printed_answers_last(read_clean, lesson):
    assert sheet_ids(lesson) == (PLAN, NOTES, "S1", "S2")
    answers = SHEET.replace("::: sheet", '::: sheet role="answers"')
    assert sheet_ids(read_clean(guide(f"{answers}\na\n:::\n{SHEET.replace('S1', 'S2')}\nb\n:::"))) == (
        NOTES,
        "S2",
        "S1",
    )


def test_groups_of_sheets_are_opened_up(lesson):
    assert chosen_sheets(lesson, ["pupil"]) == ("S1",)
    assert chosen_sheets(lesson, ["supported", "S1", "S2", "plan"]) == ("S2", "S1", "plan")
    assert chosen_sheets(lesson, []) == sheet_ids(lesson)


def test_a_sheet_that_does_not_exist_is_a_calm_error(lesson, part_of):
    with pytest.raises(UsageError) as caught:
        part_of(lesson, "S9")
    assert caught.value.code == "U-SHEET"
    assert "plan, notes, S1, S2" in caught.value.next_step


def test_an_item_without_steps_has_no_plan(read_clean, part_of):
    item = read_clean(guide("## Notes\nHello."))
    assert chosen_sheets(item, ["plan"]) == (NOTES,)
    with pytest.raises(UsageError):
        part_of(item, PLAN)


# --- a lesson ------------------------------------------------------------------------------------


def test_the_plan_stands_alone(lesson, part_of):
    part = part_of(lesson, PLAN)
    assert (part.id, part.title_shown, part.level) == ("com-lks2-01/plan", False, 2)
    assert isinstance(part.blocks[0], Banner)
    assert part.blocks[0].facts == (
        "Lower key stage 2",
        "Phase 1: Work in our own class, Exchange of work",
        "30 min",
        "com-lks2-01",
    )
    for words in ("I can add a sound", "pencils (1 each)", "(one for each pupil)", "2. Listen and draw",
                  "Close your mouths", "5 minutes", "one map; a cover note."):  # fmt: skip
        assert words in said(part.blocks)


def test_the_notes_tell_every_fact(lesson, part_of):
    told = said(part_of(lesson, NOTES).blocks)
    assert [words for words in TELLING if words not in told] == []


def test_the_notes_of_a_lesson_stand_in_order(lesson, part_of):
    assert titles(part_of(lesson, NOTES).blocks) == [
        "Key points", "Success criteria", "Before you teach", "Keywords", "Misconceptions and replies", "You need",
        "The lesson", "1. Starter quiz · 10 min · whole class · also in 15",
        "2. Listen and draw · 20 min · pairs · also in 15", "Questions and talk", "Adapt",
        "English as an additional language", "Special educational needs and disabilities", "Stretch", "Repeaters",
        "Mixed age", "Virtual", "Paper only", "Sensory route", "Sheets", "Exchange", "Assessment", "Exit quiz",
        "Home link (optional)", "Curriculum links", "Afterwards", "Sources",
    ]  # fmt: skip


def test_steps_of_the_same_title_keep_their_numbers(read_clean, part_of):
    text = LESSON.replace("Listen and draw", "Starter quiz")
    found = titles(part_of(read_clean(text), NOTES).blocks)
    assert [title[:2] for title in found if "Starter quiz" in title] == ["1.", "2."]


def test_a_sheet_has_its_voice_paper_and_footer(lesson, part_of, vocabulary):
    part = part_of(lesson, "S1")
    assert (part.title, part.paper, part.voice) == ("My map", "A4", "early")
    assert part.footer == "The map of what matters · com-lks2-01 · version 1.0.0 · CC BY 4.0 · S1"


@pytest.mark.parametrize(
    ("audience", "stage", "ages", "voice"),
    [
        ("pupil", "eyfs", (3, 5), "early"),
        ("pupil", "ks3", (11, 14), "pupil"),
        ("teacher", "ks1", (5, 7), "teacher"),
        ("family", "ks1", (5, 7), "family"),
    ],
)
def test_the_voice_of_a_sheet(audience, stage, ages, voice, read_clean, part_of):
    text = guide(f"{SHEET.replace('audience=' + chr(34) + 'pupil', 'audience=' + chr(34) + audience)}\nHello.\n:::")
    text = text.replace('stage = ["lks2"]', f'stage = ["{stage}"]')
    text = text.replace("age_min = 7", f"age_min = {ages[0]}").replace("age_max = 9", f"age_max = {ages[1]}")
    assert part_of(read_clean(text), "S1").voice == voice


def test_stages_choose_the_words_of_a_sheet(read_clean, part_of):
    text = guide(f"{SHEET}\n@variant ks1\nyoung\n@variant lks2\nold\n@variant end\n:::")
    item = read_clean(text.replace('["lks2"]', '["ks1", "lks2"]').replace("age_min = 7", "age_min = 5"))
    assert said(part_of(item, "S1", ["ks1"]).blocks) == "young"
    assert said(part_of(item, "S1", ["lks2", "ks5"]).blocks) == "old"
    both = "For Key stage 1:\nyoung\nFor Lower key stage 2:\nold"
    assert said(part_of(item, "S1", ["ks5"]).blocks) == "old"  # the nearest
    assert said(part_of(item, "S1").blocks) == both


# --- other kinds, and items that lack things -------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "item_id"),
    [
        ("handout", "cpd1-01"),
        ("parent", "fam-01"),
        ("venue-activity", "ven-01"),
        ("check-in", "chk-01"),
        ("action-planner", "act-01"),
        ("celebration", "cel-01"),
        ("guide", "gui-01"),
    ],
)
def test_every_kind_tells_every_fact_once(kind, item_id, read, part_of):
    item, problems = read(as_kind(kind, item_id), f"{item_id}.md")
    assert problems == ()
    told = said(part_of(item, NOTES).blocks)
    assert [words for words in TELLING if words not in told] == []
    headed = titles(part_of(item, NOTES).blocks)
    assert len(headed) == len(set(headed))


@pytest.mark.parametrize("heading", ["Adapt", "Exchange", "Sheets"])
def test_sections_of_other_kinds_take_their_facts_in(heading, read, part_of):
    text = as_kind("celebration", "cel-01").replace("## How it goes", f"## {heading}")
    item, _ = read(text, "cel-01.md")
    headed = titles(part_of(item, NOTES).blocks)
    assert headed.count(heading) == 1
    assert [words for words in TELLING if words not in said(part_of(item, NOTES).blocks)] == []


@pytest.mark.parametrize(("text", "name"), [(GUIDE, "gui-01.md"), (CHECK_IN, "chk-01.md"), (TEMPLATE, "xt-01.md")])
def test_items_that_lack_optional_facts_are_composed(text, name, read, part_of):
    item, _ = read(text, name)
    for sheet_id in sheet_ids(item):
        assert part_of(item, sheet_id).blocks
    notes = part_of(item, NOTES)
    assert isinstance(notes.blocks[0], Banner)
    assert not notes.title_shown


OPTIONAL = ["[[cuts]]", "[[equipment]]", "[contact_conditions]", "[reading_age]", "check_in", "related", "prep_min",
            "home_link", "review_prompts", "sources", "oracy", "theme_also", "settings_suitable", "educational_use",
            "grouping = [", "instead", "quantity", "example", "symbol", "label", "distancing", "signposts", "where",
            "say ="]  # fmt: skip


@pytest.mark.parametrize("fact", OPTIONAL)
def test_a_lesson_that_lacks_one_thing_is_composed(fact, read, part_of):
    text = LESSON.replace('"own-class", "exchange"', '"own-class"')
    if fact.startswith("["):
        start = text.index(fact)
        end = min(text.find(mark, start + 1) % len(text) for mark in ("\n[", "\n+++"))
        text = text[:start] + text[end + 1 :]
    if fact == "[[cuts]]":
        fact = "cut ="
    if not fact.startswith("["):
        text = "\n".join(line for line in text.split("\n") if not line.startswith(fact))
    item, problems = read(text)
    assert problems == ()
    for sheet_id in sheet_ids(item):
        part = part_of(item, sheet_id)
        assert part.blocks
        assert ": ." not in said(part.blocks)
        assert ".." not in said(part.blocks).replace("...", "")


def test_sentences_do_not_end_twice(read_clean, part_of):
    text = LESSON.replace('"a cover note"', '"a cover note."').replace('"guess, see, reply"', '"Guess."')
    text = text.replace('signposts = ["class adult"]', 'signposts = ["Ask an adult!"]')
    for sheet_id in (PLAN, NOTES):
        told = said(part_of(read_clean(text), sheet_id).blocks).replace("...", "")
        assert ".." not in told
        assert "!." not in told


# --- the library -----------------------------------------------------------------------------------


def test_every_part_of_every_shipped_item_is_composed_for_every_stage(shipped, part_of):
    for item in shipped:
        for sheet_id in sheet_ids(item):
            for stages in ((), *((stage,) for stage in item.place.stages)):
                part = part_of(item, sheet_id, stages)
                assert part.blocks, f"{item.id} {sheet_id} {stages}"
                assert part.title
                assert holds_only_blocks(part.blocks)
                assert all(isinstance(block, typing.get_args(Block)) for block in part.blocks)


def test_keys_are_unique_in_every_composed_item(shipped, part_of):
    for item in shipped:
        printed = [name for name in sheet_ids(item) if name in {PLAN, NOTES}]
        keys = [block.key for name in printed for block in part_of(item, name).blocks if block.key]
        assert len(keys) == len(set(keys)), item.id


def test_no_fact_of_a_shipped_item_is_lost(shipped, part_of):
    for item in shipped:
        told = "\n".join(said(part_of(item, name).blocks) for name in sheet_ids(item) if name in {PLAN, NOTES})
        teaching = item.teaching
        facts = [
            item.summary,
            teaching.outcome,
            *teaching.key_points,
            *teaching.success_criteria,
            *(keyword.definition for keyword in teaching.keywords),
            *(misconception.reply for misconception in teaching.misconceptions),
            *(thing.item for thing in teaching.equipment),
            *(stem.text for stem in teaching.stems),
            *(question.question for question in teaching.quiz_start + teaching.quiz_end),
            *(step.say for step in item.timing.steps),
            *(cut.title for cut in item.timing.cuts),
            *item.care.eal.values(),
            *item.care.send.values(),
            *item.care.contact_conditions.values(),
            *(item.exchange.send if item.exchange else ()),
            *item.record.sources,
        ]
        assert [fact for fact in facts if fact not in told] == [], item.id


def test_tables_have_as_many_cells_as_headings(shipped, part_of):
    def tables_in(blocks) -> typing.Iterator[Table]:
        return (block for block in blocks if isinstance(block, Table))

    for item in shipped:
        for sheet_id in sheet_ids(item):
            for table in tables_in(part_of(item, sheet_id).blocks):
                assert {len(row) for row in table.rows} <= {len(table.header)}
                assert len(table.widths) in {0, len(table.header)}


def first_words(text: Text) -> str:
    return plain(text)[:20]


def test_a_lead_paragraph_opens_the_notes(lesson, part_of):
    first = part_of(lesson, NOTES).blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.role, first_words(first.text)) == ("lead", "The class listens an")


def test_curriculum_links_of_the_readers_nation_come_first_and_others_say_where_they_apply(shipped, vocabulary):
    there = replace(vocabulary, nation="scotland")
    for item in shipped.items.values():
        usual, first = tables.curriculum(item, vocabulary), tables.curriculum(item, there)
        assert len(usual) == len(first)
        for before, after in zip(usual, first, strict=True):
            names = [plain(row[0]) for row in after.rows]
            assert sorted(name.replace(" (England)", "") for name in names) == sorted(
                plain(row[0]) for row in before.rows
            )
            elsewhere = ["(England" in name for name in names]
            assert elsewhere == sorted(elsewhere)
