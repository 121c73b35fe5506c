"""What changed between the library's words and the teacher's: where, and in sentences. Plain functions."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Comparison:
    """`added` are ranges (start, end) of characters in the new words, `removed` in the original."""

    added: tuple[tuple[int, int], ...]
    removed: tuple[tuple[int, int], ...]
    sentences: tuple[str, ...]


def compare(original: str, mine: str) -> Comparison:
    """Compare word by word."""
    old, new = _WORDS.findall(original), _WORDS.findall(mine)
    added: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    told: list[str] = []
    for tag, a, b, c, d in _joined(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), old):
        if tag == "equal":
            continue
        if a == b:
            c, d = _after_the_stop(new, c, d)
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if before.strip():
            removed.append(_range(old, a, before))
        if after.strip():
            added.append(_range(new, c, after))
        told.append(_sentence(before.strip(), after.strip()))
    return Comparison(tuple(added), tuple(removed), tuple(line for line in told if line))


def _joined(codes: Sequence[tuple[str, int, int, int, int]], old: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Changes with only a space between them are one change."""
    done: list[tuple[str, int, int, int, int]] = []
    for code in codes:
        tag, a, b, c, d = code
        blank = tag == "equal" and not "".join(old[a:b]).strip()
        if done and done[-1][0] != "equal" and (blank or tag != "equal"):
            _, first, _, start, _ = done[-1]
            done[-1] = ("replace", first, b, start, d)
        else:
            done.append((tag, a, b, c, d))
    return done


def _after_the_stop(new: list[str], start: int, end: int) -> tuple[int, int]:
    """An added sentence begins behind the full stop before it, not with that stop."""
    if end < len(new) and new[start] == new[end] and not new[start].isalnum() and new[start].strip():
        return start + 1, end + 1
    return start, end


def _range(tokens: list[str], first: int, words: str) -> tuple[int, int]:
    start = len("".join(tokens[:first])) + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _sentence(before: str, after: str) -> str:
    if before and after:
        return f"“{_short(before)}” is now “{_short(after)}”"
    if after:
        return f"Added: {_short(after)}"
    return f"Removed: {_short(before)}" if before else ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
