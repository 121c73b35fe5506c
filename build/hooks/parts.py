"""What goes into the frozen app: which files are left out, its version resource and its icon.

Read by `linkwell.spec`. It knows paths inside the finished folder, and nothing of PyInstaller's own objects.
"""

from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).with_name("icon.svg")
_ICON_SIZE, _ICON_SIZES = 1024, (16, 20, 24, 32, 40, 48, 64, 128, 256)

# Paths in lower case with forward slashes; a star stands for anything, slashes too. Kept on purpose: the input
# methods of Linux (dead keys, IBus), Wayland, the desktop portal's dialogs, the drivers of printers, and `offscreen`.
LEFT_OUT = (
    # Drawing through OpenGL, and displays that are not desktops: the window is painted in memory.
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/xcbglintegrations/*",
    "*/plugins/wayland-graphics-integration-*",
    *(f"*/plugins/platforms/*q{name}.*" for name in ("eglfs", "linuxfb", "minimal", "minimalegl", "vkkhrdisplay")),
    *(f"*/plugins/platforms/*q{name}.*" for name in ("direct2d", "vnc")),
    "*/opengl32sw.dll",
    # The network, which Linkwell never uses. (QtPdf itself needs the library QtNetwork.)
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "libssl*",
    # Printing on Linux is the system's affair: its own CUPS talks to its own printers.
    "libcups.so*",
    # Touch screens without a desktop, a keyboard on the screen (it brings all of Qt Quick), GTK's dialogs.
    "*/plugins/generic/*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/platformthemes/*gtk3*",
    # Formats of pictures: SVG and JPEG stay; PNG is built in.
    *(f"*/plugins/imageformats/*q{name}.*" for name in ("gif", "icns", "ico", "pdf", "tga", "tiff", "wbmp", "webp")),
    "pil/_avif.*",
    # Words that nothing asks for.
    "*/translations/*.qm",
    "docx/templates/default.docx",
    "docx/templates/default-docx-template*",
    "lxml/objectify*",
    "lxml/html/*",
    "lxml/isoschematron/*",
    "reportlab/fonts/*",
)
HYPHENATION, BRITISH = "pyphen/dictionaries/*", "*/hyph_en_gb.dic"

# Modules that are reached only by parts of libraries that Linkwell does not use. Without `ssl`, nothing in the app
# can reach the internet safely, and nothing in it tries.
EXCLUDED_MODULES = (
    *("asyncio", "cached_property", "ensurepip", "lib2to3", "numpy", "pip", "pydoc_data", "setuptools"),
    *("lxml.html", "lxml.isoschematron", "lxml.objectify", "PIL.AvifImagePlugin", "PIL.ImageQt", "PIL.ImageTk"),
    *("sqlite3.test", "ssl", "test", "tkinter", "turtle", "wheel", "xmlrpc"),
)


def is_wanted(path: str) -> bool:
    """Whether the file that would be at this path inside the app is to be there."""
    plain = path.replace("\\", "/").lower()
    if fnmatch(plain, HYPHENATION):
        return fnmatch(plain, BRITISH)
    return not any(fnmatch(plain, pattern) for pattern in LEFT_OUT)


def without_orphans(needs: Mapping[str, Collection[str]], left: Iterable[str]) -> frozenset[str]:
    """Those of the `left` libraries that one of them still needs, or that nothing ever needed.

    `needs` gives, for the path of every library there was, the file names of those it is linked with. Leaving out a
    plug-in leaves the libraries behind that came only with it; this finds the others.
    """
    asked_for = {name for names in needs.values() for name in names}
    staying = set(left)
    by_name: dict[str, list[str]] = {}
    for path in staying:
        by_name.setdefault(PurePosixPath(path).name, []).append(path)
    reached: set[str] = set()
    waiting = [path for name, paths in by_name.items() if name not in asked_for for path in paths]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting.extend(found for name in needs[path] for found in by_name.get(name, ()))
    return frozenset(reached)


def version_resource(version: str) -> str:
    """The text of a Windows version resource as PyInstaller reads it from a file. `version` is like "1.2.3"."""
    numbers = tuple(int(part) for part in version.split("."))[:4]
    four = (*numbers, 0, 0, 0, 0)[:4]
    words = {
        "CompanyName": "Linkwell",
        "FileDescription": "Linkwell: lesson packs for schools linking",
        "FileVersion": version,
        "InternalName": "linkwell",
        "LegalCopyright": "Code: MIT. Lessons: CC BY 4.0.",
        "ProductName": "Linkwell",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    british, unicode_page = 0x0809, 1200
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, "
        f"fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('{british:04X}{unicode_page:04X}', "
        f"[{strings}])]), VarFileInfo([VarStruct('Translation', [{british}, {unicode_page}])])])\n"
    )


def write_icon(folder: Path, suffix: str) -> Path:
    """Draw the icon into a file of that folder, as `ico`, `icns` or `png`; returns the file. Raises OSError."""
    picture = QImage(_ICON_SIZE, _ICON_SIZE, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(ICON)).render(painter, QRectF(picture.rect()))
    painter.end()
    whole, file = folder / "whole.png", folder / f"linkwell.{suffix}"
    if not picture.save(str(whole)):
        raise OSError(f"the icon could not be written to {whole}")
    with Image.open(whole) as drawn:
        match suffix:
            case "ico":
                drawn.save(file, sizes=[(size, size) for size in _ICON_SIZES])
            case "png":
                drawn.resize((256, 256), Image.Resampling.LANCZOS).save(file)
            case _:
                drawn.save(file)
    return file
