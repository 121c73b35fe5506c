"""The index on disk: files that never change, and `index.json`, which says which of them count.

Files are written first and `index.json` is replaced last, in one step; so an interrupted or failed save leaves the
index that was there. Every file is named with its SHA-256 in `index.json`, and that with its own, so nothing needs to
be synced: what a power cut tore is found out on opening. The index is read whole into memory, checked and used from
there; afterwards no file stays open, and nobody can change what was checked.
"""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh import versionstring

from linkwell.library.index import schema
from linkwell.library.index.segments import SegmentFiles

POINTER = "index.json"
_POINTER_LIMIT = 64 * 1024 * 1024
_SEGMENT = re.compile(rf"{schema.INDEX_NAME}_[0-9a-z]{{1,32}}")
_OURS = re.compile(rf"{_SEGMENT.pattern}\.[a-z._]{{1,20}}|{re.escape(POINTER)}\.[0-9]+\.tmp")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made from. `made_for` covers the format, the version of Whoosh and the word lists."""

    made_for: str
    library: str


class Unusable(Exception):  # noqa: N818 - it means “build anew”, and never reaches a user
    """The index on disk is missing, damaged, somebody else's or made for another version."""


def made_for(vocabulary_digest: str) -> str:
    """The stamp of an index that this program can use with these word lists."""
    return f"{schema.VERSION}/{versionstring()}/{vocabulary_digest}"


def save(folder: Path, stamp: Stamp, segments: Sequence[SegmentFiles]) -> None:
    """Write what is not there yet and make it count. Raises `OSError`; then what counted before still does."""
    folder.mkdir(parents=True, exist_ok=True)
    described = [_describe(segment) for segment in segments]
    for segment in segments:
        for name, data in segment.files.items():
            file = folder / name
            if not file.exists() or file.stat().st_size != len(data):
                file.write_bytes(data)
    content = {
        "made_for": stamp.made_for,
        "library": stamp.library,
        "count": sum(segment.count for segment in segments),
        "segments": described,
    }
    temporary = folder / f"{POINTER}.{os.getpid()}.tmp"
    try:
        temporary.write_text(json.dumps({"sha256": _seal(content), "index": content}), encoding="utf-8")
        temporary.replace(folder / POINTER)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sweep(folder, {name for segment in segments for name in segment.files})


def read(folder: Path, wanted: str) -> tuple[Stamp, tuple[SegmentFiles, ...]]:
    """The index in that folder, every byte checked. Raises `Unusable` for whatever is wrong with it."""
    try:
        with (folder / POINTER).open("rb") as opened:
            data = opened.read(_POINTER_LIMIT)
        sealed = json.loads(data)
        content = sealed["index"]
        if sealed["sha256"] != _seal(content) or content["made_for"] != wanted:
            raise Unusable("it was made for another version, or damaged")
        segments = tuple(_read_segment(folder, described) for described in content["segments"])
        return Stamp(str(content["made_for"]), str(content["library"])), segments
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise Unusable(str(fault)) from fault


def drop(folder: Path) -> None:
    """Make the index on disk count no longer. What cannot be deleted is left; it will not be believed."""
    with contextlib.suppress(OSError):
        (folder / POINTER).unlink(missing_ok=True)
        _sweep(folder, set())


def _describe(segment: SegmentFiles) -> dict[str, object]:
    return {"name": segment.name, "count": segment.count, "files": dict(segment.digests)}


def _read_segment(folder: Path, described: Mapping[str, Any]) -> SegmentFiles:
    name, count = described["name"], described["count"]
    if not _SEGMENT.fullmatch(name) or not isinstance(count, int):
        raise ValueError("a segment is not as it should be")
    digests: dict[str, str] = dict(described["files"])
    files: dict[str, bytes] = {}
    for file, digest in digests.items():
        if not _OURS.fullmatch(file) or not file.startswith(f"{name}."):
            raise ValueError("a file has a strange name")
        files[file] = (folder / file).read_bytes()
        if hashlib.sha256(files[file]).hexdigest() != digest:
            raise ValueError(f"{file} is damaged")
    return SegmentFiles(name, count, files, digests)


def _seal(content: object) -> str:
    written = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _sweep(folder: Path, kept: set[str]) -> None:
    """Delete files of ours that no longer count; nothing else that may stand in the folder."""
    for file in folder.iterdir():
        if _OURS.fullmatch(file.name) and file.name not in kept:
            with contextlib.suppress(OSError):
                file.unlink()
