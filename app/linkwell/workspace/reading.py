"""Reading one item: as a document of its parts, or as plain facts for a script."""

from dataclasses import replace

from linkwell.domain.document import Document
from linkwell.library.compose.parts import compose, sheet_ids
from linkwell.packs import fill
from linkwell.workspace.workspace import Workspace


def as_document(workspace: Workspace, item_id: str, sheet_id: str = "") -> Document:
    """An item, or one part of it, as it prints for no particular link. Raises `UsageError` (U-ITEM, U-SHEET)."""
    item, words = workspace.catalogue.get(item_id), workspace.vocabulary
    wanted = (sheet_id,) if sheet_id else sheet_ids(item)
    parts = (compose(item, name, (), words) for name in wanted)
    filled = tuple(replace(part, blocks=fill.fill_neutrally(part.blocks, words)) for part in parts)
    return Document(item.title, filled, running_head=item.title, subject=item.summary, identifier=item.id)


def about(workspace: Workspace, item_id: str) -> dict[str, object]:
    """The facts of an item that a script may want. Raises `UsageError` (U-ITEM)."""
    item = workspace.catalogue.get(item_id)
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "aim": item.aim,
        "summary": item.summary,
        "theme": item.place.theme,
        "phase": item.place.phase,
        "step": list(item.place.year_steps),
        "stage": list(item.place.stages),
        "minutes": item.timing.minutes,
        "sheets": [
            {
                "id": sheet.id,
                "title": sheet.title,
                "audience": sheet.audience,
                "copies": sheet.copies,
                "paper": sheet.paper,
            }
            for sheet in item.sheets
        ],
        "alignments": [{"code": a.code, "strength": a.strength, "where": a.where} for a in item.alignments],
        "version": item.record.version,
        "status": item.record.status,
        "file": item.source,
    }
