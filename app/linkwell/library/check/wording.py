"""Words that must not stand in an item: requests that pry, and details that could lead to a person.

It reads the file line by line as written, so that every find has its line. Table rows under a heading "Say this,
not that" are left out, because they quote what must not be said.
"""

from collections.abc import Iterator

from linkwell.domain.item import Item
from linkwell.domain.problem import Problem
from linkwell.domain.vocabulary import Vocabulary, WordRule

EXEMPT_HEADING = "say this, not that"


def check(item: Item, source: str, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Banned requests and private details in the file of an item."""
    for number, line in _inspected(source):
        for rule in vocabulary.banned:
            what = f"This asks for something private ({rule.title})"
            yield from _found(item, number, line, rule, ("C-PRY", what))
        for rule in vocabulary.private:
            yield from _found(item, number, line, rule, ("C-PRIVATE", f"This looks like {rule.title.lower()}"))


def kinds_found(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What kinds of private details and prying requests some words hold, by the titles of their rules, each once."""
    rules = (*vocabulary.private, *vocabulary.banned)
    return tuple(rule.title for rule in rules if any(pattern.search(words) for pattern in rule.patterns))


def _found(item: Item, number: int, line: str, rule: WordRule, told: tuple[str, str]) -> Iterator[Problem]:
    code, what = told
    for pattern in rule.patterns:
        found = pattern.search(line)
        if found:
            shown = line[max(found.start() - 20, 0) : found.end() + 20].strip()
            mend = rule.why or "Use a first name or a made-up place, or leave it out."
            yield Problem(code, item.source, number, f"{what}: “{shown}”.", mend)
            return


def _inspected(source: str) -> Iterator[tuple[int, str]]:
    exempt = False
    for number, line in enumerate(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line.startswith("#"):
            exempt = EXEMPT_HEADING in line.lower()
        if not (exempt and line.lstrip().startswith("|")) and line.strip():
            yield number, line
