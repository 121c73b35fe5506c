"""Building packs: every format, names of files, nothing written when something is wrong."""

import io
import zipfile

import pytest

from linkwell.domain.errors import AppError, Cancelled, ContentError, UsageError
from linkwell.render import registry
from linkwell.workspace.building import BuildRequest, build, file_name


def request(out, formats=("txt",), **more) -> BuildRequest:
    return BuildRequest(formats, out, **{"recipe": "small-link", "link": "kestrels-herons", **more})


@pytest.mark.parametrize("suffix", registry.suffixes())
def test_every_format_is_written_and_named_after_the_pack_and_both_classes(workspace, tmp_path, suffix):
    built = build(workspace, request(tmp_path / "new" / "folder", (suffix,)))
    (file,) = built.files
    assert file.name == f"small-link-three-sessions-one-exchange-kestrels-and-herons.{suffix}"
    assert file.stat().st_size > 5_000


def test_pdf_and_word_files_are_what_they_say(workspace, tmp_path):
    pdf, docx = build(workspace, request(tmp_path, ("pdf", "docx"))).files
    assert pdf.read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(docx.read_bytes())) as opened:
        assert "word/document.xml" in opened.namelist()


def test_building_twice_gives_the_same_bytes(workspace, tmp_path):
    first = build(workspace, request(tmp_path / "a", registry.suffixes())).files
    second = build(workspace, request(tmp_path / "b", registry.suffixes())).files
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"recipe": "no-such"}, "U-RECIPE"),
        ({"link": "no-such"}, "U-LINK"),
        ({"style": "no-such"}, "U-STYLE"),
        ({"recipe": ""}, "U-WHAT"),
    ],
)
def test_a_wrong_request_writes_nothing(workspace, tmp_path, more, code):
    with pytest.raises(UsageError) as caught:
        build(workspace, request(tmp_path / "out", **more))
    assert caught.value.code == code
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_names_those_there_are(workspace, tmp_path):
    with pytest.raises(UsageError, match="pdf"):
        build(workspace, request(tmp_path / "out", ("odt",)))
    assert not (tmp_path / "out").exists()


def test_an_unknown_sheet_writes_nothing(workspace, tmp_path):
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'title = "Mine"\n[[section]]\ntitle = "One"\n[[section.entry]]\nitem = "fam-01"\nsheets = ["S99"]\n'
    )
    with pytest.raises(UsageError, match="S99"):
        build(workspace, request(tmp_path / "out", recipe="", pack_file=pack))
    assert not (tmp_path / "out").exists()


def test_a_pack_file_of_the_wrong_stage_needs_a_word(workspace, tmp_path):
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'title = "Mine"\n[[section]]\ntitle = "One"\n[[section.entry]]\nitem = "equ-ks4-01"\nsheets = ["plan"]\n'
    )
    with pytest.raises(UsageError) as caught:
        build(workspace, request(tmp_path / "out", recipe="", pack_file=pack))
    assert caught.value.code == "P-STAGE"
    assert build(workspace, request(tmp_path / "out", recipe="", pack_file=pack, any_stage=True)).files


def test_an_empty_pack_is_refused(workspace, tmp_path):
    pack = tmp_path / "mine.toml"
    pack.write_text('title = "Mine"\n')
    with pytest.raises(ContentError) as caught:
        build(workspace, request(tmp_path / "out", recipe="", pack_file=pack))
    assert caught.value.code == "P-EMPTY"


def test_an_output_folder_that_is_a_file_is_refused(workspace, tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(AppError) as caught:
        build(workspace, request(tmp_path / "out"))
    assert caught.value.code == "S-PLACE"


@pytest.mark.parametrize("suffix", registry.suffixes())
@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.8])
def test_cancel_leaves_no_file(workspace, tmp_path, suffix, stop_at):
    def progress(fraction, message):
        if fraction >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(workspace, request(tmp_path / "out", (suffix,)), progress)
    assert not any((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phase 1 starter: Kestrels & Herons", "phase-1-starter-kestrels-herons"),
        ("CON", "con_"),
        ("…/../\\:*?", "pack"),
        ("Élan à l’école", "elan-a-lecole"),
        ("x" * 300, "x" * 64),
        ("你好", "pack"),
    ],
)
def test_any_title_makes_a_safe_file_name(title, name):
    assert file_name(title) == name
