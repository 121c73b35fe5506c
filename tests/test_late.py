import subprocess
import sys
from pathlib import Path

import pytest

import linkwell.late
from linkwell.late import LateModule

APP = Path(linkwell.late.__file__).parents[1]


def test_a_name_is_the_modules_own():
    assert LateModule("linkwell.late").LateModule is LateModule


def test_a_name_that_is_not_there_is_told_as_usual():
    with pytest.raises(AttributeError):
        _ = LateModule("linkwell.late").nothing


HEAVY = (
    *("reportlab", "docx", "whoosh", "markdown_it", "rapidfuzz"),
    *("linkwell.domain.document", "linkwell.domain.item", "linkwell.domain.vocabulary"),
    *("linkwell.library.loader", "linkwell.library.vocabulary", "linkwell.render.styles"),
    *("linkwell.ui.views.pages.page_view", "linkwell.ui.views.packs.packs_view", "linkwell.ui.views.links.links_view"),
    *("PySide6.QtPdf", "PySide6.QtNetwork", "PySide6.QtPrintSupport"),
    *("logging.handlers", "platform", "secrets", "tomllib", "importlib.resources"),
)


def test_the_window_is_loaded_without_what_its_first_screen_does_not_need():
    code = (
        "import sys; import linkwell.ui.application, linkwell.ui.views.library.library_view; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=APP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_source_of_modules_imported_after_qt_is_not_read():
    code = (
        "from linkwell.ui.plain_imports import import_plainly; import_plainly(); import inspect; read = []; "
        "inspect.getsource = lambda module: read.append(module.__name__) or ''; "
        "from PySide6.QtWidgets import QLabel; import linkwell.ui.theme.theme; print(QLabel.__name__, read)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=APP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "QLabel []"
