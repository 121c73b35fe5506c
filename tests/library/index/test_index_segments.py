"""What is written is Whoosh's own format: Whoosh reads it just as we do."""

import pytest
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import SegmentReader

from linkwell.library.index import schema, segments, synonyms
from linkwell.library.index.documents import DocumentMaker


@pytest.fixture(scope="module")
def written(tiny, vocabulary):
    maker = DocumentMaker(vocabulary, synonyms.of(vocabulary))
    return segments.write([maker.make(item) for item in tiny])


def test_whoosh_reads_the_same_postings(written):
    storage = RamStorage()
    storage.files.update(written.files)
    name = written.name.removeprefix(f"{schema.INDEX_NAME}_")
    reader = SegmentReader(storage, schema.schema(), W3Segment(W3Codec(), schema.INDEX_NAME, written.count, name))
    ours = segments.OpenSegment(written)
    compared = 0
    for field, term in list(reader.all_terms()):
        matcher, ids, weights = reader.postings(field, term), [], []
        while matcher.is_active():
            ids.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
        assert ours.postings(field, term.decode()) == (ids, pytest.approx(weights))
        assert reader.doc_frequency(field, term) == len(ids) == ours.frequency(field, term.decode())
        compared += 1
    assert compared > 300


def test_documents_are_kept_with_their_items(written, tiny):
    opened = segments.OpenSegment(written)
    assert opened.items == tuple((item.id, item.digest) for item in tiny)
    assert "The lighthouse blinks." in opened.shown(list(tiny.items).index("com-lks2-01"))


def test_a_term_that_is_not_there(written):
    opened = segments.OpenSegment(written)
    assert opened.postings(schema.BODY, "zebra") == ([], [])
    assert opened.postings(schema.BODY, "") == ([], [])
    assert opened.facet("theme", "zebra") == 0


def test_a_segment_may_be_empty():
    opened = segments.OpenSegment(segments.write([]))
    assert opened.items == ()
    assert opened.lexicon(schema.EXACT) == []
