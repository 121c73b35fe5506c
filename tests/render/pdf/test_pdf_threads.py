"""Two previews at once: the library's and a pack's. The typefaces are shared, so each must wait for its turn."""

import io
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest

from linkwell.paths import default_paths
from linkwell.render import registry
from linkwell.render.pdf import faces
from linkwell.workspace.reading import as_document
from linkwell.workspace.workspace import Workspace


@pytest.fixture
def many_turns():
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    yield
    sys.setswitchinterval(usual)


def test_documents_made_at_once_are_the_same_as_one_after_another(tmp_path, many_turns):
    workspace = Workspace(default_paths(tmp_path))
    documents = [as_document(workspace, item.id) for item in list(workspace.catalogue)[:4]]
    style, symbols = workspace.style(), workspace.paths.symbols

    def made(document):
        out = io.BytesIO()
        registry.renderer("pdf").render(document, style, symbols, out, lambda _fraction, _words: None)
        return out.getvalue()

    faces._all.cache_clear()
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(made, documents))
    assert together == [made(document) for document in documents]
    for data in together:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) > 0
