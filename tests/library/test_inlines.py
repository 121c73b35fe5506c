import pytest

from linkwell.domain.document import Field, Gap, Run, Table, Tick, plain
from linkwell.domain.rewrite import texts
from linkwell.library import inlines

FIELDS = {"our.class": None, "date": None}


def read(source: str) -> tuple[tuple, list[tuple[str, int]]]:
    told: list[tuple[str, int]] = []
    found = inlines.read(source, FIELDS, lambda below, code, _what, _mend: told.append((code, below)))
    return found, told


def clean(source: str) -> tuple:
    found, told = read(source)
    assert told == []
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        ("plain words", (Run("plain words"),)),
        ("a **b** c", (Run("a "), Run("b", strong=True), Run(" c"))),
        ("two\nlines", (Run("two lines"),)),
        ("tab\there&#9;and&#10;there", (Run("tab here and there"),)),
        ("5 < 6 & 7", (Run("5 < 6 & 7"),)),
        (r"\[x\] \*", (Run("[x] *"),)),
        ("`[____]`", (Run("[____]"),)),
        ("&amp; &copy;", (Run("& ©"),)),
        ("[____]", (Gap(12.0),)),
        ("[_]", (Gap(12.0),)),
        ("[__________]", (Gap(30.0),)),
        ("[" + "_" * 80 + "]", (Gap(160.0),)),
        ("[____] and [____]", (Gap(12.0), Run(" and "), Gap(12.0))),
        ("[____][____]", (Gap(12.0), Gap(12.0))),
        ("[ ] yes [ ] no", (Tick(), Run(" yes "), Tick(), Run(" no"))),
        ("[ ][ ]", (Tick(), Tick())),
        ("**Name: [____]**", (Run("Name: ", strong=True), Gap(12.0))),
        ("**[ ] yes**", (Tick(), Run(" yes", strong=True))),
        ("{{our.class}}", (Field("our.class"),)),
        ("{{ our.class }}", (Field("our.class"),)),
        ("**{{our.class}}**!", (Field("our.class", strong=True), Run("!"))),
        ("{{date}}{{date}}", (Field("date"), Field("date"))),
        ("[x](https://a.org/b)", (Run("x", href="https://a.org/b"),)),
        ("[**x** y](https://a.org)", (Run("x", strong=True, href="https://a.org"), Run(" y", href="https://a.org"))),
        ("<mailto:a@b.org>", (Run("mailto:a@b.org", href="mailto:a@b.org"),)),
        ("[a](https://a.org) b", (Run("a", href="https://a.org"), Run(" b"))),
        ("snake_case_name", (Run("snake_case_name"),)),
        ("[x] [] [  ]", (Run("[x] [] [  ]"),)),
        ("{one} } {", (Run("{one} } {"),)),
    ],
)
def test_inlines(source, expected):
    assert clean(source) == expected


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("*soft*", "M-ITALIC", "soft"),
        ("_soft_", "M-ITALIC", "soft"),
        ("![a cat](https://a.org/cat.png)", "M-IMAGE", "a cat"),
        ("![a cat](/etc/passwd)", "M-IMAGE", "a cat"),
        ("![a cat](C:/cat.png)", "M-IMAGE", "a cat"),
        ("{{our.clas}}", "M-FIELD", "____"),
        ("{{}}", "M-FIELD", "____"),
        ("{{our.class}", "M-STRAY", "{{our.class}"),
        ("**bold", "M-STRAY", "**bold"),
        ("Name: ______", "M-STRAY", "Name: ______"),
        ("[a](https://a.org and more)", "M-STRAY", "[a](https://a.org and more)"),
        ("[a [____] b](https://a.org)", "M-STRAY", "[a ____ b](https://a.org)"),
        ("<b>x</b>", "M-HTML", "<b>x</b>"),
        ("<script>alert(1)</script>", "M-HTML", "<script>alert(1)</script>"),
        ("<!-- hidden -->", "M-HTML", "<!-- hidden -->"),
        ("a&#12;b", "I-CONTROL", "ab"),
        ("a&#x202E;b", "I-CONTROL", "ab"),
    ],
)
def test_what_cannot_be_printed_is_told_and_its_words_are_kept(source, code, words):
    found, told = read(source)
    assert set(told) == {(code, 0)}
    assert plain(found) == words


@pytest.mark.parametrize(
    "address",
    [
        "http://a.org",
        "file:///etc/passwd",
        "FILE:///c:/x",
        "//host/share/x",
        "\\\\\\\\host\\\\share",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "ms-msdt:/id",
        "search-ms:query=x",
        "vbscript:x",
        "/local/path",
        "notes.docx",
        "C:/x.exe",
        "#here",
        "https:a.org",
        "https://",
        "&#106;avascript:alert(1)",
        "<>",
    ],
)
def test_links_to_anything_but_the_web_and_mail_lose_their_address(address):
    found, told = read(f"[words]({address})")
    assert told == [("M-LINK", 0)]
    assert found == (Run("words"),)


def test_an_automatic_link_to_a_program_loses_its_address():
    found, told = read("<javascript:alert(1)>")
    assert told == [("M-LINK", 0)]
    assert all(inline.href is None for inline in found)


def test_a_fault_is_told_with_the_line_below_the_first():
    assert read("one\n*two*\nthree\n{{four}}")[1] == [("M-ITALIC", 1), ("M-FIELD", 3)]


def test_marks_are_understood_wherever_words_stand(blocks_of_text):
    marks = "[ ] one **[____] two** {{our.class}} three"
    contexts = [
        marks,
        f"### {marks}",
        f"- {marks}",
        f"1. {marks}",
        f"- outer\n  - {marks}",
        f"> {marks}",
        f"> - {marks}",
        f"| {marks} |\n|---|",
        f"| head |\n|---|\n| {marks} |",
    ]
    expected = clean(marks)
    for context in contexts:
        assert expected in list(texts(blocks_of_text(context)))


def test_marks_are_understood_in_every_part_of_a_sheet(blocks_of_sheet):
    marks = "[ ] one **[____] two** {{our.class}} three"
    contexts = [
        marks,
        f"first line\n{marks}",
        f"@write-lines 2 x 10 mm | {marks}",
        f"@draw-box 80 x 60 mm | {marks}",
        f"@draw-boxes 2 x 50 mm | {marks} | b",
        f"@grid 2 rows x 12 mm | a | {marks}",
        f"@checklist | {marks}\n- a",
        f"@checklist | a\n- {marks}",
        f"@cards 2 x 2\n- {marks}",
        f"@badges\n- {marks}",
        f"@scale | {marks} | b",
        f"@symbols | ear: {marks}",
        f"@venn | a | {marks} | c",
        f"@circles | {marks} | b",
        f"@t-chart 90 mm | {marks} | b",
        f"@timeline 4 | {marks} | b",
        f"@speech-bubbles 1 | {marks}",
        f"@cut-line | {marks}",
        f"@sign | {marks}",
    ]
    expected = clean(marks)
    for context in contexts:
        assert expected in list(texts(blocks_of_sheet(context))), context


def test_a_gap_in_a_table_does_not_end_its_cell(blocks_of_text):
    (table,) = blocks_of_text("| I say | You say |\n|---|---|\n| [____] | [ ] yes [____] |")
    assert isinstance(table, Table)
    assert table.rows == (((Gap(12.0),), (Tick(), Run(" yes "), Gap(12.0))),)
