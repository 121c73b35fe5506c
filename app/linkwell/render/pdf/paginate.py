"""Puts strips on pages: what belongs together stays together, frames and table headings go on over a break.

It knows heights and rules only, not what a strip shows. Nothing is ever dropped: what is too tall for a page is
first made shorter where it may be, then parted where it must be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linkwell.render.pdf.marks import Box, Frame, Mark, Page, Placed, Rule, Strip
from linkwell.render.pdf.parting import parted

_NEARLY_EMPTY = 0.22  # of a page; a last page with less is worth saving
_GIVE = 0.3  # the most that spaces and flexible places give to save it
_SHORTEN = 0.4  # of flexible places, rather than leave a page behind that is nearly empty
_SLACK = 0.05
_ROOM_FOR_FRAMES = 60.0  # strips less tall than a page by this need no closer look


@dataclass(frozen=True, slots=True)
class Room:
    """The height of the text on an ordinary page and on a bare one."""

    height: float
    bare_height: float


def pages(strips: Sequence[Strip], room: Room) -> tuple[Page, ...]:
    """The strips on pages. All spaces give way a little if that saves a page with hardly anything on it."""
    tallest = room.height - _ROOM_FOR_FRAMES
    if any(strip.height > tallest for strip in strips):
        strips = [part for strip in strips for part in _cut(strip, room, tallest)]
    made = _pages(strips, room)
    if len(made) < 2 or made[-1].filled > room.height * _NEARLY_EMPTY:
        return made
    spare = sum(strip.flex + max(strip.above, strip.below) for strip in strips)
    wanted = (sum(page.filled for page in made) - room.height * (len(made) - 1)) / (spare or 1)
    if wanted > _GIVE:
        return made
    for give in (min(_GIVE, max(0.08, wanted * 1.2)), _GIVE):
        tighter = _pages([_squeezed(strip, give) for strip in strips], room)
        if len(tighter) < len(made):
            return tighter
    return made


def _cut(strip: Strip, room: Room, tallest: float) -> list[Strip]:
    """What no page can hold, in slices; frames and heading rows that go with it need room as well."""
    around = sum(2 * frame.pad for frame in strip.frames) + sum(head.height for head in strip.repeat)
    limit = room.bare_height if strip.bare else room.height
    return parted(strip, max(limit - around, limit / 2)) if strip.height > tallest else [strip]


def _squeezed(strip: Strip, give: float) -> Strip:
    if strip.flex:
        strip = strip.shorter(strip.flex * give)
    if strip.above or strip.below:
        return strip._replace(above=strip.above * (1 - give), below=strip.below * (1 - give))
    return strip


def _pages(strips: Sequence[Strip], room: Room) -> tuple[Page, ...]:
    builder = _Builder(room)
    groups = _groups(strips)
    for index, group in enumerate(groups):
        following = groups[index + 1][0].frames if index + 1 < len(groups) else ()
        builder.add(group, following)
    return builder.finished()


def _groups(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Strips that must stand on one page, in order. A strip without height only hands on its page break."""
    groups: list[list[Strip]] = []
    open_: list[Strip] = []
    fresh = False
    for strip in strips:
        if strip.fresh and not strip.height:
            fresh = True
            continue
        if fresh:
            strip, fresh = strip._replace(fresh=True), False
        if strip.fresh and open_:
            groups.append(open_)
            open_ = []
        open_.append(strip)
        if not strip.keep:
            groups.append(open_)
            open_ = []
    if open_:
        groups.append(open_)
    return groups


@dataclass(slots=True)
class _Builder:
    """The page being filled: `y` is how far down it is, `below` the space that its last strip wants."""

    room: Room
    done: list[Page] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    y: float = 0.0
    below: float = 0.0
    bare: bool = False
    begun: set[Frame] = field(default_factory=set)
    spans: dict[Frame, tuple[float, float]] = field(default_factory=dict)

    def add(self, group: list[Strip], following: tuple[Frame, ...]) -> None:
        """Place strips that belong together: here, on the next page, made shorter, or one by one."""
        first = group[0]
        if self.placed and (first.fresh or first.bare != self.bare):
            self._turn(first.frames)
        pad = sum(frame.pad for frame in group[-1].frames if frame in following)
        over = self._end(group) + pad - self._limit(first)
        if self.placed and over > 0 and not self._worth_shortening(group, over):
            self._turn(first.frames)
        over = self._end(group) + pad - self._limit(first)
        if over > 0 and sum(strip.flex for strip in group) >= over:
            group = _shortened(group, over)
        elif over > 0 and len(group) > 1:
            for index, strip in enumerate(group):
                after = group[index + 1].frames if index + 1 < len(group) else following
                self.add([strip._replace(fresh=False)], after)
            return
        for strip in group:
            self._place(strip)

    def _worth_shortening(self, group: list[Strip], over: float) -> bool:
        """Whether open space may give a little, because a page with next to nothing on it would be left behind."""
        little = self.y < self.room.height * _NEARLY_EMPTY
        return little and over <= sum(strip.flex for strip in group) * _SHORTEN

    def finished(self) -> tuple[Page, ...]:
        if self.placed:
            self._turn(())
        return tuple(self.done)

    def _limit(self, strip: Strip) -> float:
        return (self.room.bare_height if strip.bare else self.room.height) + _SLACK

    def _end(self, group: list[Strip]) -> float:
        """Where the page would be filled to with these strips on it."""
        y, below, top = self.y, self.below, not self.placed
        if top:
            y += sum(strip.height for strip in group[0].repeat)
            y += sum(frame.pad for frame in group[0].frames if frame in self.begun)
        for strip in group:
            y += strip.height + (0.0 if top else max(below, strip.above))
            below, top = strip.below, False
        return y

    def _place(self, strip: Strip) -> None:
        if not self.placed:
            self._open(strip)
        else:
            self.y += max(self.below, strip.above)
        for frame in strip.frames:
            top = self.spans[frame][0] if frame in self.spans else self.y
            self.spans[frame] = (top, self.y + strip.height)
        self._put(strip)
        self.below = strip.below

    def _open(self, strip: Strip) -> None:
        """Begin a page: frames that go on get their padding, tables their heading row."""
        self.bare = strip.bare
        for frame in strip.frames:
            if frame in self.begun:
                self.spans[frame] = (self.y, self.y)
                self.y += frame.pad
        for head in strip.repeat:
            self._put(head)

    def _put(self, strip: Strip) -> None:
        self.placed.append(Placed(self.y, strip.marks))
        self.y += strip.height

    def _turn(self, following: tuple[Frame, ...]) -> None:
        """Finish the page; frames that go on overleaf get their padding at its foot."""
        grounds: list[Placed] = []
        pad = 0.0
        for frame in reversed(self.spans):
            top, bottom = self.spans[frame]
            if frame in following:
                pad += frame.pad
                bottom += pad
                self.begun.add(frame)
            grounds.append(Placed(top, _frame_marks(frame, bottom - top)))
        self.done.append(Page((*reversed(grounds), *self.placed), self.y + pad, self.bare))
        self.placed, self.y, self.below, self.bare = [], 0.0, 0.0, False
        self.spans = {}


def _shortened(group: list[Strip], over: float) -> list[Strip]:
    """Take what is too much from the open spaces, in proportion."""
    flexible = sum(strip.flex for strip in group)
    return [strip.shorter(strip.flex * over / flexible) if strip.flex else strip for strip in group]


def _frame_marks(frame: Frame, height: float) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if frame.fill or frame.weight:
        marks.append(Box(frame.x, 0.0, frame.width, height, frame.weight, frame.stroke, frame.fill, frame.radius))
    if frame.bar_weight:
        x = frame.x + frame.bar_weight / 2
        marks.append(Rule(x, 0.0, x, height, frame.bar_weight, frame.bar))
    return tuple(marks)
