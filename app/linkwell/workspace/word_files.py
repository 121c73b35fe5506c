"""Comparing a Word file that a teacher changed with its pack, and taking chosen changes into the pack."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linkwell.domain.errors import AppError
from linkwell.domain.pack import Pack
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.packs import word_changes
from linkwell.packs.assemble import made_parts
from linkwell.packs.word_changes import Comparison, WordChange
from linkwell.render import registry
from linkwell.render.docx.foreign import open_foreign, read_foreign
from linkwell.render.docx.properties import FORMAT
from linkwell.render.docx.reading import WordText, read_words
from linkwell.workspace.desk import Change, Desk
from linkwell.workspace.pack_session import PackSession

LABEL = "Take changes from Word"
_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Compared:
    """A file, the pack it belongs to, and what differs."""

    file: Path
    pack: Pack
    differences: Comparison


def compare(desk: Desk, file: Path, pack_id: str = "", progress: Progress = silent) -> Compared:
    """Compare a Word file with the pack that it was made from, or with the one named, which must be the same.

    Raises `AppError`: besides those of opening a foreign file D-PACK if no pack is named in it, D-OTHER if its pack
    is another one or not here, D-NEWER if a newer Linkwell made it.
    """
    progress(0.05, f"Reading {file.name}")
    edited = read_words(open_foreign(file))
    _check_made_by_us(edited, file)
    pack = _pack(desk, edited.identifier, pack_id, file)
    fresh = _as_made_now(desk, pack, part_of(progress, 0.3, 0.8))
    progress(0.8, "Comparing")
    shelf = desk.workspace.shelf
    parts = list(made_parts(desk.printable(pack), desk.link(pack.link_id), shelf))
    return Compared(file, pack, word_changes.compare(fresh, edited, parts))


def taking(chosen: Sequence[WordChange]) -> Change:
    """The one change of a pack that takes the chosen wordings."""
    return word_changes.taking(chosen)


def take(desk: Desk, compared: Compared, chosen: Sequence[WordChange]) -> Pack:
    """Take chosen changes into the pack, as one step that undo takes back. Raises `AppError` (S-FULL, S-RO)."""
    session = PackSession(desk, compared.pack.id)
    session.apply(taking(chosen), LABEL)
    return session.pack


def _check_made_by_us(edited: WordText, file: Path) -> None:
    if not edited.identifier:
        what = f"{file.name} does not say which pack it belongs to."
        mend = "Choose a Word file that Linkwell made; copies pasted into another document lose this."
        raise AppError("D-PACK", what, _KEPT, mend)
    if edited.format.isdecimal() and int(edited.format[:9]) > int(FORMAT):
        what = f"{file.name} was made by a newer Linkwell."
        raise AppError("D-NEWER", what, _KEPT, "Compare it on that computer, or update Linkwell here.")


def _pack(desk: Desk, identifier: str, wanted: str, file: Path) -> Pack:
    """The pack whose file this is, for the link that the file was made for, if that is still here.

    A file names its pack, then a hyphen and its link if it has one.
    """
    known = [wanted] if wanted else [one.id for one in desk.packs.list() if not one.damaged]
    own = max((one for one in known if f"{identifier}-".startswith(f"{one}-")), key=len, default="")
    if own:
        pack, link_id = desk.packs.load(own), identifier[len(own) + 1 :]
        return replace(pack, link_id=link_id) if link_id and desk.link(link_id) else pack
    if wanted:
        title = desk.packs.load(wanted).title
        what = f"{file.name} does not belong to “{title}” but to the pack {identifier[:80]}."
    else:
        what = f"{file.name} belongs to the pack {identifier[:80]}, which is not here."
    raise AppError("D-OTHER", what, _KEPT, "Compare it where that pack is.")


def _as_made_now(desk: Desk, pack: Pack, progress: Progress) -> WordText:
    """The words of the file that the pack makes now, read like any other file."""
    out = io.BytesIO()
    workspace = desk.workspace
    style = workspace.style(pack.style_id)
    registry.renderer("docx").render(desk.document(pack), style, workspace.paths.symbols, out, progress)
    return read_words(read_foreign(out.getvalue(), pack.title))
