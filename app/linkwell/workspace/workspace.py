"""The composition root: knows the folders, reads each part of the library once, and hands it to the use cases.

Everything is read at first use, so that a command pays only for what it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from linkwell.domain.errors import AppError, UsageError
from linkwell.domain.progress import Progress, silent
from linkwell.late import LateModule
from linkwell.paths import Paths

if TYPE_CHECKING:
    from linkwell.domain.catalogue import Catalogue
    from linkwell.domain.link import Link
    from linkwell.domain.pack import Recipe
    from linkwell.domain.style import Style
    from linkwell.domain.vocabulary import Vocabulary
    from linkwell.library import loader, vocabulary
    from linkwell.packs import assemble, link_files, recipe_files
    from linkwell.render import fonts, styles
else:
    vocabulary = LateModule("linkwell.library.vocabulary")
    link_files = LateModule("linkwell.packs.link_files")
    recipe_files = LateModule("linkwell.packs.recipe_files")
    styles = LateModule("linkwell.render.styles")
    loader, assemble = LateModule("linkwell.library.loader"), LateModule("linkwell.packs.assemble")
    fonts = LateModule("linkwell.render.fonts")

LIBRARY_FOLDERS = ("resources/lessons", "resources/programme", "packs/exchange")
SAMPLE_LINK = "kestrels-herons"
STANDARD_STYLE = "standard"
_Thing = TypeVar("_Thing")


def require_library(paths: Paths) -> None:
    """Raise `AppError` (L-GONE) if the folders that come with Linkwell are not in their place."""
    for folder in (paths.vocabulary, paths.symbols, paths.packs):
        if not folder.is_dir():
            raise AppError(
                "L-GONE",
                f"The library that belongs to Linkwell is not in its place: there is no folder “{folder}”.",
                "Your own work is not touched.",
                "Put the folder back, or install Linkwell again.",
            )


class Workspace:
    """The library, links, recipes and styles that belong together. Nothing here is global."""

    def __init__(self, paths: Paths, progress: Progress = silent) -> None:
        self.paths = paths
        self._progress = progress
        self._nation = self._text_family = ""
        self._told: Vocabulary | None = None
        self._reading = Lock()
        self._catalogue: Catalogue | None = None

    def take_up(self, nation: str, text_family: str) -> None:
        """From now on speak to a reader in this nation and print in this typeface; empty: nobody, as the style says."""
        self._nation, self._text_family = nation, text_family

    @property
    def taken_up(self) -> tuple[str, str]:
        """What `take_up` was given last, for another workspace that is to speak and print alike."""
        return self._nation, self._text_family

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the library, as they are told to the reader."""
        if self._told is None or self._told.nation != self._nation:
            self._told = replace(self._vocabulary, nation=self._nation)
        return self._told

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary.load(self.paths.resources)

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue or self.read(self._progress)

    @property
    def catalogue_if_read(self) -> Catalogue | None:
        """The catalogue, or None while nobody has needed it."""
        return self._catalogue

    def read(self, progress: Progress) -> Catalogue:
        """The catalogue, read now if it was not; `progress` may stop that. Read once, also where two threads ask."""
        with self._reading:
            if self._catalogue is None:
                files = loader.item_files(self.paths.shipped, LIBRARY_FOLDERS)
                self._catalogue = loader.load(files, self.vocabulary, progress)
            return self._catalogue

    @property
    def shelf(self) -> assemble.Shelf:
        return assemble.Shelf(self.catalogue, self.vocabulary)

    @cached_property
    def recipes(self) -> dict[str, Recipe]:
        """All recipes by id, in the order in which they are offered."""
        files = (self.paths.packs / "recipes").glob("*.toml")
        read = [recipe_files.load_recipe(file, self.vocabulary) for file in files]
        return {recipe.id: recipe for recipe in sorted(read, key=lambda one: (one.order, one.id))}

    def recipe(self, recipe_id: str) -> Recipe:
        """The recipe with that id. Raises `UsageError` (U-RECIPE)."""
        return _named(self.recipes, recipe_id, "U-RECIPE", "recipe", "linkwell recipes")

    def links(self) -> dict[str, Link]:
        """All links by id: the user's own, then the sample ones."""
        return {link.id: link for link in self._read_links()}

    def link(self, name: str) -> Link:
        """A link by its id, or by the path of its file. Raises `UsageError` (U-LINK)."""
        file = Path(name)
        if file.suffix == ".toml" and file.is_file():
            return link_files.load(file, self.vocabulary)
        return _named(self.links(), name, "U-LINK", "link", "linkwell links")

    @cached_property
    def _styles(self) -> tuple[Style, ...]:
        return styles.available(self.paths.packs / "styles")

    def styles(self) -> tuple[Style, ...]:
        """All ways to print, the standard first, read once. Raises `ContentError` (P-STYLE)."""
        return self._styles

    def style(self, style_id: str = STANDARD_STYLE) -> Style:
        """A way to print. Raises `UsageError` (U-STYLE)."""
        available = {style.id: style for style in self.styles()}
        found = _named(available, style_id, "U-STYLE", "style", "linkwell styles")
        return found.with_text(self._text_family) if fonts.is_here(self._text_family) else found

    @property
    def absent_typeface(self) -> str:
        """The name of the typeface that was chosen for all pages, if it is not on this computer; else nothing."""
        chosen = self._text_family
        return fonts.display_name(chosen) if chosen and not fonts.is_here(chosen) else ""

    def _read_links(self) -> Iterator[Link]:
        samples = self.paths.resources / "samples" / "links"
        for folder, sample in ((samples, True), (self.paths.data / "links", False)):
            for file in sorted(folder.glob("*.toml")):
                yield link_files.load(file, self.vocabulary, sample=sample)


def _named(known: Mapping[str, _Thing], name: str, code: str, word: str, listing: str) -> _Thing:
    found = known.get(name)
    if found is None:
        names = ", ".join(sorted(known)) or "none yet"
        what = f"There is no {word} called “{name}”. There are: {names}."
        raise UsageError(code, what, "No file was written.", f"See them with: {listing}.")
    return found
