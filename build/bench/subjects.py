"""What is measured: each tool with the command that makes the document once, and the one that makes it twice.

`twice` sets the document and then again after a change, in one process. A tool that tells its own build times (as a
JSON list of seconds) is measured with its modules loaded; the others only as whole processes.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from peers import Peer, Peers

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
PDF, WORD = "PDF", "Word"
_TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """One tool making one format. `file` is what it writes; `missing` says why it can't be measured."""

    id: str
    format: str
    title: str
    file: Path
    once: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    missing: str = ""


def all_subjects(folder: Path, peers: Peers) -> list[Subject]:
    """Linkwell and its peers, in the order in which they are told. The prepared content is in `folder`."""
    office = peers.libreoffice
    return [
        _linkwell(folder, "pdf", PDF),
        _typst(folder, peers.typst, "typst", "PDF/UA-1", "tagged"),
        _typst(folder, peers.typst, "typst-untagged", "untagged", "untagged"),
        _weasyprint(folder, peers.weasyprint),
        _libreoffice(folder, office, "libreoffice", "its usual PDF", "pdf"),
        _libreoffice(folder, office, "libreoffice-ua", "PDF/UA", _TAGGED),
        _linkwell(folder, "docx", WORD),
        _pandoc(folder, peers.pandoc),
    ]


def environment(base: dict[str, str], folder: Path) -> dict[str, str]:
    """What every program is started with: our source for our own runs, the same typeface for everybody.

    Everybody's modules get compiled (in the first, unmeasured try), whatever the user's environment says.
    """
    fontconfig = folder / "fonts.conf"
    cache = folder / "fontconfig-cache"
    fontconfig.write_text(_FONTCONFIG.format(fonts=folder / "fonts", cache=cache), encoding="utf-8")
    own = {
        "PYTHONPATH": str(PROJECT / "app"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONIOENCODING": "utf-8",
        "FONTCONFIG_FILE": str(fontconfig),
    }
    return {name: value for name, value in base.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def give_word_file_to_libreoffice(folder: Path) -> None:
    """LibreOffice converts the Word file that Linkwell has made, under the name that its PDF shall have."""
    for name in ("libreoffice", "libreoffice-ua"):
        shutil.copyfile(folder / "out" / "linkwell.docx", folder / f"{name}.docx")


def _linkwell(folder: Path, suffix: str, name: str) -> Subject:
    out = folder / "out" / f"linkwell.{suffix}"
    start = (sys.executable, str(HERE / "run_linkwell.py"), suffix)
    once = (*start, str(folder / "first.pickle"), str(out))
    twice = (*start, str(folder / "again.pickle"), str(out.with_stem("linkwell-again")))
    return Subject(f"linkwell-{suffix}", name, "Linkwell", out, once, twice)


def _typst(folder: Path, peer: Peer, key: str, what: str, tags: str) -> Subject:
    out = folder / "out" / f"{key}.pdf"
    start = (peer.path, str(HERE / "run_typst.py"))
    rest = (str(folder / "fonts"), tags, str(folder / "document.typ"))
    twice = (*start, str(out.with_stem(f"{key}-again")), *rest, str(folder / "changed.typ"))
    return Subject(key, PDF, _title(peer, what), out, (*start, str(out), *rest), twice, peer.missing)


def _weasyprint(folder: Path, peer: Peer) -> Subject:
    out = folder / "out" / "weasyprint.pdf"
    start = (peer.path, str(HERE / "run_weasyprint.py"))
    source = str(folder / "document.html")
    twice = (*start, str(out.with_stem("weasyprint-again")), source, str(folder / "changed.html"))
    return Subject("weasyprint", PDF, _title(peer, "PDF/UA-1"), out, (*start, str(out), source), twice, peer.missing)


def _libreoffice(folder: Path, peer: Peer, key: str, what: str, to: str) -> Subject:
    profile = (folder / "libreoffice-profile").as_uri()
    start = (peer.path, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to)
    out = folder / "out"
    once = (*start, "--outdir", str(out), str(folder / f"{key}.docx"))
    return Subject(key, PDF, _title(peer, what), out / f"{key}.pdf", once, missing=peer.missing)


def _pandoc(folder: Path, peer: Peer) -> Subject:
    out = folder / "out" / "pandoc.docx"
    once = (peer.path, "--metadata=lang:en-GB", str(folder / "document.md"), "--output", str(out))
    return Subject("pandoc", WORD, f"pandoc {peer.version}".strip(), out, once, missing=peer.missing)


def _title(peer: Peer, what: str) -> str:
    return f"{' '.join(filter(None, (peer.name, peer.version)))}, {what}"
