"""Where the typefaces are: each family the styles may name, as files that can be embedded.

The fonts come from pinned packages, never from the machine, so that a page looks the same everywhere. This
file knows nothing of any output format.
"""

import importlib.util
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from linkwell.domain.errors import AppError


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
_FAMILIES: dict[str, tuple[str, _Source, _Source]] = {
    "atkinson": ("Atkinson Hyperlegible", _Source(_ATKINSON, "AtkinsonHyperlegible-Regular.ttf"), _BOLD),
    "abeezee": ("ABeeZee", _Source(_ABEEZEE, "ABeeZee-Regular.ttf"), _BOLD),
}


def family_ids() -> tuple[str, ...]:
    """The ids that `family` knows, in a fixed order."""
    return tuple(_FAMILIES)


@lru_cache(maxsize=32)
def family(id: str) -> FontFamily:
    """The font family with this id. Raises `AppError` F-FONT when it is unknown or its files are missing."""
    known = _FAMILIES.get(id)
    if known is None:
        raise _missing(id)
    name, regular, bold = known
    return FontFamily(id, name, _file(regular, name), _file(bold, name), "Arial")


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
