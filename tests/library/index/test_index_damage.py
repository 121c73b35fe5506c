"""The index on disk is never trusted: whatever happens to it, answers stay right and no code in it is run."""

import errno
import hashlib
import json
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_library import found

from linkwell.domain.errors import Cancelled
from linkwell.domain.query import Query
from linkwell.library.index import storage
from linkwell.library.index.search import SearchIndex, open_or_build

ASKED = ("lighthouse", "map", '"left out"', "stage:ks2", "")


class Evil:
    """Unpickling this writes a file."""

    def __init__(self, sentinel: Path) -> None:
        self.sentinel = sentinel

    def __reduce__(self):
        return Path.write_text, (self.sentinel, "code was run")


@pytest.fixture(scope="module")
def right(tiny_index):
    return {text: found(tiny_index, text) for text in ASKED}


@pytest.fixture
def folder(tmp_path, tiny, vocabulary):
    """A folder with a sound index."""
    open_or_build(tmp_path / "index", tiny, vocabulary)
    return tmp_path / "index"


@pytest.fixture
def answers(folder, tiny, vocabulary, right):
    """Checks that the index opens, or is built anew, and answers rightly; tells whether it was built anew."""

    def check() -> bool:
        rebuilt = not SearchIndex(folder, tiny, vocabulary).is_ready
        index = open_or_build(folder, tiny, vocabulary)
        assert index.is_fresh()
        assert {text: found(index, text) for text in ASKED} == right
        return rebuilt

    return check


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file())


def forge(folder: Path, change: Callable[[Path], None]) -> None:
    """Change files and make every checksum fit again, as somebody could who writes in the folder."""
    for file in files(folder):
        if file.name != storage.POINTER:
            change(file)
    pointer = folder / storage.POINTER
    content = json.loads(pointer.read_text())["index"]
    for segment in content["segments"]:
        segment["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in segment["files"]}
    written = json.dumps(content, sort_keys=True, separators=(",", ":"))
    seal = hashlib.sha256(written.encode()).hexdigest()
    pointer.write_text(json.dumps({"sha256": seal, "index": content}))


def test_a_sound_index_is_opened_not_built(answers, folder):
    before = files(folder)
    assert answers() is False
    assert files(folder) == before


def test_every_file_may_be_missing(folder, answers):
    names = [file.name for file in files(folder)]
    for number in range(len(names)):
        files(folder)[number].unlink()
        assert answers() is True


def test_every_file_may_be_cut_short(folder, answers):
    for number in range(len(files(folder))):
        for part in (0, 1, 2):
            file = files(folder)[number]
            data = file.read_bytes()
            file.write_bytes(data[: len(data) * part // 3])
            assert answers() is True or not data


def test_two_hundred_flipped_bits(folder, answers):
    chance = random.Random(7)
    rebuilt = 0
    for _ in range(200):
        file = chance.choice([file for file in files(folder) if file.stat().st_size])
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        rebuilt += answers()
    assert rebuilt == 200


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{}", '{"index": 1, "sha256": ""}', "[" * 100_000, "\x00" * 50, '{"index": {}, "sha256": NaN}'],
)
def test_any_pointer(folder, answers, content):
    (folder / storage.POINTER).write_text(content)
    assert answers() is True


def test_a_foreign_folder_is_left_as_it_is(tmp_path, tiny, vocabulary, right):
    folder = tmp_path / "holiday"
    folder.mkdir()
    for name in ("index.html", "_MAIN_1.toc", "MAIN_abc.seg", "linkwell.txt", "photo.jpg"):
        (folder / name).write_text("mine")
    index = open_or_build(folder, tiny, vocabulary)
    assert found(index, "map") == right["map"]
    assert all((folder / name).read_text() == "mine" for name in ("_MAIN_1.toc", "MAIN_abc.seg", "photo.jpg"))


def test_an_index_of_other_items_is_not_believed(tmp_path, folder, tiny, vocabulary, shipped, answers):
    other = tmp_path / "other"
    open_or_build(other, shipped, vocabulary)
    shutil.rmtree(folder)
    shutil.copytree(other, folder)
    index = SearchIndex(folder, tiny, vocabulary)
    assert not index.is_fresh()
    assert found(index, "") == []
    answers()


def test_an_index_of_another_version_is_dropped(folder, tiny, vocabulary, answers, monkeypatch):
    monkeypatch.setattr(storage.schema, "VERSION", storage.schema.VERSION + 1)
    assert answers() is True


# --- code in pickles ----------------------------------------------------------------------------------


def test_the_evil_pickle_is_evil(tmp_path):
    pickle.loads(pickle.dumps(Evil(tmp_path / "sentinel")))
    assert (tmp_path / "sentinel").exists()


@pytest.mark.parametrize("suffix", [".trm", ".pst", ".id.col", "._stored.col"])
def test_whole_files_of_evil_pickle_run_nothing(tmp_path, folder, answers, suffix):
    sentinel = tmp_path / "sentinel"

    def replace(file: Path) -> None:
        if file.name.endswith(suffix):
            file.write_bytes(pickle.dumps(Evil(sentinel), 2) * 50)

    forge(folder, replace)
    answers()
    assert not sentinel.exists()


def test_evil_pickle_in_the_table_of_terms_runs_nothing(tmp_path, folder, answers):
    """Whoosh unpickles it when the file is opened."""
    sentinel = tmp_path / "sentinel"
    evil = pickle.dumps(Evil(sentinel), 2)

    def put_in(file: Path) -> None:
        if file.suffix == ".trm":
            data = file.read_bytes()
            at = data.index(b"fieldmap") - 20
            start = data.rindex(b"\x80", 0, at + 20)
            file.write_bytes(data[:start] + evil + data[start + len(evil) :])

    forge(folder, put_in)
    assert answers() is True
    assert not sentinel.exists()


def test_evil_pickle_in_every_list_of_postings_runs_nothing(tmp_path, folder, tiny, vocabulary, answers):
    """Whoosh unpickles those when a word is looked up; then the index gives up and titles are scanned."""
    sentinel = tmp_path / "sentinel"
    evil = pickle.dumps(Evil(sentinel), 2)

    def put_in(file: Path) -> None:
        if file.suffix == ".pst":
            data = file.read_bytes()
            lists = data.split(b"W3Bl")[1:]
            file.write_bytes(
                b"".join(b"W3Bl" + one[:4] + evil.ljust(len(one) - 4, b".")[: len(one) - 4] for one in lists)
            )

    forge(folder, put_in)
    index = SearchIndex(folder, tiny, vocabulary)
    result = index.search(Query("map"))
    assert {hit.id for hit in result.hits} == {"com-ks1-01", "com-lks2-01"}
    assert answers() is True
    assert not sentinel.exists()


def test_an_index_that_fails_while_answering_is_given_up(folder, tiny, vocabulary, answers, monkeypatch):
    index = SearchIndex(folder, tiny, vocabulary)

    def fail(*_: object) -> None:
        raise RuntimeError("damaged")

    monkeypatch.setattr("linkwell.library.index.segments.OpenSegment.postings", fail)
    result = index.search(Query("map"))
    assert result.partial
    assert not index.is_ready
    assert index.complete("ma") == ()
    monkeypatch.undo()
    assert answers() is True
    index.update(tiny)
    assert not index.search(Query("map")).partial


# --- places that cannot be written to -----------------------------------------------------------------


def test_where_there_can_be_no_folder_the_index_lives_in_memory(tmp_path, tiny, vocabulary, right):
    (tmp_path / "file").write_text("in the way")
    index = open_or_build(tmp_path / "file" / "index", tiny, vocabulary)
    assert index.is_fresh()
    assert not index.is_kept
    assert {text: found(index, text) for text in ASKED} == right


@pytest.mark.parametrize("method", ["mkdir", "write_bytes", "write_text", "replace"])
@pytest.mark.parametrize("nth", [0, 1, 3])
def test_a_full_or_read_only_disk(folder, tiny, vocabulary, right, monkeypatch, method, nth):
    """The index answers from memory; the one on disk is as sound as it was."""
    index = SearchIndex(folder, tiny, vocabulary)
    calls = []
    working = getattr(Path, method)

    def failing(*given: object, **named: object) -> object:
        calls.append(method)
        if len(calls) > nth:
            raise OSError(errno.ENOSPC, "No space left on device")
        return working(*given, **named)

    monkeypatch.setattr(Path, method, failing)
    index.build()
    assert index.is_kept == (len(calls) <= nth)
    assert {text: found(index, text) for text in ASKED} == right
    monkeypatch.undo()
    assert SearchIndex(folder, tiny, vocabulary).is_fresh()


def test_nothing_temporary_is_left_behind(folder, tiny, vocabulary):
    (folder / "linkwell_abcdefgh12345678.trm").write_text("left by a crash")
    (folder / "index.json.123.tmp").write_text("left by a crash")
    index = SearchIndex(folder, tiny, vocabulary)
    index.build()
    names = [file.name for file in files(folder)]
    assert "linkwell_abcdefgh12345678.trm" not in names
    assert "index.json.123.tmp" not in names
    assert len({name.split(".")[0] for name in names}) == 2  # the pointer and one segment


# --- interruption -------------------------------------------------------------------------------------


def test_an_interrupted_build_leaves_the_index_that_was(folder, tiny, vocabulary, right):
    index = SearchIndex(folder, tiny, vocabulary)
    before = {file.name: file.read_bytes() for file in files(folder)}
    steps: list[str] = []
    index.build(lambda fraction, message: steps.append(message))
    for stop in range(len(steps)):
        index = SearchIndex(folder, tiny, vocabulary)
        seen: list[str] = []

        def cancel(fraction: float, message: str, stop: int = stop, seen: list[str] = seen) -> None:
            seen.append(message)
            if len(seen) > stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            index.build(cancel)
        assert {text: found(index, text) for text in ASKED} == right
        assert SearchIndex(folder, tiny, vocabulary).is_fresh()
    assert before.keys() != {file.name for file in files(folder)}


def test_progress_rises_from_nothing_to_all(tmp_path, tiny, vocabulary):
    fractions: list[float] = []
    open_or_build(tmp_path, tiny, vocabulary, lambda fraction, message: fractions.append(fraction))
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
