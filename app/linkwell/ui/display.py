"""Finds out, before Qt is asked, whether a window can be opened; Qt itself would end the program without a word.

It knows the ways of Linux desktops and nothing of Qt's classes.
"""

import ctypes
import importlib.util
import os
import socket
import sys
from pathlib import Path

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
NOTHING_CHANGED = "Nothing was changed."
COMMAND_LINE = "the command line needs no display, for example: linkwell search belonging"


def why_no_window() -> str:
    """Empty if a window can be opened, else a calm explanation with the code D-NONE or D-LIBRARY."""
    if not sys.platform.startswith("linux"):
        return ""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_SCREEN):
        return ""
    if _wayland_answers():
        return ""
    if not os.environ.get("DISPLAY"):
        return no_display("There is no display here")
    return _why_no_x()


def no_display(what: str) -> str:
    """The words for a missing display."""
    return (
        f"{what}, so the window cannot open. {NOTHING_CHANGED} Start Linkwell from a desktop, or go on without: "
        f"{COMMAND_LINE}. (D-NONE)"
    )


def no_library(name: str) -> str:
    """The words for a system library that the window needs."""
    return (
        f"The window needs a part of the system that is missing ({name}). {NOTHING_CHANGED} Install it (on Debian: "
        f"python3 build/bootstrap.py as root does it), or go on without: {COMMAND_LINE}. (D-LIBRARY)"
    )


def _why_no_x() -> str:
    try:
        for plugin in _x_plugins():
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as fault:
        return no_library(str(fault).split(":", 1)[0])
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    if not xcb.xcb_connection_has_error(connection):
        return ""  # and stay connected: a display that loses its only client may reset just as Qt comes
    xcb.xcb_disconnect(connection)
    return no_display(f"The display {os.environ['DISPLAY']} does not answer")


def _x_plugins() -> list[Path]:
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return []
    return list(Path(found.origin).parent.glob("Qt/plugins/platforms/libqxcb.so"))


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX) as trying:
        try:
            trying.connect(str(place))
        except OSError:
            return False
    return True
