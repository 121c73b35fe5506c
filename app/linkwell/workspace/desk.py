"""The user's desk: the library on one side, the user's own links, packs and marks on the other.

This is what the window holds. Everything that changes goes to the store at once; there is no Save.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from linkwell.domain.errors import AppError
from linkwell.domain.link import Link, Side
from linkwell.domain.pack import Pack, PackEntry, PackSection
from linkwell.late import LateModule
from linkwell.packs import changes
from linkwell.store.database import Database
from linkwell.store.editions import Editions
from linkwell.store.links import LinkStore
from linkwell.store.marks import DoneItems, Recents, SavedSearches, Stars
from linkwell.store.packs import PackStore
from linkwell.store.settings import CLASS_NAME, DOCUMENT_FONT, LAST_LINK, NATION, SCHOOL, STYLE, TEACHER, Settings
from linkwell.workspace.workspace import SAMPLE_LINK, STANDARD_STYLE, Workspace

if TYPE_CHECKING:
    from linkwell.domain.document import Document
    from linkwell.packs import assemble, choose
else:
    choose = LateModule("linkwell.packs.choose")
    assemble = LateModule("linkwell.packs.assemble")

Change = Callable[[Pack], Pack]
EMPTY_TITLE = "New pack"
SAMPLE_RECIPE = "small-link"


class Desk:
    """Library and store together."""

    def __init__(self, workspace: Workspace, database: Database) -> None:
        self.workspace = workspace
        self.database = database
        self.packs = PackStore(database)
        self.links = LinkStore(database)
        self.editions = Editions(database)
        self.stars = Stars(database)
        self.recents = Recents(database)
        self.searches = SavedSearches(database)
        self.done = DoneItems(database)
        self.settings = Settings(database)
        self.take_up_settings()

    def take_up_settings(self) -> None:
        """Let the library speak and print as the settings say now."""
        nation, family = self.settings.get(NATION), self.settings.get(DOCUMENT_FONT)
        self.workspace.take_up(nation, family)

    def prepare_samples(self) -> None:
        """On a first start: the sample link and a sample pack to try."""
        if self.links.list() or self.packs.list() or self.database.read_only:
            return
        self.links.save(self.workspace.link(SAMPLE_LINK))
        self.pack_from_recipe(SAMPLE_RECIPE, SAMPLE_LINK)
        self.settings.set(LAST_LINK, SAMPLE_LINK)

    def our_side(self) -> Side:
        """Our own class as far as the settings name it."""
        get = self.settings.get
        return Side(school=get(SCHOOL), class_name=get(CLASS_NAME), teacher=get(TEACHER))

    def link(self, link_id: str) -> Link | None:
        """The user's link with that id; None if there is none any more, or it is among `links.damaged()`."""
        if not link_id:
            return None
        try:
            return self.links.load(link_id)
        except AppError:
            return None

    def pack_from_recipe(self, recipe_id: str, link_id: str) -> Pack:
        """Make and keep a pack from a recipe. Raises `UsageError` (P-STAGE) if it does not suit the link."""
        link, shelf = self.link(link_id), self.workspace.shelf
        recipe = self.workspace.recipe(recipe_id)
        made = choose.from_recipe(recipe, link.stages if link else (), shelf.catalogue, shelf.vocabulary)
        versioned = tuple(
            replace(section, entries=tuple(self._versioned(entry) for entry in section.entries))
            for section in made.sections
        )
        own = replace(made, sections=versioned, link_id=link_id, style_id=self._style())
        return self.packs.create(changes.with_ids(own))

    def empty_pack(self, link_id: str, title: str = EMPTY_TITLE) -> Pack:
        """Make and keep a pack with nothing in it yet."""
        sections = (PackSection(changes.ITEMS_TITLE, ()),)
        return self.packs.create(Pack(title, title, sections, link_id=link_id, style_id=self._style()))

    def new_entry(self, item_id: str) -> PackEntry:
        """An entry for an item as it is now, in the user's own words if there are any. Raises `UsageError` (U-ITEM)."""
        return self._versioned(PackEntry(self.workspace.catalogue.get(item_id).id))

    def document(self, pack: Pack) -> Document:
        """A pack as it prints now; items that are no longer in the library are left out."""
        return assemble.assemble(self.printable(pack), self.link(pack.link_id), self.workspace.shelf)

    def printable(self, pack: Pack) -> Pack:
        """The pack without items that are no longer in the library."""
        known = self.workspace.catalogue
        sections = tuple(
            replace(section, entries=tuple(entry for entry in section.entries if entry.item_id in known))
            for section in pack.sections
        )
        return replace(pack, sections=sections)

    def _style(self) -> str:
        """The style that new packs begin with: the one in the settings, if it is still there."""
        wanted = self.settings.get(STYLE)
        known = {style.id for style in self.workspace.styles()}
        return wanted if wanted in known else STANDARD_STYLE

    def _versioned(self, entry: PackEntry) -> PackEntry:
        item = self.workspace.catalogue.items.get(entry.item_id)
        own = self.editions.get(entry.item_id)
        worded = replace(entry, edits=own.edits) if own and not entry.edits else entry
        return replace(worded, version=item.record.version) if item else worded
