"""What a teacher changed in the Word file of a pack, and taking chosen changes into the pack.

Three texts meet here: the file as it is now, the file as the pack would make it today, and, through the stamps in
its marks, the file as it was made. So a change of the pack is never taken for a change in Word.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from linkwell.domain.pack import Pack
from linkwell.packs import changes
from linkwell.packs.assemble import MadePart
from linkwell.packs.rewording import markdown_of
from linkwell.packs.word_blocks import PackBlock, Wording, pack_blocks
from linkwell.render.docx.reading import WordParagraph, WordText

_State = Literal["none", "word", "pack", "both"]
NoticeKind = Literal["moved", "missing", "added", "outside", "removed"]
NOTICES: dict[NoticeKind, str] = {
    "moved": "Moved",
    "missing": "Not in the file",
    "added": "New words beside a block",
    "outside": "New or other words outside the blocks",
    "removed": "Words taken out",
}
_MOST_PIECES, _LONG_ROW = 6_000, 1_000
_CLASH = "The copy for the other class has another wording of these words; only one of them can be taken."
_MOVED_ON = "The pack has other words here since the file was made; taking this replaces them."


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words with another wording in the file. `note` is what to know before taking it; empty is nothing."""

    where: str
    old: str
    new: str
    entry_id: str
    key: str
    markdown: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WordNotice:
    """Something in the file that cannot be taken by itself: what kind, where, and the words."""

    kind: NoticeKind
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs. `moved_on` counts blocks that the pack changed since the file was made."""

    changes: tuple[WordChange, ...]
    notices: tuple[WordNotice, ...]
    moved_on: int = 0


def compare(fresh: WordText, edited: WordText, parts: Sequence[MadePart]) -> Comparison:
    """Compare a file that was edited with the file that the pack makes now. `parts` are those of the pack."""
    blocks = pack_blocks(parts)
    now, then = _Sorted(edited, blocks), _Sorted(fresh, blocks)
    found: list[WordChange] = []
    notices: list[WordNotice] = [*_missing(blocks, then, now), *_moved(blocks, edited, fresh)]
    moved_on = 0
    for block in blocks.values():
        state = _state(block.mark, edited, fresh)
        moved_on += state == "pack"
        if block.wordings and state in {"word", "both"} and any(now.own(block.mark)):
            own = _Block(block, then.own(block.mark), now.own(block.mark), both=state == "both")
            found += own.changes()
            notices += own.notices
    return Comparison(tuple(_merged(found)), (*notices, *_outside(then.loose, now.loose)), moved_on)


def taking(chosen: Iterable[WordChange]) -> Callable[[Pack], Pack]:
    """The change of the pack that takes these wordings; of two for the same words, the first."""
    wanted: dict[tuple[str, str], str] = {}
    for change in chosen:
        wanted.setdefault((change.entry_id, change.key), change.markdown)

    def change_pack(pack: Pack) -> Pack:
        for (entry_id, key), markdown in wanted.items():
            pack = changes.set_first_line(pack, entry_id, key, markdown)
        return pack

    return change_pack


def _state(mark: str, edited: WordText, fresh: WordText) -> _State:
    """Who changed a block since the file was made. A file without stamps may have been changed by anybody in Word."""
    now, today, made = edited.now.get(mark), fresh.now.get(mark), edited.stamps.get(mark)
    if now is None or now == today:
        return "none"
    if now == made:
        return "pack"
    return "both" if made and made != today else "word"


def _merged(found: Iterable[WordChange]) -> Iterator[WordChange]:
    """The copies of a sheet for both classes may hold the same change: it is one. Others exclude one another."""
    seen: dict[tuple[str, str], str] = {}
    told: set[tuple[str, str, str]] = set()
    for change in found:
        first = seen.setdefault((change.entry_id, change.key), change.markdown)
        if (change.entry_id, change.key, change.markdown) in told:
            continue
        told.add((change.entry_id, change.key, change.markdown))
        yield change if first == change.markdown else replace(change, note=_CLASH)


# --- blocks ------------------------------------------------------------------------------------------


class _Sorted:
    """The paragraphs of a file by the block they stand in; `loose` are words in none, each with what is before it."""

    def __init__(self, text: WordText, blocks: dict[str, PackBlock]) -> None:
        self._own: dict[str, list[str]] = {}
        self.loose: list[tuple[str, str]] = []
        before = "At the beginning"
        for paragraph in text.paragraphs:
            mark = _innermost(paragraph, blocks)
            if mark:
                self._own.setdefault(mark, []).append(paragraph.words)
                before = where(blocks[mark])
            elif paragraph.words:
                self.loose.append((paragraph.words, before))

    def own(self, mark: str) -> list[str]:
        """The words of the paragraphs in a block, empty ones too."""
        return self._own.get(mark, [])


def where(block: PackBlock) -> str:
    """Where a block is, in words: the title of its part."""
    return block.part.printed.title


def _innermost(paragraph: WordParagraph, blocks: dict[str, PackBlock]) -> str:
    """The deepest block round a paragraph; of neighbours that overlap, the one that began last."""
    known = [mark for mark in reversed(paragraph.marks) if mark in blocks]
    return max(known, key=lambda mark: blocks[mark].depth, default="")


@dataclass(frozen=True, slots=True)
class _Target:
    """The wording that a paragraph holds, and what Word shows before it, such as the label of a callout."""

    wording: Wording
    before: str


class _Block:
    """One block in both files: `changes` and `notices` after comparing paragraph by paragraph."""

    def __init__(self, block: PackBlock, old: list[str], new: list[str], *, both: bool) -> None:
        self._block = block
        self._note = _MOVED_ON if both else ""
        self.notices: list[WordNotice] = []
        self._pairs: list[tuple[int, str]] = []
        self._old = old
        self._targets = list(_targets(block, old))
        if len(old) == len(new):
            self._pairs = [(at, words) for at, words in enumerate(new) if words != old[at]]
        else:
            self._align(new)

    def changes(self) -> Iterator[WordChange]:
        """The changes that can be taken; others become notices."""
        for at, words in self._pairs:
            target = self._targets[at]
            if target is None or not words.startswith(target.before):
                self._tell("added", words)
                continue
            shown = words[len(target.before) :].strip()
            wording = target.wording
            if not shown:
                self._tell("removed", wording.shown)
                continue
            markdown = markdown_of(wording.source, wording.printed, _spaced(shown, wording))
            place, made = where(self._block), self._block.part
            yield WordChange(place, wording.shown, shown, made.entry.id, wording.key, markdown, self._note)

    def _align(self, new: list[str]) -> None:
        """Find out which paragraphs belong together when there are more or fewer than before."""
        places = [at for at, words in enumerate(self._old) if words]
        old, now = [self._old[at] for at in places], [words for words in new if words]
        for what, start, stop, first, last in _matched(old, now):
            mine, theirs = places[start:stop], now[first:last]
            if what == "equal":
                continue
            if len(mine) == 1 and theirs:
                theirs = [" ".join(theirs)]
            self._pairs += zip(mine, theirs, strict=False)
            for words in theirs[len(mine) :]:
                self._tell("added", words)
            for at in mine[len(theirs) :]:
                self._tell("removed", self._old[at])

    def _tell(self, kind: NoticeKind, words: str) -> None:
        self.notices.append(WordNotice(kind, where(self._block), words))


def _targets(block: PackBlock, shown: Sequence[str]) -> Iterator[_Target | None]:
    """For each paragraph the wording that it holds. Numbers of cards and the like hold none."""
    wordings = list(block.wordings)
    if [wording.shown for wording in wordings] == list(shown):
        yield from (_Target(wording, "") for wording in wordings)
        return
    left = [wording for wording in wordings if wording.shown]
    for words in shown:
        found = next((one for one in left if words == one.shown), None) or next(
            (one for one in left if words.endswith(f" {one.shown}")), None
        )
        if found is None:
            yield None
        else:
            left.remove(found)
            yield _Target(found, words.removesuffix(found.shown))


def _spaced(words: str, wording: Wording) -> str:
    """The words with the spaces at either end that the original has, between a name and the next inline, say."""
    original = "".join(getattr(inline, "text", "x") for inline in wording.printed)
    before, after = original[: len(original) - len(original.lstrip())], original[len(original.rstrip()) :]
    return f"{before}{words}{after}" if original.strip() else words


def _matched(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What stayed, came and went. In long rows what is often there is passed over, as looking at all takes minutes."""
    return SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _LONG_ROW).get_opcodes()


# --- around the blocks -------------------------------------------------------------------------------


def _missing(blocks: dict[str, PackBlock], then: _Sorted, now: _Sorted) -> Iterator[WordNotice]:
    """What the file holds no more, a whole part in one line."""
    gone = [b for b in blocks.values() if any(then.own(b.mark)) and not any(now.own(b.mark))]
    for part in dict.fromkeys(where(block) for block in gone):
        own = [block for block in blocks.values() if where(block) == part and any(then.own(block.mark))]
        lost = [block for block in gone if where(block) == part]
        if len(lost) == len(own):
            yield WordNotice("missing", part, "the whole part")
        else:
            yield from (WordNotice("missing", part, " ".join(filter(None, then.own(b.mark)))) for b in lost)


def _moved(blocks: dict[str, PackBlock], edited: WordText, fresh: WordText) -> Iterator[WordNotice]:
    """The blocks that stand in another order: all but the longest row that kept it."""
    order = {mark: at for at, mark in enumerate(fresh.now)}
    common = [mark for mark in edited.now if mark in order and mark in blocks and not blocks[mark].depth]
    kept = set(_longest_rise([order[mark] for mark in common]))
    for mark in common:
        if order[mark] not in kept:
            shown = next((wording.shown for wording in blocks[mark].wordings if wording.shown), "a list or box")
            yield WordNotice("moved", where(blocks[mark]), shown)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest series of numbers in their order that grows (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [at]
        before.append(piles[pile - 1] if pile else -1)
    rise: list[int] = []
    last = piles[-1] if piles else -1
    while last >= 0:
        rise.append(numbers[last])
        last = before[last]
    return rise


def _outside(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[WordNotice]:
    """Words in no block that the pack would not make: typed between blocks, or into what Linkwell writes itself."""
    if len(old) + len(new) > _MOST_PIECES:
        known = {words for words, _ in old}
        yield from (WordNotice("outside", place, words) for words, place in new if words not in known)
        return
    for what, _start, _stop, first, last in _matched([words for words, _ in old], [words for words, _ in new]):
        if what in {"insert", "replace"}:
            yield from (WordNotice("outside", place, words) for words, place in new[first:last])
