"""Whatever somebody types into whatever block: a page is made, and nothing stands beyond its edge."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwell.domain.document import (
    PAPER_MM,
    Banner,
    Block,
    Callout,
    Cards,
    Checklist,
    Columns,
    Contents,
    ContentsEntry,
    CutLine,
    Diagram,
    Document,
    DrawBoxes,
    Field,
    Gap,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Run,
    Signatures,
    Symbol,
    Symbols,
    Table,
    Tick,
    WriteLines,
    YearStrip,
)
from linkwell.domain.progress import silent
from linkwell.render.pdf.layout import lay_out
from render.gallery import VOICES
from render.pdf.reading import SYMBOLS, build, opened, standard
from render.pdf.rules import check

_any = st.text(max_size=60)
_inline = st.one_of(
    st.builds(Run, _any, strong=st.booleans(), href=st.one_of(st.none(), _any)),
    st.builds(Gap, st.floats(0, 300), _any),
    st.just(Tick()),
    st.builds(Field, _any),
)
_text = st.lists(_inline, max_size=4).map(tuple)
_texts = st.lists(_text, min_size=1, max_size=4).map(tuple)
_paragraph = st.builds(Paragraph, _text, st.sampled_from(["body", "lead", "small", "prompt", "centred"]))
_symbol = st.builds(Symbol, st.one_of(_any, st.just("ear")), _any)
_inner = st.lists(_paragraph, max_size=3).map(tuple)
_kinds = st.sampled_from(["venn", "circles", "timeline", "scale", "speech-bubbles"])
_blocks = st.one_of(
    _paragraph,
    st.builds(Heading, st.integers(-1, 9), _text),
    st.builds(ListBlock, st.lists(_inner, max_size=3).map(tuple), st.booleans(), st.integers(0, 999)),
    st.builds(Table, _texts, st.lists(_texts, max_size=3).map(tuple), st.just(()), st.floats(0, 400)),
    st.builds(Callout, st.sampled_from(["say", "ask", "listen", "safe", "watch", "note"]), _any, _inner),
    st.builds(WriteLines, st.integers(0, 5), st.floats(0, 400), _text),
    st.builds(DrawBoxes, _texts, st.floats(0, 900), st.floats(0, 900)),
    st.builds(Checklist, _text, _texts),
    st.builds(Cards, st.integers(1, 8), st.integers(1, 8), _texts, st.floats(0, 300), st.floats(0, 400), st.booleans()),
    st.builds(Symbols, st.lists(st.tuples(_symbol, _text), max_size=4).map(tuple)),
    st.builds(Diagram, _kinds, _texts, _any, st.integers(0, 9)),
    st.builds(Columns, _texts, st.floats(0, 900)),
    st.builds(CutLine, _text),
    st.builds(Signatures, _texts),
    st.builds(Banner, _any, _symbol, _any, _any, _any, st.lists(_any, max_size=3).map(tuple), st.integers(1, 2)),
    st.builds(YearStrip, st.lists(_any, max_size=12).map(tuple), st.frozensets(st.integers(0, 12))),
    st.builds(Contents, st.lists(st.builds(ContentsEntry, _any, _any, _any, st.integers(0, 5)), max_size=3).map(tuple)),
)


@given(
    st.lists(_blocks, max_size=4).map(tuple),
    _any,
    st.sampled_from(VOICES),
    st.sampled_from(sorted(PAPER_MM)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_text_in_any_block_builds_and_is_tagged(
    blocks: tuple[Block, ...], words_: str, voice: str, paper: str
) -> None:
    part = Part(words_, words_, blocks, voice, paper, footer=words_)
    made = Document(words_, (part, part), words_, subject=words_, keywords=(words_,), creator=words_)
    data = build(made)
    for laid in lay_out(made, standard(), SYMBOLS, silent).parts:
        margins = laid.look.margins
        room = laid.height - margins.top - margins.bottom
        assert all(page.bare or page.filled <= room + 0.1 for page in laid.pages)
    with opened(data) as pdf:
        assert len(pdf.pages) >= 2
        # A word that is wider than its line is parted between two letters, so it may well be joined.
        assert [fault for fault in check(pdf) if not fault.startswith("words are not joined")] == []
