import typing

import pytest

from linkwell.domain import document
from linkwell.domain.document import (
    Banner,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    CutLine,
    Diagram,
    DrawBoxes,
    Form,
    FormRow,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Slot,
    Symbol,
    Symbols,
    Table,
    Variant,
    WriteLines,
    YearStrip,
    plain,
    words,
)
from linkwell.domain.rewrite import choose_variants, rewrite, texts

SUN = Symbol("sun", "the sun")
A, B, C = words("a"), words("b"), words("c")
INNER = Paragraph(A, key="inner")
KS2 = frozenset({"lks2", "uks2"})

ONE_OF_EACH = {
    Heading: (Heading(2, A), "a"),
    Paragraph: (Paragraph(A), "a"),
    ListBlock: (ListBlock(((Paragraph(A), ListBlock(((Paragraph(B),),))), (Paragraph(C),))), "abc"),
    Table: (Table((A, B), ((C, ()),)), "abc"),
    Callout: (Callout("say", "Say", (Paragraph(A),)), "a"),
    WriteLines: (WriteLines(2, 8.0, A), "a"),
    DrawBoxes: (DrawBoxes((A, B), 50.0), "ab"),
    Checklist: (Checklist(A, (B, C)), "abc"),
    Cards: (Cards(2, 2, (A, B), backs=(C, ())), "abc"),
    Symbols: (Symbols(((SUN, A), (SUN, B))), "ab"),
    Diagram: (Diagram("venn", (A, B, C), "alt"), "abc"),
    Columns: (Columns((A, B), 90.0), "ab"),
    CutLine: (CutLine(A), "a"),
    Signatures: (Signatures((A, B)), "ab"),
    Form: (Form((1.0, 2.0), (FormRow((Slot(A), Slot(B))), FormRow((Slot(C, 2),)))), "abc"),
    PageBreak: (PageBreak(), ""),
    Banner: (Banner("t", SUN, "#000000", "#ffffff"), ""),
    YearStrip: (YearStrip(("one",), frozenset({0})), ""),
    Contents: (Contents(()), ""),
    Variant: (Variant(KS2, (Paragraph(A),)), "a"),
}


def test_there_is_an_example_of_every_block():
    assert set(ONE_OF_EACH) == set(typing.get_args(document.Block))


@pytest.mark.parametrize("kind", ONE_OF_EACH, ids=lambda kind: kind.__name__)
def test_all_words_of_a_block_are_found_and_changed_in_reading_order(kind):
    block, expected = ONE_OF_EACH[kind]
    assert "".join(plain(text) for text in texts([block])) == expected
    (changed,) = rewrite([block], lambda text: words(plain(text).upper()))
    assert type(changed) is kind
    assert "".join(plain(text) for text in texts([changed])) == expected.upper()
    assert rewrite([changed], lambda text: words(plain(text).lower())) == (block,)


def test_variants_are_opened_for_their_stages_and_dropped_for_others():
    blocks = (Paragraph(A), Variant(KS2, (Paragraph(B),)), Variant(frozenset({"ks3"}), (Paragraph(C),)))
    assert choose_variants(blocks, frozenset({"uks2"})) == (Paragraph(A), Paragraph(B))
    assert choose_variants(blocks, frozenset({"lks2", "ks3"})) == (Paragraph(A), Paragraph(B), Paragraph(C))
    assert choose_variants(blocks, frozenset()) == (Paragraph(A),)


def test_variants_are_found_inside_other_blocks():
    variant = Variant(KS2, (Variant(frozenset({"lks2"}), (INNER,)),))
    blocks = (Callout("note", "", (variant,)), ListBlock(((variant,), (INNER, variant))))
    assert choose_variants(blocks, frozenset({"lks2"})) == (
        Callout("note", "", (INNER,)),
        ListBlock(((INNER,), (INNER, INNER))),
    )
    assert choose_variants(blocks, frozenset({"ks4"})) == (Callout("note", "", ()), ListBlock(((INNER,),)))


def test_a_list_with_nothing_left_goes_with_its_variant():
    assert choose_variants((ListBlock(((Variant(KS2, (INNER,)),),)),), frozenset({"ks4"})) == ()
