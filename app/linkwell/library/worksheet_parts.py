"""Worksheet parts: lines of a sheet that start with `@`, such as `@write-lines 3 x 10 mm | I think`.

Each part is one small function from its numbers and labels to a block; the table `PARTS` names them all. To add
a part, add a function and a line in the table (and, if it needs a new block, its drawing in each renderer).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from linkwell.domain.document import (
    Block,
    Checklist,
    Columns,
    CutLine,
    Diagram,
    DrawBoxes,
    PageBreak,
    Signatures,
    Symbols,
    Table,
    Text,
    WriteLines,
    words,
)
from linkwell.library import part_cards, part_forms
from linkwell.library.part_call import (
    PartCall,
    PartFault,
    divided,
    labelled,
    length,
    pictured,
    prompt,
    said,
    sizes,
    whole,
)

_SHARES = re.compile(r"(?<!\S)\d+(?::\d+)+(?!\S)")

_TIMES: tuple[Text, ...] = (words("Time"), words("What happens"), words("Who"))

Make = Callable[[PartCall], Block]


def takes_list(name: str, arguments: str) -> bool:
    """Whether a part takes the list that stands under it as its own."""
    return name in _TAKE_LISTS and "blank" not in arguments.split()


def _write_lines(call: PartCall) -> Block:
    form = "@write-lines 3 x 10 mm | prompt"
    count, spacing = sizes(call, 2, form)
    return WriteLines(whole(count, 60, "lines"), length(spacing), prompt(call, form), call.key)


def _draw_box(call: PartCall) -> Block:
    form = "@draw-box 80 x 60 mm | prompt"
    width, height = sizes(call, 2, form)
    return DrawBoxes((prompt(call, form),), length(height), length(width), call.key)


def _draw_boxes(call: PartCall) -> Block:
    form = "@draw-boxes 3 x 50 mm | First | Next | Last"
    number, height = sizes(call, 2, form)
    count = whole(number, 8, "boxes")
    labels = labelled(call, 0, count, form)
    return DrawBoxes(labels + ((),) * (count - len(labels)), length(height), 0.0, call.key)


def _grid(call: PartCall) -> Block:
    form = "@grid 5 rows x 12 mm | First heading | Second heading, perhaps with 1:3 for the shares of the columns"
    rows, height = sizes(replace(call, arguments=_SHARES.sub("", call.arguments)), 2, form)
    header = labelled(call, 1, 8, form)
    shares = _shares(call, len(header))
    return Table(header, (((),) * len(header),) * whole(rows, 60, "rows"), shares, length(height), call.key)


def _shares(call: PartCall, columns: int) -> tuple[float, ...]:
    """The shares of the columns as written, such as 1:3; none if none were."""
    found = _SHARES.search(call.arguments)
    shares = tuple(map(float, found.group().split(":"))) if found else ()
    if shares and (len(shares) != columns or not all(1 <= share <= 20 for share in shares)):
        raise PartFault("Give each column one share from 1 to 20, such as 1:3 for two columns.")
    return shares


def _running_order(call: PartCall) -> Block:
    form = "@running-order 6 rows x 14 mm | Time | What happens | Who, with up to five headings and perhaps 1:3:1"
    rows, height = sizes(replace(call, arguments=_SHARES.sub("", call.arguments)), 2, form)
    count = whole(rows, 30, "rows")
    header = labelled(call, 0, 5, form, empty=False) or _TIMES
    known = [divided(entry) for entry in call.entries]
    if any(len(cells) > len(header) for cells in known):
        raise PartFault("Write each line of the list as: 10:00 // We arrive // all of us.")
    cells = [(*row, *((),) * (len(header) - len(row))) for row in known]
    empty = ((),) * len(header)
    usual = (1.0, 3.0, *(1.4,) * (len(header) - 2)) if len(header) > 1 else ()
    shares = _shares(call, len(header)) or usual
    return Table(header, (*cells, *(empty,) * (count - len(cells))), shares, length(height), call.key)


def _checklist(call: PartCall) -> Block:
    form = "@checklist | prompt"
    sizes(call, 0, form)
    if not call.entries:
        raise PartFault("Put a list of lines that start with - under @checklist.")
    return Checklist(prompt(call, form), call.entries, call.key)


def _feelings(call: PartCall) -> Block:
    form = "@feelings | fog: not sure | cloud: all right | sun: bright"
    sizes(call, 0, form)
    shown = [pictured(label, call, form) for label in labelled(call, 2, 5, form, empty=False)]
    labels = tuple(text for _, text in shown)
    alt = f"A line with {len(labels)} rings to mark, each under a picture: {', '.join(map(said, labels))}."
    return Diagram("scale", labels, alt, len(labels), tuple(symbol for symbol, _ in shown), call.key)


def _scale(call: PartCall) -> Block:
    form = "@scale | not at all | a little | very"
    sizes(call, 0, form)
    labels = labelled(call, 2, 7, form, empty=False)
    alt = f"A line with {len(labels)} points, from {said(labels[0])} to {said(labels[-1])}."
    return Diagram("scale", labels, alt, len(labels), key=call.key)


def _symbols(call: PartCall) -> Block:
    form = "@symbols | ear: a sound | wave: calm"
    sizes(call, 0, form)
    return Symbols(tuple(pictured(label, call, form) for label in labelled(call, 1, 24, form, empty=False)), call.key)


def _venn(call: PartCall) -> Block:
    form = "@venn | Only us | Both | Only them"
    sizes(call, 0, form)
    labels = labelled(call, 3, 4, form, empty=False)
    circles = 2 if len(labels) == 3 else 3
    alt = f"{circles} overlapping circles: " + ", ".join(said(label) for label in labels) + "."
    return Diagram("venn", labels, alt, circles, key=call.key)


def _circles(call: PartCall) -> Block:
    form = "@circles | me | our class | our town"
    sizes(call, 0, form)
    labels = labelled(call, 2, 5, form, empty=False)
    alt = "Rings one in another, from the inside out: " + ", ".join(said(label) for label in labels) + "."
    return Diagram("circles", labels, alt, len(labels), key=call.key)


def _t_chart(call: PartCall) -> Block:
    form = "@t-chart 100 mm | Same | Different"
    (height,) = sizes(call, 1, form)
    return Columns(labelled(call, 2, 5, form), length(height), call.key)


def _timeline(call: PartCall) -> Block:
    form = "@timeline 5 | Monday | Friday"
    (number,) = sizes(call, 1, form)
    count = whole(number, 15, "points", least=2)
    labels = labelled(call, 2, 2, form, empty=False)
    alt = f"A line with {count} points from {said(labels[0])} to {said(labels[1])}."
    return Diagram("timeline", labels, alt, count, key=call.key)


def _speech_bubbles(call: PartCall) -> Block:
    form = "@speech-bubbles 2 | We say | They say"
    (number,) = sizes(call, 1, form)
    count = whole(number, 4, "bubbles")
    labels = labelled(call, 0, count, form)
    alt = f"{count} empty speech bubbles." if count > 1 else "An empty speech bubble."
    return Diagram("speech-bubbles", labels + ((),) * (count - len(labels)), alt, count, key=call.key)


def _cut_line(call: PartCall) -> Block:
    form = f"@{call.name} | words above the line"
    sizes(call, 0, form)
    return CutLine(prompt(call, form), call.name == "fold-line", call.key)


def _sign(call: PartCall) -> Block:
    form = "@sign | Class teacher | Partner teacher"
    sizes(call, 0, form)
    return Signatures(labelled(call, 1, 4, form, empty=False), call.key)


def _page(call: PartCall) -> Block:
    sizes(call, 0, "@page")
    labelled(call, 0, 0, "@page")
    return PageBreak(call.key)


PARTS: Mapping[str, Make] = {
    "write-lines": _write_lines,
    "draw-box": _draw_box,
    "draw-boxes": _draw_boxes,
    "grid": _grid,
    "checklist": _checklist,
    "cards": part_cards.cards,
    "badges": part_cards.badges,
    "bunting": part_cards.bunting,
    "scale": _scale,
    "feelings": _feelings,
    "symbols": _symbols,
    "venn": _venn,
    "circles": _circles,
    "t-chart": _t_chart,
    "timeline": _timeline,
    "speech-bubbles": _speech_bubbles,
    "comic": part_forms.comic,
    "map": part_forms.map_frame,
    "postcard": part_forms.postcard,
    "certificate": part_forms.certificate,
    "form": part_forms.form_rows,
    "reply-slip": part_forms.reply_slip,
    "running-order": _running_order,
    "cut-line": _cut_line,
    "fold-line": _cut_line,
    "sign": _sign,
    "page": _page,
}
_TAKE_LISTS = frozenset({"checklist", "cards", "badges", "running-order"})
