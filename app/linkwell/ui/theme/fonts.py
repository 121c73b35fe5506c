"""The interface's typeface in its eight roles, in points that follow the system's text size.

This file turns a role and a size in per cent into a font; it knows nothing of colours or widgets.
"""

import logging
import sys

from PySide6.QtGui import QFont, QFontDatabase

from linkwell.domain.errors import AppError
from linkwell.render.fonts import family

_log = logging.getLogger(__name__)
_FAMILY_ID = "atkinson"
_BODY_PIXELS = 14.0
_PIXELS: dict[str, tuple[float, bool]] = {
    "display": (28, True),
    "title": (20, True),
    "section": (16, True),
    "item": (15, True),
    "body": (14, False),
    "small": (12.5, False),
    "badge": (12, False),
    "nav": (12.5, False),
}
ROLES = tuple(_PIXELS)


def load_interface_family() -> str:
    """Load the bundled typeface and return its name; the system's own family if the files are missing."""
    try:
        bundled = family(_FAMILY_ID)
    except AppError:
        _log.warning("The interface typeface is missing")
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    for file in (bundled.regular, bundled.bold):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            _log.warning("The typeface file %s cannot be read", file.name)
    return bundled.name


def role_font(family_name: str, role: str, percent: int) -> QFont:
    """The font of a role (one of `ROLES`). `percent` is the interface size, 100 being the design's."""
    pixels, bold = _PIXELS[role]
    font = QFont(family_name)
    font.setPointSizeF(_body_points() * pixels / _BODY_PIXELS * percent / 100)
    font.setBold(bold)
    return font


def _body_points() -> float:
    """Points of body text: the design's 14 px, larger where the system's own text was made larger."""
    usual, design = _USUAL.get(sys.platform, (11.0, 10.5))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return design * min(max(system / usual, 1.0), 2.5)


# Per platform: the system font's usual size, and how many points make 14 px there.
_USUAL: dict[str, tuple[float, float]] = {"win32": (9.0, 10.5), "darwin": (13.0, 14.0)}
