"""Lays out running text: headings, paragraphs, lists and words set apart."""

from dataclasses import replace

from linkwell.domain.document import Block, Callout, CalloutKind, Heading, ListBlock, Paragraph, Run, Text, words
from linkwell.domain.drawing import Drawing
from linkwell.domain.rewrite import texts
from linkwell.render import symbols
from linkwell.render.direction import runs_rtl
from linkwell.render.pdf.line import MM
from linkwell.render.pdf.marks import Frame, Mark, Node, Picture, Role, Rule, Strip
from linkwell.render.pdf.setting import Area, cell, kept, spaced, text_strips, total_height
from linkwell.render.pdf.text import Type, written

_HEADING_ROLES: tuple[Role, Role, Role] = ("H1", "H2", "H3")
_HEADING_SPACES = ((0.0, 12.0), (17.0, 5.0), (12.0, 3.5))
_ICONS: dict[CalloutKind, str] = {
    "say": "speech",
    "ask": "question",
    "listen": "ear",
    "safe": "helper",
    "watch": "eye",
    "note": "pencil",
    "translation": "",
}
_ICON_MM, _ICON_FOR = 5.0, 14.0  # a picture of 5 mm for type up to 14 points
_WHOLE_SHARE = 0.22  # a box smaller than this share of the page is never parted


def heading(block: Heading, area: Area) -> list[Strip]:
    """A heading, which always stays with what follows it."""
    level = min(max(block.level, 1), 3)
    return heading_strips(block.text, level, _HEADING_ROLES[level - 1], block.key, area)


def heading_strips(text: Text, level: int, role: Role, key: str, area: Area) -> list[Strip]:
    """A heading that looks like `level` and is `role` in the structure."""
    node = Node(role, area.parent, key)
    strips = kept(text_strips(text, area.look.headings[level - 1], area, node))
    if strips and level == 1:
        strips.append(_underline(area))
    above, below = _HEADING_SPACES[level - 1]
    return spaced(strips, above * area.look.air, below)


def _underline(area: Area) -> Strip:
    """A short thick line that runs on as a thin one."""
    look, y = area.look, 5.0
    marks: tuple[Mark, ...] = (
        Rule(area.x, y, area.x + area.width, y, 0.5, look.line),
        Rule(area.x, y, area.x + 18 * MM, y, 2.25, look.accent),
    )
    return Strip(6.5, marks, keep=True)


def paragraph(block: Paragraph, area: Area) -> list[Strip]:
    """A paragraph in its role; a prompt stays with what it asks for."""
    look = area.look
    node = Node("P", area.parent, block.key)
    match block.role:
        case "body":
            strips = text_strips(block.text, look.body, area, node)
            if strips and _announces(block.text):
                strips[-1] = strips[-1]._replace(keep=True)
        case "lead":
            strips = text_strips(block.text, look.lead, area, node)
        case "small":
            strips = text_strips(block.text, look.quiet, area, node)
        case "prompt":
            strips = kept(text_strips(block.text, look.label, area, node))
        case "centred":
            strips = text_strips(block.text, look.body, area, node, centred=True)
    return spaced(strips, look.gap, look.gap)


def _announces(text: Text) -> bool:
    """Words that end in a colon, and a line all in bold, belong to what follows."""
    if text and all(isinstance(part, Run) and part.strong for part in text):
        return True
    last = text[-1] if text else None
    return isinstance(last, Run) and last.text.rstrip().endswith(":")


# --- lists -------------------------------------------------------------------------------------------


def list_block(block: ListBlock, area: Area) -> list[Strip]:
    """Bullets or numbers, each on the first line of its entry."""
    body = area.look.body
    signs = [f"{block.start + i}." if block.ordered else "\u2022" for i in range(len(block.entries))]
    indent = max(1.35 * body.size, max((body.width(sign) for sign in signs), default=0.0) + 0.5 * body.size)
    rtl = _runs_rtl(block)
    whole = Node("L", area.parent, block.key, detail="Decimal" if block.ordered else "Disc")
    between = area.look.gap * 0.5
    strips: list[Strip] = []
    for sign, entry in zip(signs, block.entries, strict=True):
        item = Node("LI", whole)
        inner = area.inset(*((0.0, indent) if rtl else (indent, 0.0)), parent=Node("LBody", item))
        own = [strip for part in entry for strip in area.measure(part, inner)]
        x = area.x + area.width - body.width(sign) if rtl else area.x
        own = _signed(own, f".{sign[:-1]}" if rtl and block.ordered else sign, body, x, Node("Lbl", item))
        strips.extend(spaced(own, between, between))
    return spaced(strips, area.look.gap, area.look.gap)


def _runs_rtl(block: ListBlock) -> bool:
    """Whether a list runs from right to left, as its first words do."""
    first = next(iter(texts((block,))), ())
    return runs_rtl(written(first))


def _signed(strips: list[Strip], sign: str, type_: Type, x: float, node: Node) -> list[Strip]:
    """Put the bullet or number on the baseline of the first line."""
    if not strips:
        strips = [Strip(type_.height, baseline=type_.drop)]
    first = strips[0]
    baseline = first.baseline or type_.drop
    marks = cell(words(sign), type_, 1e6, node).marks(x, baseline - type_.drop)
    strips[0] = first._replace(marks=(*marks, *first.marks), height=max(first.height, type_.height))
    return strips


# --- words set apart ---------------------------------------------------------------------------------


def callout(block: Callout, area: Area) -> list[Strip]:
    """A tinted or framed box with a bar, a small picture and the label; it may run on over pages."""
    if block.kind == "translation":
        return _translation(block, area)
    look = area.look
    frame = _frame(block.kind, area)
    size = _ICON_MM * max(1.0, look.label.size / _ICON_FOR)
    icon = symbols.at_width(area.symbols, _ICONS[block.kind], size)
    inset = (size + 4.5 if icon else 3.5) * MM
    inner = area.inset(inset, 3 * MM, Node("Div", area.parent, block.key))
    strips = [strip for part in _labelled(block) for strip in area.measure(part, inner)]
    if not strips:
        return []
    if icon:
        strips[0] = _with_icon(strips[0], icon, area, look.label)
    if total_height(strips) < area.page_height * _WHOLE_SHARE:
        strips = kept(strips)
    strips[-1] = strips[-1]._replace(keep=True)
    pad = Strip(frame.pad, keep=True)
    framed = [pad, *_tight(strips), pad._replace(keep=False)]
    framed = [strip._replace(frames=(frame, *strip.frames)) for strip in framed]
    return spaced(framed, look.gap * 1.3, look.gap * 1.3)


def _translation(block: Callout, area: Area) -> list[Strip]:
    """The name of the language, the words in it as the page around them would have them, and who checked them."""
    name = kept(area.measure(Paragraph(words(block.label), "prompt"), area))
    inner = replace(area, parent=Node("Div", area.parent, block.key, language=block.language))
    held = [strip for part in block.blocks for strip in area.measure(part, inner)]
    if held:
        held[-1] = held[-1]._replace(keep=True)
    strips = [*name, *held, *area.measure(Paragraph(words(block.note), "small"), area)]
    return spaced(strips, area.look.gap * 2.5, area.look.gap * 2)


def _labelled(block: Callout) -> tuple[Block, ...]:
    """The blocks with the label in front: run in where words follow, else on a line of its own."""
    if not block.label:
        return block.blocks
    first = block.blocks[0] if block.blocks else None
    if block.kind == "safe" or not isinstance(first, Paragraph):
        return (Paragraph(words(block.label, strong=True), "prompt"), *block.blocks)
    sign = "" if block.label[-1] in ".:!?" else ":"
    label = Run(f"{block.label}{sign} ", strong=True)
    return (replace(first, text=(label, *first.text)), *block.blocks[1:])


def _frame(kind: CalloutKind, area: Area) -> Frame:
    """How each kind is set apart, so that shape and weight tell them apart without colour."""
    look = area.look
    fill = look.accent_pale if look.tint else ""
    base = Frame(area.x, area.width, 2.2 * MM * look.air)
    match kind:
        case "say" | "ask":
            return replace(base, fill=fill, bar=look.accent, bar_weight=3.5)
        case "safe":
            return replace(base, pad=3 * MM * look.air, stroke=look.ink, weight=1.25, radius=2 * MM)
        case "listen" | "watch":
            return replace(base, pad=1.2 * MM, bar=look.dark, bar_weight=1.5)
        case "note" | "translation":
            return replace(base, pad=1.2 * MM, bar=look.line, bar_weight=1.0)


def _with_icon(strip: Strip, icon: Drawing, area: Area, type_: Type) -> Strip:
    """The picture stands in the margin of the box, level with the capitals of the first line."""
    middle = strip.baseline - type_.regular.cap_height * type_.size / 2
    top = middle - icon.height * MM / 2
    picture = Picture(area.x + 2.9 * MM, top, icon, area.look.accent)
    return strip._replace(marks=(picture, *strip.marks))


def _tight(strips: list[Strip]) -> list[Strip]:
    """No space at the edges of a box: its own padding does that."""
    strips[0] = strips[0]._replace(above=0.0)
    strips[-1] = strips[-1]._replace(below=0.0)
    return strips
