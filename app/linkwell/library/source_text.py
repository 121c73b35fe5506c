"""From bytes to the two halves of an item file: facts (TOML) and text (Markdown), with line numbers kept.

Everything hostile about the raw file is dealt with here: size, encoding, control characters, very long runs of
brackets that would make a Markdown parser slow. It knows nothing of what the facts mean.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import Any

from linkwell.domain.problem import Problem, Severity

MAX_BYTES = 2_000_000
MAX_BRACKETS_IN_PARAGRAPH = 1_500
MAX_QUOTE_DEPTH = 12
_FENCE = "+++"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The halves of a file. `facts_line` and `body_line` are the 1-based lines at which they start."""

    file: str
    facts: dict[str, Any]
    facts_text: str
    facts_line: int
    body: str
    body_line: int


def split(data: bytes, file: str) -> tuple[SourceText | None, list[Problem]]:
    """Decode and split a file. Returns None with the reasons when nothing sensible can be read."""
    problems: list[Problem] = []
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        return None, [_problem(file, 0, "I-SIZE", f"The file is too large ({size}).", "Keep an item below 2 MB.")]
    text = _decode(data, file, problems)
    if text is None:
        return None, problems
    text = _without_control(text, file, problems)
    parts = _halves(text, file, problems)
    if parts is None:
        return None, problems
    facts_text, body, body_line = parts
    problems.extend(_hostile_shape(body, file, body_line))
    facts = _parse_facts(facts_text, file, problems)
    if facts is None or any(problem.code == "M-NEST" for problem in problems):
        return None, problems
    return SourceText(file, facts, facts_text, 2, body, body_line), problems


def _decode(data: bytes, file: str, problems: list[Problem]) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4_000]:
        mend = "Open it in your editor and save it as UTF-8."
        problems.append(_problem(file, 0, "I-ENC", "The file is not saved as UTF-8 text.", mend))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        what = "A character here is not UTF-8; the file may be saved in an old Windows encoding."
        problems.append(_problem(file, line, "I-ENC", what, "Open it in your editor and save it as UTF-8."))
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_control(text: str, file: str, problems: list[Problem]) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return text
    line = text.count("\n", 0, found.start()) + 1
    what = f"An invisible control character (U+{ord(found.group()):04X}) was left out."
    problems.append(_problem(file, line, "I-CONTROL", what, "Delete it, or type the words again.", Severity.WARNING))
    return _CONTROL.sub("", text)


def _halves(text: str, file: str, problems: list[Problem]) -> tuple[str, str, int] | None:
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        what = "The file does not start with a line of +++."
        problems.append(_problem(file, 1, "I-FENCE", what, "Put +++ on the first line, then the facts, then +++."))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    what = "The facts have no end: there is no second line of +++."
    problems.append(_problem(file, 1, "I-FENCE", what, "Put +++ on a line of its own after the last fact."))
    return None


def _parse_facts(facts_text: str, file: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(facts_text)
    except tomllib.TOMLDecodeError as fault:
        place = re.search(r"line (\d+)", str(fault))
        line = int(place.group(1)) + 1 if place else 2
        what = f"The facts cannot be read: {str(fault).split(' (at')[0]}."
        mend = 'Each fact is name = "words"; check the quotation marks and commas near this line.'
        problems.append(_problem(file, line, "I-TOML", what, mend))
    except RecursionError:
        what = "The facts hold lists inside lists, far too deep."
        problems.append(_problem(file, 2, "I-TOML", what, "Write each list on one level."))
    return None


def _hostile_shape(body: str, file: str, body_line: int) -> list[Problem]:
    """Refuse shapes that only an attack or an accident makes, before the Markdown parser sees them."""
    line = body_line
    for paragraph in re.split(r"\n[ \t]*\n", body):
        brackets = paragraph.count("[") + paragraph.count("*") + paragraph.count("`") + paragraph.count("<")
        quotes = re.search(r"^(?:[ \t]*>){%d}" % (MAX_QUOTE_DEPTH + 1), paragraph, re.MULTILINE)
        if brackets > MAX_BRACKETS_IN_PARAGRAPH or quotes:
            what = "This paragraph is nested too deeply or holds far too many brackets."
            return [_problem(file, line, "M-NEST", what, "Write it more simply, or split it with empty lines.")]
        line += paragraph.count("\n") + 2
    return []


def _problem(
    file: str, line: int, code: str, what: str, mend: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, file, line, what, mend, severity)
