"""What a teacher types, taken apart: words, "phrases", -exclusions, OR and fields such as `theme:identity`.

Nothing that can be typed is an error: what means nothing is left out, and what names something unknown is explained
while the rest goes on. This module must not know how anything is looked up.
"""

import re
from collections.abc import Sequence

from linkwell.library.index.clauses import Clause, Fault, Group, Ids, InTitle, Parsed, Phrase, Words
from linkwell.library.index.field_values import FieldReader
from linkwell.library.index.synonyms import Synonyms
from linkwell.library.index.words import stem, words_of

LONGEST_TEXT = 500
MOST_GROUPS = 40
LITTLE_WORDS = frozenset(
    words_of(
        "a an and are as at be by do for from has have how i in into is it its me my of on or our so that the their "
        "then there this to was we what when where which who will with you your"
    )
)
_PIECE = re.compile(
    r"""(?P<minus>-)?
        (?: (?P<name>[A-Za-z]+):(?P<value>"[^"]*"?|[^\s"()]*)
          | "(?P<phrase>[^"]*)"?
          | (?P<word>[^\s"()]+) )""",
    re.VERBOSE,
)
_TYPED_QUOTES = str.maketrans("“”„«»−", '"""""-')
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+")


def tidy(text: str) -> str:
    """The text that is searched for: one line, straight quotation marks, at most `LONGEST_TEXT` characters."""
    return _UNPRINTABLE.sub(" ", text[: LONGEST_TEXT * 4]).translate(_TYPED_QUOTES).strip()[:LONGEST_TEXT]


def parse(text: str, fields: FieldReader, synonyms: Synonyms | None) -> Parsed:
    """Take a query apart. Without `synonyms` every word stands alone, as for a query that is still being typed."""
    parser = _Parser(fields, synonyms)
    for piece in _PIECE.finditer(tidy(text)):
        parser.piece(piece)
    notes = () if len(text) <= LONGEST_TEXT else (f"Only the first {LONGEST_TEXT} characters were searched for.",)
    return parser.finish(notes)


class _Parser:
    """Gathers groups; plain words wait in a run, since neighbours may form an expression."""

    def __init__(self, fields: FieldReader, synonyms: Synonyms | None) -> None:
        self._fields = fields
        self._synonyms = synonyms
        self._run: list[str] = []
        self._groups: list[Group] = []
        self._words: list[str] = []
        self._faults: list[Fault] = []
        self._negated = False
        self._joined = False

    def piece(self, piece: re.Match[str]) -> None:
        """Take in the next piece."""
        word = piece["word"]
        if word in {"AND", "&", "+"}:
            return
        if word in {"OR", "|", "||"}:
            self._end_run()
            self._joined = True
        elif word == "NOT":
            self._end_run()
            self._negated = True
        else:
            self._content(piece)

    def finish(self, notes: tuple[str, ...]) -> Parsed:
        """The whole query. Little words count only where there is nothing else."""
        self._end_run()
        telling = [group for group in self._groups if not _little(group)]
        only_little = not any(_says_something(group) for group in telling)
        kept = [group for group in self._groups if not group.negated or not _little(group)] if only_little else telling
        return Parsed(tuple(kept[:MOST_GROUPS]), tuple(self._words), tuple(self._faults), notes)

    def _content(self, piece: re.Match[str]) -> None:
        negated = self._negated or bool(piece["minus"])
        if negated:
            self._end_run()
        if piece["name"] is not None:
            self._field(piece["name"], piece["value"], negated)
        elif piece["phrase"] is not None:
            self._phrase(tuple(words_of(piece["phrase"])), negated)
        else:
            self._word(piece["word"], negated)

    def _field(self, name: str, value: str, negated: bool) -> None:
        written = value.strip('"')
        if not self._fields.knows(name) and (not words_of(written) or value.startswith("/")):
            self._word(f"{name} {value}", negated)
            return
        self._end_run()
        read = self._fields.read(name, written)
        if isinstance(read, Fault):
            self._faults.append(read)
            self._negated = self._joined = False
        else:
            self._add((read,), negated)

    def _phrase(self, words: tuple[str, ...], negated: bool) -> None:
        if not words:
            return
        self._end_run()
        if not negated:
            self._words.extend(words)
        if self._synonyms is None:
            for word in words:
                self._add((Words((word,)),), negated)
        else:
            self._add((Phrase(words),), negated)

    def _word(self, written: str, negated: bool) -> None:
        words = words_of(written)
        if not words:
            return
        ids = self._fields.ids_like(written)
        if negated:
            self._add((ids or Words(tuple(words)),), negated)
        elif ids is not None:
            self._end_run()
            self._words.extend(words)
            self._add((ids, Words(tuple(words))), negated)
        else:
            self._words.extend(words)
            self._run.extend(words)

    def _end_run(self) -> None:
        run, self._run = self._run, []
        stems = [stem(word) for word in run]
        start = 0
        while start < len(run):
            length = 1 if self._synonyms is None else self._synonyms.longest(stems, start)
            self._add((Words(tuple(run[start : start + length])),), negated=False)
            start += length

    def _add(self, clauses: Sequence[Clause], negated: bool) -> None:
        if self._joined and self._groups and not negated and not self._groups[-1].negated:
            self._groups[-1] = Group((*self._groups[-1].clauses, *clauses))
        else:
            self._groups.append(Group(tuple(clauses), negated))
        self._negated = self._joined = False


def _little(group: Group) -> bool:
    """Is this one of the words that stand everywhere?"""
    match group.clauses:
        case (Words(words=(word,)),):
            return word in LITTLE_WORDS
        case _:
            return False


def _says_something(group: Group) -> bool:
    return not group.negated and any(isinstance(clause, Words | Phrase | InTitle | Ids) for clause in group.clauses)
