"""What the user can do to an open pack, each as one change with the words that undo shows for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from linkwell.domain.errors import AppError
from linkwell.domain.item import Item
from linkwell.domain.pack import Filled, Pack, PackEntry, WhichSides
from linkwell.packs import changes, choose, names, print_saving
from linkwell.packs.print_saving import Saving
from linkwell.ui.models.outline_rows import OutlineRow, sheet_title, toggled
from linkwell.ui.views.packs.missing_names import Missing, filled
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.workspace.desk import Change

NEW_SECTION = "New section"
_LAST_SHEET = "An item needs at least one page. Press Delete to take it out of the pack."


class PackActs(QObject):
    """Changes the pack in `open_pack`. `select` names the row to choose next; `edit_wanted` an entry and a sheet.

    `worried` tells of something that was done and may not have been meant.
    """

    announced = Signal(str)
    worried = Signal(str)
    select = Signal(str)
    rename_section = Signal(str)
    rename_pack = Signal()
    edit_wanted = Signal(str, str)

    def __init__(self, open_pack: OpenPack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_pack
        self._acts: dict[str, Callable[[OutlineRow], None]] = {
            "up": lambda row: self.move(row, down=False),
            "down": lambda row: self.move(row, down=True),
            "remove": self.remove,
            "edit": self.edit,
            "toggle": self.toggle,
            "more": lambda row: self.count(row, 1),
            "fewer": lambda row: self.count(row, -1),
            "follow": self.follow,
            "new-section": lambda _row: self.add_section(),
        }

    def wish(self, wish: str, row: OutlineRow) -> None:
        """Do what the outline asks for."""
        self._acts[wish](row)

    def move(self, row: OutlineRow, *, down: bool) -> None:
        """Move an entry one place."""
        if row.kind == "entry":
            word = "down" if down else "up"
            self._apply(lambda pack: changes.move(pack, row.entry_id, down), f"Move “{row.title}” {word}")
            self.select.emit(row.key)

    def drop_entry(self, entry_id: str, section: int, at: int) -> None:
        """Put an entry where it was dropped; -1 is the end of the section."""
        pack = self._open.pack
        entry = changes.find(pack, entry_id)
        if entry is None:
            return
        ids = [own.id for own in pack.sections[section].entries]
        place = len(ids) if at < 0 else at
        if entry_id in ids and ids.index(entry_id) < place:
            place -= 1
        self._apply(lambda now: changes.place_at(now, entry_id, section, place), f"Move “{self._title(entry)}”")
        self.select.emit(f"entry:{entry_id}")

    def add_item(self, item_id: str, section: int | None = None, at: int = -1) -> None:
        """Add an item of the library; one that is in the pack already is only shown."""
        own = next((entry for entry in self._open.pack.entries() if entry.item_id == item_id), None)
        if own is not None:
            self.announced.emit(f"“{self._title(own)}” is in this pack already.")
            self.select.emit(f"entry:{own.id}")
            return
        try:
            entry = self._open.desk.new_entry(item_id)
        except AppError as error:
            self.announced.emit(f"{error.happened} {error.next_step}")
            return
        title = self._title(entry)

        def change(pack: Pack) -> Pack:
            grown = changes.add(pack, entry, section)
            made = next(one for one in grown.entries() if one.item_id == item_id)
            return changes.place_at(grown, made.id, section, at) if section is not None and at >= 0 else grown

        if self._apply(change, f"Add “{title}”"):
            made = next(one for one in self._open.pack.entries() if one.item_id == item_id)
            self.announced.emit(f"Added “{title}” to {self._open.pack.title}.")
            self.select.emit(f"entry:{made.id}")
            self._worry_about_stage(item_id, title)

    def _worry_about_stage(self, item_id: str, title: str) -> None:
        link, workspace = self._open.link, self._open.desk.workspace
        item = workspace.catalogue.get(item_id)
        if link is not None and choose.is_strange(item, link.stages):
            made_for, taught = (workspace.vocabulary.stage_label(stages) for stages in (item.place.stages, link.stages))
            self.worried.emit(f"“{title}” is made for {made_for}; this link teaches {taught}. It is in the pack.")

    def remove(self, row: OutlineRow) -> None:
        """Take an entry or a section out, or leave a sheet out."""
        match row.kind:
            case "entry":
                if self._apply(lambda pack: changes.remove(pack, row.entry_id), f"Take out “{row.title}”"):
                    self.announced.emit(f"“{row.title}” is out of the pack. Undo brings it back.")
            case "section":
                self._apply(lambda pack: changes.remove_section(pack, row.section), f"Remove the section “{row.title}”")
            case "sheet" if row.checked:
                self.toggle(row)
            case _:
                pass

    def edit(self, row: OutlineRow) -> None:
        """Rename the pack, or open the words of an entry."""
        if row.key == "cover":
            self.rename_pack.emit()
        elif row.kind in {"entry", "sheet"}:
            self.edit_wanted.emit(row.entry_id, row.sheet_id)

    def toggle(self, row: OutlineRow) -> None:
        """Include a sheet or leave it out."""
        entry, item = self._found(row)
        if row.kind != "sheet" or entry is None or item is None:
            return
        sheets = toggled(item, entry.sheets, row.sheet_id)
        if not sheets:
            self.announced.emit(_LAST_SHEET)
            return
        word = "Include" if row.sheet_id in sheets else "Leave out"
        label = f"{word} “{sheet_title(item, row.sheet_id)}”"
        self._apply(lambda pack: changes.set_sheets(pack, row.entry_id, sheets), label)

    def count(self, row: OutlineRow, step: int) -> None:
        """One copy more or less for each side."""
        entry, item = self._found(row)
        sheet = item.sheet(row.sheet_id) if item is not None else None
        if entry is None or sheet is None or not row.checked:
            return
        own = entry.copies.get(sheet.id)
        now = own if own is not None else self._copies_now(entry, sheet.id)
        wanted = max(0, now + step)
        label = f"Copies of “{sheet.title}”"
        self._apply(lambda pack: changes.set_copies(pack, row.entry_id, row.sheet_id, wanted), label, merge=True)

    def follow(self, row: OutlineRow) -> None:
        """Let the copies of a sheet follow the class sizes again."""
        label = f"Copies of “{row.title}” follow the class sizes"
        self._apply(lambda pack: changes.set_copies(pack, row.entry_id, row.sheet_id, None), label)

    def add_section(self) -> None:
        """Add an empty section at the end and open its title."""
        if self._apply(lambda pack: changes.add_section(pack, NEW_SECTION), "Add a section"):
            self.rename_section.emit(f"section:{len(self._open.pack.sections) - 1}")

    def retitle_section(self, section: int, title: str) -> None:
        """Give a section another title."""
        self._apply(lambda pack: changes.rename_section(pack, section, title), f"Rename the section to “{title}”")

    def retitle(self, title: str) -> None:
        """Give the pack another title."""
        self._apply(lambda pack: replace(pack, title=title), f"Rename the pack to “{title}”")

    def choose_link(self, link_id: str) -> None:
        """Make the pack for another link, or for none."""
        self._apply(lambda pack: replace(pack, link_id=link_id), "Choose another link")

    def choose_sides(self, sides: WhichSides) -> None:
        """Print sheets with names for one side or both."""
        self._apply(lambda pack: replace(pack, sides=sides), "Choose for which class")

    def choose_style(self, style_id: str) -> None:
        """Print in another style."""
        self._apply(lambda pack: replace(pack, style_id=style_id), "Choose another style")

    def choose_two_sided(self, two_sided: bool) -> None:
        """Print this pack on both sides of the paper or on one."""
        label = "Print two-sided" if two_sided else "Print one-sided"
        self._apply(lambda pack: replace(pack, two_sided=two_sided), label)

    def choose_colour(self, in_colour: bool) -> None:
        """Print this pack in colour or in black and white."""
        label = "Print in colour" if in_colour else "Print in black and white"
        self._apply(lambda pack: replace(pack, in_colour=in_colour), label)

    def save_paper(self, savings: tuple[Saving, ...]) -> None:
        """Take one way to save paper, or several as one step."""
        label = savings[0].way.title if len(savings) == 1 else f"Save {sum(one.sheets for one in savings):,} sheets"
        self._apply(print_saving.all_of(saving.way for saving in savings), label)

    def fill_name(self, gap: Missing, value: str | date) -> None:
        """Keep a name or date in the link, for all its packs."""
        link = self._open.link
        if link is None:
            return
        changed = filled(link, gap, value)
        if changed == link:
            self.announced.emit(f"{gap.title}: please type a number.")
            return
        side = gap.side or ""
        step = Filled(
            link.id, side, gap.field, names.known(link, side, gap.field), names.known(changed, side, gap.field)
        )
        if self._open.fill(step, f"Fill in {gap.title}"):
            self.announced.emit(f"{gap.title} is kept in the link. Undo takes it out again.")

    def _apply(self, change: Change, label: str, *, merge: bool = False) -> bool:
        return self._open.apply(change, label, merge=merge)

    def _found(self, row: OutlineRow) -> tuple[PackEntry | None, Item | None]:
        entry = changes.find(self._open.pack, row.entry_id)
        return entry, self._open.desk.workspace.catalogue.items.get(entry.item_id) if entry else None

    def _copies_now(self, entry: PackEntry, sheet_id: str) -> int:
        rows = [row for row in self._open.plan().rows if (row.entry_id, row.sheet_id) == (entry.id, sheet_id)]
        return max((max(row.copies_a, row.copies_b) for row in rows), default=1)

    def _title(self, entry: PackEntry) -> str:
        item = self._open.desk.workspace.catalogue.items.get(entry.item_id)
        return item.title if item is not None else entry.item_id
