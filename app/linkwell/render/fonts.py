"""Where the typefaces are: each family the styles may name, as files that can be embedded.

The fonts come from pinned packages, never from the machine, so that a page looks the same everywhere. This
file knows nothing of any output format.
"""

import importlib.util
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from linkwell.domain.errors import AppError
from linkwell.render import installed


@dataclass(frozen=True, slots=True)
class FontFamily:
    """One typeface in two weights. `fallback_name` is for formats that can only name a font."""

    id: str
    name: str
    regular: Path
    bold: Path
    fallback_name: str


@dataclass(frozen=True, slots=True)
class _Source:
    """The files of one weight: the package that holds them and the file name."""

    package: str
    file: str


_ATKINSON = "fontpkg_atkinson_hyperlegible"
_ABEEZEE = "fontpkg_abeezee"
_BOLD = _Source(_ATKINSON, "AtkinsonHyperlegible-Bold.ttf")  # ABeeZee has no bold of its own
_FAMILIES: dict[str, tuple[str, _Source, _Source, str]] = {
    "atkinson": ("Atkinson Hyperlegible", _Source(_ATKINSON, "AtkinsonHyperlegible-Regular.ttf"), _BOLD, "Arial"),
    "abeezee": ("ABeeZee", _Source(_ABEEZEE, "ABeeZee-Regular.ttf"), _BOLD, "Arial"),
}
_INSTALLED = "installed:"  # begins the id of a family that is on this computer; its name follows
_AMIRI, _SILIGURI, _NOTO = "fontpkg_amiri", "fontpkg_hind_siliguri", "fontpkg_noto_sans"
_NOTO_SANS = _Source(_NOTO, "NotoSans[wdth,wght].ttf")  # one file for all weights
_SCRIPTS: dict[str, tuple[str, _Source, _Source, str]] = {
    "noto-sans": ("Noto Sans", _NOTO_SANS, _NOTO_SANS, "Arial"),
    "amiri": ("Amiri", _Source(_AMIRI, "Amiri-Regular.ttf"), _Source(_AMIRI, "Amiri-Bold.ttf"), "Arial"),
    "hind-siliguri": (
        "Hind Siliguri",
        _Source(_SILIGURI, "HindSiliguri-Regular.ttf"),
        _Source(_SILIGURI, "HindSiliguri-Bold.ttf"),
        "Nirmala UI",
    ),
}


def family_ids() -> tuple[str, ...]:
    """The ids that `family` knows, in a fixed order."""
    return tuple(_FAMILIES)


@lru_cache(maxsize=32)
def family(id: str) -> FontFamily:
    """The font family with this id. Raises `AppError` F-FONT when it is unknown or its files are missing."""
    if id.startswith(_INSTALLED):
        return _of_this_computer(id)
    known = _SCRIPTS.get(id) or _FAMILIES.get(id)
    if known is None:
        raise _missing(id)
    name, regular, bold, fallback = known
    return FontFamily(id, name, _file(regular, name), _file(bold, name), fallback)


def is_here(id: str) -> bool:
    """Whether pages can be set in the family with this id on this computer."""
    return id in _FAMILIES or (id.startswith(_INSTALLED) and _name(id) in installed.families(installed.folders()))


def installed_ids() -> tuple[str, ...]:
    """The ids of the families of this computer that pages can be set in, by name."""
    return tuple(_INSTALLED + name for name in installed.families(installed.folders()))


def display_name(id: str) -> str:
    """What a family is called, whether it is here or not."""
    return _name(id) if id.startswith(_INSTALLED) else _FAMILIES[id][0] if id in _FAMILIES else id


def _name(id: str) -> str:
    return id.removeprefix(_INSTALLED)


def _of_this_computer(id: str) -> FontFamily:
    found = installed.families(installed.folders()).get(_name(id))
    if found is None:
        raise _missing(_name(id))
    regular, bold = found
    return FontFamily(id, _name(id), regular.file, bold.file, "Arial")


@lru_cache(maxsize=1)
def script_families() -> tuple[FontFamily, ...]:
    """The families for words in other scripts that come with Linkwell, in the order in which they are asked."""
    return tuple(map(family, _SCRIPTS))


def script_ids(names: Collection[str]) -> tuple[str, ...]:
    """The ids of the families for other scripts that have these names."""
    return tuple(id_ for id_, (name, *_) in _SCRIPTS.items() if name in names)


def _file(source: _Source, name: str) -> Path:
    for folder in _folders(source.package):
        path = folder / "files" / source.file
        if path.is_file():
            return path
    raise _missing(name)


def _folders(package: str) -> list[Path]:
    """Where a font package may lie. A frozen program may hold its files without the package itself."""
    found = importlib.util.find_spec(package)
    folders = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        folders.append(Path(frozen) / package)
    return folders


def _missing(name: str) -> AppError:
    return AppError(
        "F-FONT",
        f"The typeface \u201c{name}\u201d is not on this computer.",
        "Your pack is unchanged.",
        "Choose another style, or install Linkwell again.",
    )


def can_show(character: str, ids: Iterable[str]) -> bool:
    """Whether one of these families, or one of those for other scripts, has a character."""
    files = [family(id_).regular for id_ in (*ids, *_SCRIPTS)]
    return any(installed.has_glyph(file, 0, character) for file in files)


def installed_for(character: str) -> installed.InstalledFont | None:
    """A typeface of this computer that shows a character, and may be embedded."""
    return installed.for_character(character, installed.folders())
