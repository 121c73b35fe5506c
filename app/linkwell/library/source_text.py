"""From bytes to the two halves of an item file: facts (TOML) and text (Markdown), with line numbers kept.

Everything hostile about the raw file is dealt with here: size, encoding, control characters, very long lines, very
long runs of brackets that would make a Markdown parser slow. It knows nothing of what the facts mean.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import Any

from linkwell.domain.problem import Problem, Severity

MAX_BYTES = 2_000_000
MAX_FACTS_CHARS = 120_000
MAX_BODY_CHARS = 120_000
MAX_FACTS_LINE = 3_000
MAX_BODY_LINE = 10_000
MAX_MARKS_IN_PARAGRAPH = 400
MAX_QUOTE_DEPTH = 12
MAX_ACCENTS = 30
_FENCE = "+++"
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no XML file may hold these
    "\ufeff\u202a-\u202e\u2066-\u2069]"  # and these hide, or turn the direction of the words around them
)
_FAR_LETTERS = re.compile(rf"[^\x00-\u02ff]{{{MAX_ACCENTS},}}")
_PARAGRAPH_GAP = re.compile(r"(\n[ \t]*\n)")
_DEEP_QUOTE = re.compile(rf"(?:[ \t]*>){{{MAX_QUOTE_DEPTH + 1}}}")
_MARKS = "[*`<&"
_SAID_PLAINLY = {
    "Cannot overwrite a value": "A fact is written twice",
    "Cannot declare": "A table in [brackets] is written twice",
    "Unterminated string": "A closing quotation mark is missing",
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """The halves of a file. `facts` is None if they are not TOML. `facts_line` and `body_line` are the 1-based
    lines at which they start."""

    file: str
    facts: dict[str, Any] | None
    facts_text: str
    facts_line: int
    body: str
    body_line: int


def split(data: bytes, file: str) -> tuple[SourceText | None, list[Problem]]:
    """Decode and split a file. Returns None with the reasons when nothing sensible can be read."""
    problems: list[Problem] = []
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        return None, [Problem("I-SIZE", file, 0, f"The file is too large ({size}).", "Keep an item below 2 MB.")]
    text = _decode(data, file, problems)
    if text is None:
        return None, problems
    text = _without_control(text, file, problems)
    parts = _halves(text, file, problems)
    if parts is None:
        return None, problems
    facts_text, body, body_line = parts
    if len(body) > MAX_BODY_CHARS:
        what = "The text below the facts is far too long; it was not read."
        problems.append(Problem("I-SIZE", file, body_line, what, "Keep it below 120 kB, or make two items of it."))
        return None, problems
    facts = _parse_facts(facts_text, file, problems)
    body = _without_hostile(body, file, body_line, problems)
    return SourceText(file, facts, facts_text, 2, body, body_line), problems


def first_control(text: str) -> str:
    """The first invisible control character in some text, such as `U+0007`; empty if there is none."""
    found = _CONTROL.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def without_control(text: str) -> str:
    """The text without characters that no page can show and no Word file may hold."""
    return _CONTROL.sub("", text)


def _decode(data: bytes, file: str, problems: list[Problem]) -> str | None:
    mend = "Open it in your editor and save it as UTF-8."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4_000]:
        problems.append(Problem("I-ENC", file, 0, "The file is not saved as UTF-8 text.", mend))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        what = "A character here is not UTF-8; the file may be saved in an old Windows encoding."
        problems.append(Problem("I-ENC", file, line, what, mend))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    piled = _piled_accents(text)
    if piled is not None:
        line = text.count("\n", 0, piled) + 1
        what = f"More than {MAX_ACCENTS} accents are piled on one letter."
        problems.append(Problem("I-ACCENT", file, line, what, "Type the words again."))
        return None
    return unicodedata.normalize("NFC", text)


def _piled_accents(text: str) -> int | None:
    """Where a letter bears so many accents that putting them in order would take hours; None if nowhere."""
    for stretch in _FAR_LETTERS.finditer(text):
        height = 0
        for at, letter in enumerate(stretch.group(), start=stretch.start()):
            height = height + 1 if unicodedata.combining(letter) else 0
            if height > MAX_ACCENTS:
                return at
    return None


def _without_control(text: str, file: str, problems: list[Problem]) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return text
    line = text.count("\n", 0, found.start()) + 1
    cleaned, count = _CONTROL.subn("", text)
    others = f" and {count - 1} more" if count > 1 else ""
    what = f"An invisible control character (U+{ord(found.group()):04X}){others} was left out."
    mend = "Delete it, or type the words again."
    problems.append(Problem("I-CONTROL", file, line, what, mend, Severity.WARNING))
    return cleaned


def _halves(text: str, file: str, problems: list[Problem]) -> tuple[str, str, int] | None:
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        what = "The file does not start with a line of +++."
        problems.append(Problem("I-FENCE", file, 1, what, "Put +++ on the first line, then the facts, then +++."))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    what = "The facts have no end: there is no second line of +++."
    problems.append(Problem("I-FENCE", file, 1, what, "Put +++ on a line of its own after the last fact."))
    return None


def _parse_facts(facts_text: str, file: str, problems: list[Problem]) -> dict[str, Any] | None:
    if not _facts_are_short(facts_text, file, problems):
        return None
    try:
        return tomllib.loads(facts_text)
    except tomllib.TOMLDecodeError as fault:
        problems.append(_toml_fault(str(fault), facts_text, file))
    except RecursionError:
        what = "The facts hold lists inside lists, far too deep."
        problems.append(Problem("I-TOML", file, 2, what, "Write each list on one level."))
    return None


def _facts_are_short(facts_text: str, file: str, problems: list[Problem]) -> bool:
    """No honest line is long, and keys with thousands of dots or numbers of thousands of digits break the parser."""
    if len(facts_text) > MAX_FACTS_CHARS:
        what = "The facts between the +++ lines are far too long."
        problems.append(Problem("I-SIZE", file, 2, what, "Keep them below 120 kB; the text stands below them."))
        return False
    long_lines = [at for at, line in enumerate(facts_text.split("\n"), start=2) if len(line) > MAX_FACTS_LINE]
    for at in long_lines:
        what = f"This line of the facts has more than {MAX_FACTS_LINE} characters."
        problems.append(Problem("I-LONG", file, at, what, "Say it in fewer words, or on several lines."))
    return not long_lines


def _toml_fault(told: str, facts_text: str, file: str) -> Problem:
    place = re.search(r"line (\d+)", told)
    line = int(place.group(1)) + 1 if place else facts_text.rstrip("\n").count("\n") + 2
    reason = told.split(" (at")[0]
    plainly = next((words for start, words in _SAID_PLAINLY.items() if reason.startswith(start)), reason)
    what = f"The facts cannot be read: {plainly}."
    mend = 'Each fact is name = "words"; check the quotation marks and commas near this line.'
    return Problem("I-TOML", file, line, what, mend)


def _without_hostile(body: str, file: str, body_line: int, problems: list[Problem]) -> str:
    """Leave out lines and paragraphs that only an attack or an accident makes, before the Markdown parser sees them."""
    lines = body.split("\n")
    for at, written in enumerate(lines):
        if len(written) > MAX_QUOTE_DEPTH and (problem := _hostile_line(written, file, body_line + at)):
            problems.append(problem)
            lines[at] = ""
    pieces = _PARAGRAPH_GAP.split("\n".join(lines))
    line = body_line
    for at, piece in enumerate(pieces):
        if _marks(piece) > MAX_MARKS_IN_PARAGRAPH:
            problems.append(_nested("paragraph", file, line))
            pieces[at] = "\n" * piece.count("\n")
        line += piece.count("\n")
    return "".join(pieces)


def _hostile_line(written: str, file: str, line: int) -> Problem | None:
    if len(written) > MAX_BODY_LINE:
        what = f"This line has {len(written)} characters; it was left out."
        return Problem("I-LONG", file, line, what, "Split it into paragraphs with empty lines between them.")
    if _marks(written) > MAX_MARKS_IN_PARAGRAPH or _DEEP_QUOTE.match(written):
        return _nested("line", file, line)
    return None


def _marks(words: str) -> int:
    return sum(map(words.count, _MARKS))


def _nested(stretch: str, file: str, line: int) -> Problem:
    what = f"This {stretch} is nested too deeply or holds far too many brackets; it was left out."
    return Problem("M-NEST", file, line, what, "Write it more simply, or split it with empty lines.")
