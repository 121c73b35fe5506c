import pytest

from item_text import GUIDE, SHEET, guide, line_of, sheet
from linkwell.domain.document import (
    Callout,
    Cards,
    Checklist,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    Variant,
    WriteLines,
    plain,
    words,
)
from linkwell.library.body import slug


def kinds(blocks) -> list[type]:
    return [type(block) for block in blocks]


def all_keys(blocks) -> list[str]:
    found = []
    for block in blocks:
        found.append(block.key)
        inner = block.entries if isinstance(block, ListBlock) else (getattr(block, "blocks", ()),)
        for blocks_inside in inner:
            found += all_keys(blocks_inside)
    return found


def keys_of(item) -> list[str]:
    holders = (*item.sections, *item.sheets)
    return [key for holder in holders for key in all_keys(holder.blocks)]


# --- sections ------------------------------------------------------------------------------------


def test_headings_of_level_two_start_sections(read_clean):
    item = read_clean(guide("Before.\n\n## One\nA.\n\n### Part\nB.\n\n## Two"))
    assert [(section.title, section.slug, kinds(section.blocks)) for section in item.sections] == [
        ("", "text", [Paragraph]),
        ("One", "one", [Paragraph, Heading, Paragraph]),
        ("Two", "two", []),
    ]


@pytest.mark.parametrize("titles", [["Notes", "Notes", "Notes"], ["Notes", "Notes 2", "Notes"], ["Text", "???", "!"]])
def test_sections_of_the_same_name_keep_their_keys_apart(titles, read_clean):
    item = read_clean(guide("x\n\n" + "\n\n".join(f"## {title}\n\na\n\n- b" for title in titles)))
    slugs = [section.slug for section in item.sections]
    assert len(set(slugs)) == len(slugs)
    keys = keys_of(item)
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_keys_do_not_depend_on_what_stands_in_other_sections(read_clean):
    before = read_clean(guide("## One\na\n\n## Two\nb\n\nc"))
    after = read_clean(guide("## One\na\n\n- more\n- more\n\n## Two\nb\n\nc"))
    assert before.sections[1] == after.sections[1]
    assert keys_of(before) == ["one.1", "two.1", "two.2"]


def test_keys_of_shipped_items_are_unique(shipped):
    for item in shipped:
        keys = keys_of(item)
        assert all(keys)
        assert len(set(keys)) == len(keys), item.id


def test_a_slug_is_lower_case_words_with_hyphens():
    assert [slug("Say this, not that!"), slug("Étape 2"), slug("…")] == ["say-this-not-that", "tape-2", "text"]


# --- blocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kind", "label"),
    [
        ('> **Say:** "Hello."', "say", "Say"),
        ('> **ASK:** "Hello."', "ask", "ASK"),
        ("> **Listen for:** quiet", "listen", "Listen for"),
        ("> **Safe practice:** wait", "safe", "Safe practice"),
        ("> **Watch for:** tears", "watch", "Watch for"),
        ("> **Note:** more", "note", "Note"),
        ("> **Remember:** more", "note", "Remember"),
        ("> just words", "note", ""),
        ("> **just bold**", "note", ""),
    ],
)
def test_a_quotation_becomes_a_callout(written, kind, label, blocks_of_text):
    (callout,) = blocks_of_text(written)
    assert (callout.kind, callout.label) == (kind, label)
    assert not plain(callout.blocks[0].text).startswith((" ", label or " "))


def test_the_label_of_a_callout_may_stand_alone(blocks_of_text, blocks_of_sheet):
    (above_list,) = blocks_of_text("> **Say:**\n>\n> - one")
    (in_sheet,) = blocks_of_sheet("> **Say:**\n> one\n> two")
    assert (above_list.label, kinds(above_list.blocks)) == ("Say", [ListBlock])
    assert [plain(block.text) for block in in_sheet.blocks] == ["one", "two"]


def test_numbered_lists_keep_their_first_number(blocks_of_text):
    (numbered,) = blocks_of_text("3. three\n4. four")
    assert (numbered.ordered, numbered.start, len(numbered.entries)) == (True, 3, 2)


@pytest.mark.parametrize(("written", "start"), [("0. a", 1), ("999999999. a", 999)])
def test_strange_first_numbers_are_tamed(written, start, blocks_of_text):
    assert blocks_of_text(written)[0].start == start


def test_list_entries_without_words_are_left_out(blocks_of_text):
    (found,) = blocks_of_text("- one\n-\n- two")
    assert len(found.entries) == 2


def test_lists_may_hold_lists_and_paragraphs(blocks_of_text):
    (outer,) = blocks_of_text("- one\n\n  more\n  - inner\n- two")
    assert [kinds(entry) for entry in outer.entries] == [[Paragraph, Paragraph, ListBlock], [Paragraph]]


def test_short_rows_of_a_table_are_filled_up(blocks_of_text):
    (table,) = blocks_of_text("| a | b |\n|---|---|\n| 1 |\n| 2 | 3 |")
    assert table.rows == ((words("1"), ()), (words("2"), words("3")))


def test_an_escaped_bar_stays_in_its_cell(blocks_of_text):
    (table,) = blocks_of_text("| a |\n|---|\n| 1 \\| 2 |")
    assert table.rows == ((words("1 | 2"),),)


def test_a_table_of_two_hundred_rows_is_too_long(faults_of):
    text = guide("## A\n\n| a |\n|---|\n" + "| 1 |\n" * 200)
    assert [(code, line) for code, line, _ in faults_of(text)] == [("M-TABLE", line_of(text, "| a |"))]


def test_words_that_look_like_a_link_definition_are_printed(blocks_of_text):
    assert [plain(block.text) for block in blocks_of_text("[Name]: ann")] == ["[Name]: ann"]


def test_underlined_words_are_no_heading(faults_of):
    text = guide("## A\n\nWords\n---")
    assert [(code, line) for code, line, _ in faults_of(text)] == [("M-RULE", line_of(text, "Words") + 1)]


# --- sheets --------------------------------------------------------------------------------------


def test_a_sheet_prints_one_line_for_each_line_written(blocks_of_sheet):
    found = blocks_of_sheet("one\ntwo  \nthree\\\n\nfour\n- five")
    assert [plain(block.text) for block in found[:4]] == ["one", "two", "three", "four"]
    assert kinds(found) == [Paragraph] * 4 + [ListBlock]


def test_outside_sheets_lines_of_a_paragraph_flow(blocks_of_text):
    assert [plain(block.text) for block in blocks_of_text("one\ntwo\n\nthree")] == ["one two", "three"]


def test_a_part_ends_the_paragraph_list_or_table_before_it(blocks_of_sheet):
    found = blocks_of_sheet(
        "words\n@write-lines 1 x 10 mm\n- entry\n@write-lines 1 x 10 mm\n| a |\n|---|\n| 1 |\n@write-lines 1 x 10 mm\n"
        "> said\n@write-lines 1 x 10 mm\nwords"
    )
    lines = WriteLines
    assert kinds(found) == [Paragraph, lines, ListBlock, lines, Table, lines, Callout, lines, Paragraph]
    assert found[4].rows == ((words("1"),),)


def test_a_part_may_stand_in_a_list(blocks_of_sheet):
    (found,) = blocks_of_sheet("1. Draw it.\n   @draw-box 80 x 60 mm\n2. Name it.\n   @write-lines 1 x 10 mm")
    assert [len(entry) for entry in found.entries] == [2, 2]


def test_headings_in_a_sheet_stand_below_its_title(blocks_of_sheet):
    assert [block.level for block in blocks_of_sheet("### A\n#### B")] == [2, 3]


def test_blocks_after_a_sheet_go_on_numbering(read_clean):
    item = read_clean(guide(f"## Sheets\na\n\n{SHEET}\nb\n\nc\n:::\n\nd"))
    assert keys_of(item) == ["sheets.1", "sheets.2", "S1.1", "S1.2"]


def test_longer_fences_and_no_space_are_understood(read_clean):
    assert len(read_clean(guide(f"{SHEET.replace('::: ', ':::::')}\na\n:::")).sheets) == 1


def test_a_sheet_inside_another_ends_it_and_both_are_read(read):
    text = guide(f"{SHEET}\na\n{SHEET.replace('S1', 'S2')}\nb\n:::\nafter")
    _, problems = read(text)
    assert [(problem.code, problem.line) for problem in problems] == [("M-SHEET", line_of(text, 'id="S2"'))]


def test_a_sheet_without_end_is_told_at_its_start(faults_of):
    text = guide(f"{SHEET}\na\n")
    assert [(code, line) for code, line, _ in faults_of(text)] == [("M-SHEET", line_of(text, ":::"))]


def test_a_fault_in_a_sheet_is_told_at_its_own_line(faults_of):
    text = sheet("one\ntwo\n*three*\n\n- four\n- {{five}}\n\n| six |\n|---|\n| [x](y) |\n@sign | <b>x</b>")
    assert [(code, line) for code, line, _ in faults_of(text)] == [
        ("M-ITALIC", line_of(text, "*three*")),
        ("M-FIELD", line_of(text, "{{five}}")),
        ("M-LINK", line_of(text, "[x](y)")),
        ("M-HTML", line_of(text, "<b>")),
    ]


# --- variants ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "stages"),
    [
        ("lks2", {"lks2"}),
        ("lks2 uks2", {"lks2", "uks2"}),
        ("lks2, uks2", {"lks2", "uks2"}),
        ("KS2", {"lks2", "uks2"}),
        ("primary", {"eyfs", "ks1", "lks2", "uks2"}),
        ("eyfs ks2", {"eyfs", "lks2", "uks2"}),
        ("all", {"eyfs", "ks1", "lks2", "uks2", "ks3", "ks4", "ks5"}),
    ],
)
def test_variants_name_stages_or_groups(written, stages, blocks_of_sheet):
    (variant,) = blocks_of_sheet(f"@variant {written}\nwords\n@variant end")
    assert (variant.stages, kinds(variant.blocks)) == (frozenset(stages), [Paragraph])


def test_a_variant_holds_every_kind_of_block_up_to_its_end(blocks_of_sheet):
    found = blocks_of_sheet(
        "before\n@variant lks2\nwords\n- list\n@variant end\n@variant ks2\n@cards 2 x 2\n- card\n@variant end\nafter"
    )
    assert kinds(found) == [Paragraph, Variant, Variant, Paragraph]
    assert [kinds(variant.blocks) for variant in found[1:3]] == [[Paragraph, ListBlock], [Cards]]
    assert plain(found[2].blocks[0].entries[0]) == "card"


def test_the_next_variant_ends_the_one_before(blocks_of_sheet):
    assert kinds(blocks_of_sheet("@variant lks2\na\n@variant ks2\nb\n@variant end")) == [Variant, Variant]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("@variant\nx\n@variant end", "@variant\n"),
        ("@variant ks9\nx\n@variant end", "@variant ks9"),
        ("@variant lks2 ks9\nx\n@variant end", "@variant lks2 ks9"),
        ("@variant end", "@variant end"),
        ("@variant lks2\nx", "@variant lks2"),
        ("@variant lks2\nx\n@variant ks2\ny", "@variant ks2"),
        ("@variant end lks2\nx\n@variant end", "@variant end lks2"),
    ],
)
def test_a_variant_written_badly_is_told_at_its_line(written, wrong, faults_of):
    text = sheet(f"Hello.\n{written}")
    assert [(code, line) for code, line, _ in faults_of(text)] == [("W-VARIANT", line_of(text, wrong))]


def test_a_checklist_inside_a_variant_takes_its_list(blocks_of_sheet):
    (variant,) = blocks_of_sheet("@variant lks2\n@checklist | Safe?\n- one\n- two\n@variant end")
    assert variant.blocks == (Checklist(words("Safe?"), (words("one"), words("two")), "S1.1"),)


def test_nothing_but_facts_is_an_item_without_sections(read_clean):
    assert read_clean(GUIDE).sections == ()
