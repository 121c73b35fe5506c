"""Where things are: the shipped library, the packs data, the user's own folders.

This is the only module that knows. In the source tree `resources/` and `packs/` stand beside `app/`; in a
wheel or the frozen app they stand inside the package.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
APP_NAME = "Linkwell"
DATA_DIR_VARIABLE = "LINKWELL_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Paths:
    """`shipped` holds `resources/` and `packs/`; `data` is the user's, `cache` may be thrown away."""

    shipped: Path
    data: Path
    cache: Path

    @property
    def resources(self) -> Path:
        return self.shipped / "resources"

    @property
    def vocabulary(self) -> Path:
        return self.resources / "vocabulary"

    @property
    def symbols(self) -> Path:
        return self.resources / "symbols"

    @property
    def packs(self) -> Path:
        return self.shipped / "packs"


def shipped_root() -> Path:
    """The folder that holds `resources/` and `packs/`."""
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent.parent


def default_paths(data_dir: Path | None = None) -> Paths:
    """The folders to use: `data_dir`, else the variable LINKWELL_DATA_DIR, else the platform's own."""
    chosen = data_dir or _from_environment()
    if chosen is not None:
        return Paths(shipped_root(), chosen, chosen / "cache")
    data = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
    cache = Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))
    return Paths(shipped_root(), data, cache)


def _from_environment() -> Path | None:
    value = os.environ.get(DATA_DIR_VARIABLE, "").strip()
    return Path(value).expanduser() if value else None
