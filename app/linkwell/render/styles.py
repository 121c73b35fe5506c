"""Reads the ways to print from `packs/styles/*.toml` and checks them strictly.

A style file is data that a school may write itself, so every fault names the file and the key. This file
knows nothing of what a renderer makes of a style.
"""

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from linkwell.domain.document import PaperName, Voice
from linkwell.domain.errors import ContentError
from linkwell.domain.style import Style, Typeface

_OPTIONAL_KEYS = ("paper", "letter_space", "word_space")
_TOP_KEYS = ("title", "colour", "tint", "paragraph_gap_pt", "small_pt", "margins", "voices", *_OPTIONAL_KEYS)
_PAPERS: tuple[PaperName, ...] = ("A4", "A5")
_MARGIN_KEYS = ("top", "bottom", "left", "right")
_VOICE_KEYS = ("text", "heading", "size", "leading", "headings")
_VOICES: tuple[Voice, ...] = get_args(Voice)
_LARGEST_BYTES = 64 * 1024
_MODEL = "packs/styles/standard.toml"


def available(folder: Path) -> tuple[Style, ...]:
    """Every style in a folder, `standard` first and the others by title. Raises `ContentError` P-STYLE."""
    styles = [load(file) for file in folder.glob("*.toml")]
    return tuple(sorted(styles, key=lambda style: (style.id != "standard", style.title, style.id)))


def load(file: Path) -> Style:
    """One style; its id is the file's name. Raises `ContentError` P-STYLE naming the file and the key."""
    top = _Table(file.name, "", _read(file))
    top.only(_TOP_KEYS)
    margins = top.table("margins")
    margins.only(_MARGIN_KEYS)
    voices = top.table("voices")
    voices.only(_VOICES)
    return Style(
        id=file.stem,
        title=top.words("title"),
        voices={voice: _typeface(voices.table(voice)) for voice in _VOICES},
        margin_top=margins.number("top", 5, 60),
        margin_bottom=margins.number("bottom", 5, 60),
        margin_left=margins.number("left", 5, 60),
        margin_right=margins.number("right", 5, 60),
        paragraph_gap_pt=top.number("paragraph_gap_pt", 0, 40),
        small_pt=top.number("small_pt", 6, 40),
        colour=top.yes_or_no("colour"),
        tint=top.yes_or_no("tint"),
        paper=top.paper(),
        letter_space=top.share("letter_space"),
        word_space=top.share("word_space"),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file; `place` is its dotted name, so that a fault can say exactly where it is."""

    file: str
    place: str
    values: dict[str, Any]

    def only(self, keys: tuple[str, ...]) -> None:
        """Refuse a key that does not exist, before anything is read."""
        for key in self.values:
            if key not in keys:
                raise _fault(self.file, self._name(key), "is not known", f"Use only: {', '.join(keys)}.")

    def words(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise _fault(self.file, self._name(key), "is not words in quotes", 'Write it as "words".')
        return value

    def yes_or_no(self, key: str) -> bool:
        value = self._value(key)
        if not isinstance(value, bool):
            raise _fault(self.file, self._name(key), "is not true or false", "Write true or false.")
        return value

    def number(self, key: str, least: float, most: float) -> float:
        return _number(self._value(key), (self.file, self._name(key)), least, most)

    def share(self, key: str) -> float:
        """A share of the type size; nothing if the key is left out."""
        return self.number(key, 0, 0.5) if key in self.values else 0.0

    def paper(self) -> PaperName:
        """A4 if the key is left out."""
        value = self.values.get("paper", _PAPERS[0])
        for name in _PAPERS:
            if name == value:
                return name
        mend = f"Write one of: {', '.join(_PAPERS)}."
        raise _fault(self.file, self._name("paper"), "is not a paper that pages can be laid out on", mend)

    def sizes(self, key: str) -> tuple[float, float, float]:
        values = self._value(key)
        if not isinstance(values, list) or len(values) != 3:
            mend = "Write it as [22.0, 16.0, 13.5]."
            raise _fault(self.file, self._name(key), "is not a list of three sizes", mend)
        first, second, third = (_number(value, (self.file, self._name(key)), 6, 96) for value in values)
        return first, second, third

    def table(self, key: str) -> "_Table":
        value = self._value(key)
        if not isinstance(value, dict):
            name = self._name(key)
            raise _fault(self.file, name, "is not a table", f"Start it with a line [{name}].")
        return _Table(self.file, self._name(key), value)

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise _fault(self.file, self._name(key), "is missing", f"Add it; {_MODEL} shows how.")
        return self.values[key]

    def _name(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def _typeface(table: _Table) -> Typeface:
    table.only(_VOICE_KEYS)
    return Typeface(
        text=table.words("text"),
        heading=table.words("heading"),
        size=table.number("size", 6, 72),
        leading=table.number("leading", 1, 3),
        heading_sizes=table.sizes("headings"),
    )


def _number(value: object, place: tuple[str, str], least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _fault(*place, "is not a number", "Write a number without quotes.")
    if not least <= value <= most:
        raise _fault(*place, f"is {value}", f"Choose a number from {least} to {most}.")
    return float(value)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = file.read_bytes()
    except OSError:
        mend = "Check that the file is there and may be opened."
        raise _fault(file.name, "", "cannot be read", mend) from None
    if len(data) > _LARGEST_BYTES:
        raise _fault(file.name, "", "is far too big for a style", f"Copy {_MODEL} and change it.")
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        mend = f"Mend the line, or copy {_MODEL} and change it."
        raise _fault(file.name, "", f"is not written as TOML ({error})", mend) from None


def _fault(file: str, key: str, what: str, mend: str) -> ContentError:
    subject = f"\u201c{key}\u201d in the style {file}" if key else f"The style {file}"
    return ContentError("P-STYLE", f"{subject} {what}.", "Nothing was printed or changed.", mend)
