"""Comparing a Word file that a teacher changed with its pack, and taking chosen changes into the pack."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linkwell.domain.document import Document
from linkwell.domain.errors import AppError
from linkwell.domain.link import Link
from linkwell.domain.pack import Pack
from linkwell.domain.progress import Progress, part_of, silent
from linkwell.packs import changes, choose, splitting, word_changes
from linkwell.packs.assemble import assemble, made_parts
from linkwell.packs.word_changes import Comparison, WordChange
from linkwell.render import registry
from linkwell.render.docx.foreign import open_foreign, read_foreign
from linkwell.render.docx.properties import FORMAT
from linkwell.render.docx.reading import WordText, read_words
from linkwell.workspace.desk import Change, Desk
from linkwell.workspace.pack_session import PackSession

LABEL = "Take changes from Word"
_KEPT = "Nothing was changed."
_LinkAndShare = tuple[Link | None, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A file, the pack it belongs to, the link that it was made for, and what differs."""

    file: Path
    pack: Pack
    link: Link | None
    differences: Comparison


def compare(desk: Desk, file: Path, pack_id: str = "", progress: Progress = silent) -> Compared:
    """Compare a Word file with the pack that it was made from, or with the one named, which must be the same.

    One of several separate files is compared with its own share of the pack. A file that was built from a recipe is
    compared with that recipe as long as no pack of that name is kept. Raises `AppError`: besides those of opening a
    foreign file D-PACK if no pack is named in it, D-OTHER if its pack is another one or not here, D-NEWER if a newer
    Linkwell made it.
    """
    progress(0.05, f"Reading {file.name}")
    edited = read_words(open_foreign(file))
    _check_made_by_us(edited, file)
    pack, (link, share) = _pack(desk, edited.identifier, pack_id, file)
    own, shelf = desk.printable(pack), desk.workspace.shelf
    document = assemble(own, link, shelf)
    if share:
        document = splitting.share_named(share, document, shelf.catalogue)
    fresh = _as_made_now(desk, document, pack.style_id, part_of(progress, 0.3, 0.8))
    progress(0.8, "Comparing")
    held = {part.id for part in document.parts}
    parts = [made for made in made_parts(own, link, shelf) if made.printed.id in held]
    return Compared(file, pack, link, word_changes.compare(fresh, edited, parts))


def taking(chosen: Sequence[WordChange]) -> Change:
    """The one change of a pack that takes the chosen wordings."""
    return word_changes.taking(chosen)


def kept(desk: Desk, compared: Compared) -> str:
    """The id of the pack among the user's own; a recipe becomes a pack. Raises `AppError` (S-FULL, S-RO)."""
    if any(one.id == compared.pack.id for one in desk.packs.list()):
        return compared.pack.id
    if compared.link is not None and desk.link(compared.link.id) is None:
        desk.links.save(compared.link)
    return desk.packs.create(compared.pack).id


def take(desk: Desk, compared: Compared, chosen: Sequence[WordChange]) -> Pack:
    """Take chosen changes into the pack, as one step that undo takes back. Raises `AppError` (S-FULL, S-RO)."""
    session = PackSession(desk, kept(desk, compared))
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


def _pack(desk: Desk, identifier: str, wanted: str, file: Path) -> tuple[Pack, _LinkAndShare]:
    """The pack whose file this is; the link that the file was made for if it is still here, else the pack's."""
    known = [wanted] if wanted else [one.id for one in desk.packs.list() if not one.damaged]
    if own := _meant(identifier, known):
        pack = desk.packs.load(own)
        link, share = _link_and_share(desk, identifier[len(own) + 1 :])
        return pack, (link or desk.link(pack.link_id), share)
    if not wanted and (recipe := _meant(identifier, desk.workspace.recipes)):
        link, share = _link_and_share(desk, identifier[len(recipe) + 1 :])
        return _from_recipe(desk, recipe, link), (link, share)
    if wanted:
        title = desk.packs.load(wanted).title
        what = f"{file.name} does not belong to “{title}” but to the pack {identifier[:80]}."
    else:
        what = f"{file.name} belongs to the pack {identifier[:80]}, which is not here."
    mend = "Compare it where that pack is. If a pack file made it, change the pack file or the items instead."
    raise AppError("D-OTHER", what, _KEPT, mend)


def _meant(identifier: str, known: Iterable[str]) -> str:
    """Which pack a file means: it names the pack, then a hyphen and its link if it has one."""
    return max((one for one in known if f"{identifier}-".startswith(f"{one}-")), key=len, default="")


def _link_and_share(desk: Desk, told: str) -> _LinkAndShare:
    """What a file says after its pack: the link, and the share of the pack if it is one of several separate files."""
    link, share = _link(desk, told), splitting.name_in(told)
    if link is not None or not share:
        return link, ""
    return _link(desk, told[: -len(share) - 1]), share


def _link(desk: Desk, link_id: str) -> Link | None:
    """The user's link, or else one of the files that the command line builds with."""
    return desk.link(link_id) or (desk.workspace.links().get(link_id) if link_id else None)


def _from_recipe(desk: Desk, recipe_id: str, link: Link | None) -> Pack:
    shelf = desk.workspace.shelf
    stages = link.stages if link else ()
    made = choose.from_recipe(desk.workspace.recipe(recipe_id), stages, shelf.catalogue, shelf.vocabulary)
    return changes.with_ids(replace(made, link_id=link.id if link else ""))


def _as_made_now(desk: Desk, document: Document, style_id: str, progress: Progress) -> WordText:
    """The words of the file that the pack makes now, read like any other file."""
    out = io.BytesIO()
    workspace = desk.workspace
    renderer, style = registry.renderer("docx"), workspace.style(style_id)
    renderer.render(document, style, workspace.paths.symbols, out, progress)
    return read_words(read_foreign(out.getvalue(), document.title))
