"""The filters of the library as a Qt model: sections (key question, key stage …) with values, counts and ticks.

The choice itself is a `Filters` value; the functions beside the model change and describe it. Nothing here searches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from linkwell.domain.query import FacetCount, Filters

if TYPE_CHECKING:
    from linkwell.domain.vocabulary import Vocabulary

MINUTES = "minutes"
VALUE = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
BANDS: tuple[tuple[int, int, str], ...] = (
    (1, 20, "Up to 20 minutes"),
    (21, 45, "25 to 45 minutes"),
    (46, 60, "50 to 60 minutes"),
    (61, 0, "More than an hour"),
)
_NEEDS = (
    ("none", "Only paper and pencils"),
    ("classroom", "Things every classroom has"),
    ("materials", "Things to bring or collect"),
    ("device", "A camera, phone or screen"),
)
_ENDLESS = 100_000
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One line to tick. `level` 1 stands under the line of level 0 above it; `icon` is (name, token) or empty.

    `hint` says more than there is room for, to the mouse and to a screen reader.
    """

    facet: str
    value: str
    title: str
    level: int = 0
    strong: bool = False
    icon: tuple[str, str] | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FacetSection:
    id: str
    title: str
    values: tuple[FacetValue, ...]
    columns: int = 1
    open: bool = True


def sections_of(vocabulary: Vocabulary, shown: tuple[str, ...] = ()) -> tuple[FacetSection, ...]:
    """Everything that can be ticked, in the order to show it; of the stages only those `shown`, or all."""
    themes = tuple(
        FacetValue("theme", key, theme.key_question, icon=(f"theme-{key}", key))
        for key, theme in vocabulary.themes.items()
    )
    wanted = shown or vocabulary.stages
    stages = tuple(
        FacetValue("stage", key, stage.short, hint=vocabulary.stage_hint(key))
        for key, stage in vocabulary.stages.items()
        if key in wanted
    )
    bands = tuple(FacetValue(MINUTES, str(number), title) for number, (_a, _b, title) in enumerate(BANDS))
    kinds = tuple(FacetValue("kind", key, kind.plural) for key, kind in vocabulary.kinds.items())
    modes = tuple(FacetValue("mode", key, title) for key, title in vocabulary.lists["contact_mode"].items())
    subjects = tuple(FacetValue("subject", key, title) for key, title in vocabulary.subjects.items())
    return (
        FacetSection("theme", "Key question", themes),
        FacetSection("stage", "Key stage", stages, columns=2),
        FacetSection("step", "Step of the year", tuple(_steps(vocabulary))),
        FacetSection(MINUTES, "Time", bands),
        FacetSection("kind", "Kind", kinds),
        FacetSection("mode", "How classes meet", modes, open=False),
        FacetSection("needs", "Needs", tuple(FacetValue("needs", *need) for need in _NEEDS), open=False),
        FacetSection("subject", "Subject", subjects, open=False),
    )


def band_range(filters: Filters) -> tuple[int, int]:
    """The shortest and longest time asked for; (0, 0) means any."""
    return filters.minutes_min, filters.minutes_max


def is_chosen(filters: Filters, value: FacetValue) -> bool:
    """Whether this line is ticked."""
    if value.facet != MINUTES:
        return value.value in filters.facets.get(value.facet, ())
    low, high, _title = BANDS[int(value.value)]
    least, most = band_range(filters)
    if not least and not most:
        return False
    return max(least, 1) <= low and (high or _ENDLESS) <= (most or _ENDLESS)


def toggled(filters: Filters, value: FacetValue) -> Filters:
    """The filters with this line ticked, or no longer ticked."""
    if value.facet == MINUTES:
        return _with_band(filters, value)
    chosen = filters.facets.get(value.facet, ())
    wanted = tuple(v for v in chosen if v != value.value) if value.value in chosen else (*chosen, value.value)
    return with_values(filters, value.facet, wanted)


def with_values(filters: Filters, facet: str, values: tuple[str, ...]) -> Filters:
    """The filters with exactly these values chosen in a facet; none means that it does not narrow."""
    facets = {name: kept for name, kept in filters.facets.items() if name != facet}
    if values:
        facets[facet] = tuple(dict.fromkeys(values))
    return replace(filters, facets=facets)


def narrows(filters: Filters) -> bool:
    """Whether anything is chosen."""
    return any(filters.facets.values()) or bool(filters.minutes_min or filters.minutes_max)


def _with_band(filters: Filters, value: FacetValue) -> Filters:
    """Bands join to one stretch of time; ticking a far one ticks those between."""
    number = int(value.value)
    ticked = [n for n in range(len(BANDS)) if is_chosen(filters, replace(value, value=str(n)))]
    if number in ticked:
        kept = [n for n in ticked if n < number] or [n for n in ticked if n > number]
    else:
        kept = list(range(min([number, *ticked]), max([number, *ticked]) + 1))
    if not kept:
        return replace(filters, minutes_min=0, minutes_max=0)
    return replace(filters, minutes_min=BANDS[kept[0]][0], minutes_max=BANDS[kept[-1]][1])


def _steps(vocabulary: Vocabulary) -> Iterator[FacetValue]:
    """The phases of the usual programme with their steps, each step at its first phase."""
    seen: set[str] = set()
    for phase in vocabulary.programme().phases:
        yield FacetValue("phase", str(phase.number), f"Phase {phase.number}", strong=True)
        for step in phase.steps:
            if step not in seen and step in vocabulary.steps:
                seen.add(step)
                yield FacetValue("step", step, vocabulary.steps[step].title, level=1)


class FacetsModel(QAbstractItemModel):
    """Sections at the top, their lines below. Ticking a line sends `filters_chosen` with the filters to use."""

    filters_chosen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[FacetSection, ...] = ()
        self._counts: Mapping[tuple[str, str], int] = {}
        self._filters = Filters()

    @property
    def sections(self) -> tuple[FacetSection, ...]:
        """The sections shown."""
        return self._sections

    def set_sections(self, sections: tuple[FacetSection, ...]) -> None:
        """Show other sections."""
        self.beginResetModel()
        self._sections = sections
        self.endResetModel()

    def set_filters(self, filters: Filters) -> None:
        """Show these filters as ticked, without a signal."""
        if filters != self._filters:
            self._filters = filters
            self._tell_changed()

    def set_counts(self, facets: Mapping[str, tuple[FacetCount, ...]]) -> None:
        """Show the counts of a search result; what is not named has none."""
        counts = {(name, count.value): count.count for name, found in facets.items() for count in found}
        for number, (low, high, _title) in enumerate(BANDS):
            minutes = facets.get(MINUTES, ())
            inside = (count.count for count in minutes if low <= int(count.value) <= (high or _ENDLESS))
            counts[MINUTES, f"band {number}"] = sum(inside)
        if counts != self._counts:
            self._counts = counts
            self._tell_changed()

    def value_at(self, index: _Index) -> FacetValue | None:
        """The line at an index; None for a section."""
        if not index.isValid() or not index.internalId():
            return None
        return self._sections[index.internalId() - 1].values[index.row()]

    def count_of(self, value: FacetValue) -> int:
        """How many items a line would show."""
        key = f"band {value.value}" if value.facet == MINUTES else value.value
        return self._counts.get((value.facet, key), 0)

    @override
    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._sections)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._sections[parent.row()].values)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self.value_at(index)
        if value is None:
            names = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return self._sections[index.row()].title if role in names else None
        return self._of_line(value, role)

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.value_at(index)
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        if wanted != is_chosen(self._filters, line):
            self._filters = toggled(self._filters, line)
            self._tell_changed()
            self.filters_chosen.emit(self._filters)
        return True

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.value_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    def _of_line(self, line: FacetValue, role: int) -> object:
        count = self.count_of(line)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if is_chosen(self._filters, line) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                named = f"{line.title}, {line.hint}" if line.hint else line.title
                return f"{named}, {count} {'item' if count == 1 else 'items'}"
            case Qt.ItemDataRole.ToolTipRole:
                return line.hint or None
            case _:
                return {VALUE: line, COUNT: count}.get(role)

    def _tell_changed(self) -> None:
        for number, section in enumerate(self._sections):
            parent = self.index(number, 0)
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(section.values) - 1, 0, parent))
