"""Formats are found by suffix, and their modules are imported only then."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linkwell.domain.errors import UsageError
from linkwell.render import registry

APP = Path(__file__).parents[2] / "app"


@pytest.mark.parametrize("entry", registry.FORMATS, ids=lambda entry: entry.suffix)
def test_every_format_gives_a_renderer_of_its_name(entry):
    renderer = registry.renderer(entry.suffix)
    assert (renderer.suffix, renderer.title) == (entry.suffix, entry.title)


def test_an_unknown_suffix_lists_what_exists():
    with pytest.raises(UsageError) as caught:
        registry.renderer("odt")
    assert caught.value.code == "R-FORMAT"
    assert "odt" in caught.value.happened
    assert all(suffix in caught.value.next_step for suffix in ("pdf", "docx", "txt"))


def test_the_registry_alone_loads_no_renderer():
    code = "import sys, linkwell.render.registry; print({'docx', 'reportlab', 'pikepdf'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(APP)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "set()"
