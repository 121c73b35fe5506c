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


def test_the_window_is_loaded_without_renderers_search_and_markdown():
    code = (
        "import sys; import linkwell.ui.application, linkwell.ui.views.library.library_view; "
        "print([n for n in ('reportlab', 'docx', 'whoosh', 'markdown_it', 'rapidfuzz') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=APP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
