"""Whoosh reads plain values from a pickle and nothing that has a name."""

import io
import pickle
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path

import pytest
import whoosh.columns
import whoosh.fields
import whoosh.index
import whoosh.legacy
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec import whoosh3
from whoosh.filedb import structfile
from whoosh.filedb.filestore import RamStorage

from linkwell.library.index import safe_pickle

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


class Evil:
    def __init__(self, sentinel: Path) -> None:
        self.sentinel = sentinel

    def __reduce__(self):
        return Path.write_text, (self.sentinel, "code was run")


@given(PLAIN)
def test_plain_values_pass(value):
    data = pickle.dumps(value)
    assert safe_pickle.loads(data) == value
    assert safe_pickle.load(io.BytesIO(data)) == value


@pytest.mark.parametrize("value", [OrderedDict(), {1}.__class__, len, Path("x"), object(), print])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_whatever_has_a_name_is_refused(value, protocol):
    with pytest.raises(pickle.UnpicklingError, match="blocked"):
        safe_pickle.loads(pickle.dumps(value, protocol))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_door_of_whoosh_is_shut(tmp_path, protocol):
    sentinel = tmp_path / "sentinel"
    evil = pickle.dumps(Evil(sentinel), protocol)
    doors = (
        lambda: whoosh3.loads(evil),
        lambda: whoosh.columns.loads(evil),
        lambda: whoosh.index.pickle.loads(evil),
        lambda: structfile.load_pickle(io.BytesIO(evil)),
        lambda: structfile.StructFile(io.BytesIO(evil)).read_pickle(),
        lambda: structfile.BufferFile(evil).read_pickle(),
        lambda: whoosh.legacy.RenamingUnpickler(io.BytesIO(evil), {}).load(),
    )
    for door in doors:
        with pytest.raises(pickle.UnpicklingError):
            door()
    assert not sentinel.exists()


def test_whooshs_own_way_to_open_an_index_runs_nothing(tmp_path):
    sentinel = tmp_path / "sentinel"
    schema = whoosh.fields.Schema(title=whoosh.fields.TEXT)
    storage = RamStorage()
    storage.create_index(schema)
    (table,) = [name for name in storage.files if name.endswith(".toc")]
    whole = bytes(storage.files[table])
    storage.files[table] = whole[: whole.rindex(b"\x80")] + pickle.dumps(Evil(sentinel))
    for known in (None, schema):
        with pytest.raises(pickle.UnpicklingError):
            storage.open_index(schema=known)
    assert not sentinel.exists()


def test_other_programs_may_unpickle_as_before():
    assert pickle.loads(pickle.dumps(OrderedDict(a=1))) == OrderedDict(a=1)


def test_importing_the_search_does_not_bring_asyncio(tmp_path):
    code = "import sys; import linkwell.library.index.search; sys.exit('asyncio' in sys.modules)"
    app = Path(safe_pickle.__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=app, check=False, timeout=60)
    assert done.returncode == 0
