"""What happens when something fails that nobody foresaw: it is written to a log here, never sent, and told calmly.

Reports carry the program's own lines only: folders become `~`, `<data>` and the like, and names of schools, classes,
people, links and packs become numbered words.
"""

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion
from typing_extensions import override

from linkwell import __version__
from linkwell.domain.errors import AppError
from linkwell.late import LateModule
from linkwell.store.settings import CLASS_NAME, SCHOOL, TEACHER
from linkwell.workspace.desk import Desk

if TYPE_CHECKING:
    import platform
    from logging import handlers
else:
    platform, handlers = LateModule("platform"), LateModule("logging.handlers")

LOGS, LOG_FILE = "logs", "linkwell.log"
_LOG_BYTES, _LOG_COUNT = 1_000_000, 2
_log = logging.getLogger(__name__)
_PACKAGE = Path(__file__).resolve().parent.parent
Names = Callable[[], Iterable[tuple[str, str]]]


class CrashHooks(QObject):
    """Takes the place of Python's own hooks. Signals arrive on the window's thread, whatever thread failed."""

    crashed = Signal(str)
    told = Signal(AppError)

    def __init__(self, scrub: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scrub = scrub
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Catch what is not caught from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Give Python's own hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _caught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, fault, trace)
        elif isinstance(fault, AppError):
            self.told.emit(fault)
        else:
            report = self._scrub(report_of(fault, trace))
            _log.error("%s", report)
            self.crashed.emit(report)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)


class Scrubber:
    """Replaces folders and names in a text. `names` gives (name, what stands for it) when a report is made."""

    def __init__(self, folders: Iterable[tuple[Path, str]], names: Names) -> None:
        self._folders = tuple(folders)
        self._names = names

    def __call__(self, text: str) -> str:
        for folder, stands_for in sorted(self._folders, key=lambda one: -len(str(one[0]))):
            for written in {str(folder), folder.as_posix(), str(folder).replace("\\", "\\\\")}:
                text = text.replace(written, stands_for) if len(written) > 1 else text
        text = _OTHER_FOLDERS.sub(r"<folder>/\g<name>", text)
        for name, stands_for in sorted(self._known(), key=lambda one: -len(one[0])):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stands_for, text, flags=re.IGNORECASE)
        return text

    def _known(self) -> list[tuple[str, str]]:
        try:
            return [(name, stands_for) for name, stands_for in self._names() if len(name) > 1]
        except Exception:
            # A report about broken data must not fail because the data is broken.
            _log.warning("The names for a report could not be read")
            return []


# A drive or a root, folders, then a file name; the program's own files were shortened before.
_OTHER_FOLDERS = re.compile(
    r"(?<![\w>~.])(?:[A-Za-z]:[\\/]|\\\\|/)(?:[^\\/\n\"'<>|:]+[\\/])+(?P<name>[^\\/\n\"'<>|:\s]+)"
)


def scrubber_for(desk: Desk) -> Scrubber:
    """The scrubber that knows this desk's folders and names."""
    paths = desk.workspace.paths
    folders = (
        (_PACKAGE, "linkwell"),
        (paths.data, "<data>"),
        (paths.cache, "<cache>"),
        (paths.shipped, "<library>"),
        (Path(sys.prefix), "<python>"),
        (Path(sys.base_prefix), "<python>"),
        (Path.home(), "~"),
    )
    return Scrubber(folders, lambda: _names(desk))


def report_of(fault: BaseException, trace: TracebackType | None) -> str:
    """Version, platform and the program's lines, before names and folders are replaced."""
    lines = traceback.format_exception(type(fault), fault, trace)
    return f"{about_system()}\n\n{''.join(lines)}".rstrip()


def about_system() -> str:
    """Versions that matter for a report. The computer's name is not among them."""
    return "\n".join(
        (
            f"Linkwell {__version__}",
            f"{platform.system()} {platform.release()}, {platform.machine()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
        )
    )


def start_log(data_folder: Path) -> logging.Handler | None:
    """Write warnings and failures to `logs/` in the data folder; None where nothing can be written."""
    folder = data_folder / LOGS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LOG_FILE).touch()
        handler = _LateLog(folder / LOG_FILE)
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger("linkwell").addHandler(handler)
    return handler


class _LateLog(logging.Handler):
    """Opens its file, which is turned over when it is full, for the first line: most days have nothing to write."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._writer: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._writer is None:
            self._writer = handlers.RotatingFileHandler(
                self._file, maxBytes=_LOG_BYTES, backupCount=_LOG_COUNT, encoding="utf-8", delay=True
            )
            self._writer.setFormatter(self.formatter)
        self._writer.emit(record)

    @override
    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        super().close()


class FaultLog:
    """Where the interpreter writes its last words if Qt or a library brings the whole program down."""

    def __init__(self, data_folder: Path) -> None:
        self._file = None
        try:
            self._file = (data_folder / LOGS / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:
            _log.info("No fault log can be written here")

    def close(self) -> None:
        """Stop writing there."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()


def _names(desk: Desk) -> Iterator[tuple[str, str]]:
    own = {SCHOOL: "<our school>", CLASS_NAME: "<our class>", TEACHER: "<our teacher>"}
    for setting, stands_for in own.items():
        yield desk.settings.get(setting), stands_for
    for number, link in enumerate(desk.links.list(), 1):
        yield link.title, f"<link {number}>"
        yield link.id, f"<link {number}>"
        for letter, side in (("a", link.a), ("b", link.b)):
            yield side.school, f"<school {number}{letter}>"
            yield side.class_name, f"<class {number}{letter}>"
            yield side.teacher, f"<teacher {number}{letter}>"
    for number, pack in enumerate(desk.packs.list(), 1):
        yield pack.title, f"<pack {number}>"
        yield pack.id, f"<pack {number}>"
