"""Separate files: each part in exactly one of them, nothing half written."""

import pikepdf
import pytest

from linkwell.domain.document import Contents, Document
from linkwell.domain.errors import AppError, Cancelled
from linkwell.packs import splitting
from linkwell.workspace import separate
from linkwell.workspace.building import BuildRequest, Export, prepare


@pytest.fixture(scope="module")
def document(workspace, tmp_path_factory) -> Document:
    request = BuildRequest((), tmp_path_factory.mktemp("out"), recipe="phase-1-starter", link="kestrels-herons")
    return prepare(workspace, request).document


def test_every_part_is_in_exactly_one_document_in_its_order(workspace, document):
    shares = splitting.shares(document, workspace.catalogue)
    placed = [part.id for share in shares for part in share.document.parts]
    assert sorted(placed) == sorted(part.id for part in document.parts)
    order = [part.id for part in document.parts]
    for share in shares:
        own = [order.index(part.id) for part in share.document.parts]
        assert own == sorted(own)


def test_who_gets_what(workspace, document):
    shares = {share.name: share.document for share in splitting.shares(document, workspace.catalogue)}
    assert {"teacher", "pupils", "pupils-supported", "families"} <= set(shares)
    assert [shares["teacher"].parts[0].id, shares["teacher"].parts[-1].id] == ["cover", "credits"]
    assert {part.id for part in shares["families"].parts} >= {"fam-01/S1/a", "fam-01/S1/b"}
    for name in ("pupils", "pupils-supported", "families"):
        assert not any(part.id.endswith(("/plan", "/notes")) for part in shares[name].parts)


def test_the_list_of_contents_names_only_what_is_in_the_file(workspace, document):
    for share in splitting.shares(document, workspace.catalogue):
        here = {part.id for part in share.document.parts}
        lists = [block for part in share.document.parts for block in part.blocks if isinstance(block, Contents)]
        assert all(entry.part_id in here for block in lists for entry in block.entries)


def test_files_of_both_formats_stand_in_a_new_folder(workspace, document, tmp_path):
    files = separate.write(workspace, Export(document, "standard", tmp_path, ("pdf", "docx")))
    names = [file.name for file in files]
    assert names[:4] == ["teacher.pdf", "teacher.docx", "pupils.pdf", "pupils.docx"]
    assert files[0].parent.name.endswith("-separate-files")
    pages = 0
    for file in files[::2]:
        with pikepdf.open(file) as pdf:
            pages += len(pdf.pages)
            assert str(pdf.docinfo["/Title"]).startswith(document.title)
    assert pages >= len(document.parts)
    again = separate.write(workspace, Export(document, "standard", tmp_path, ("pdf",)))
    assert again[0].parent.name.endswith("-separate-files (2)")


def test_cancel_leaves_nothing_and_an_empty_pack_is_refused(workspace, document, tmp_path):
    def stop(fraction, _message):
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        separate.write(workspace, Export(document, "standard", tmp_path, ("pdf",)), stop)
    assert not any(tmp_path.iterdir())
    with pytest.raises(AppError) as caught:
        separate.write(workspace, Export(Document("Empty", ()), "standard", tmp_path, ("pdf",)))
    assert caught.value.code == "P-NONE"
