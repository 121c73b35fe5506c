"""Vector pictures in Word's own drawing language, made from the paths of a `Drawing`.

A picture stands in the line like a letter and carries its description for people who cannot see it. This file
knows neither symbols nor diagrams.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from linkwell.domain.drawing import Close, Command, Curve, Drawing, Line, Move, Path
from linkwell.render.docx.markup import escaped

_EMU_PER_MM = 36000
_EMU_PER_POINT = 12700
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"


def figure(drawing: Drawing, colour: str, description: str, number: int) -> str:
    """A run that holds one drawing in one colour."""
    return picture((drawing.width, drawing.height), shapes(drawing, colour), description, number)


def picture(size: tuple[float, float], content: str, description: str, number: int) -> str:
    """A run that holds `content`, made by `shapes`, `size` mm wide and high. `number` is its id."""
    extent = f'cx="{_emu(size[0])}" cy="{_emu(size[1])}"'
    about = escaped(description)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{about}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/><a:chOff x="0" y="0"/><a:chExt {extent}/></a:xfrm></wpg:grpSpPr>'
        f"{content}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback/>"
        "</mc:AlternateContent></w:r>"
    )


def shapes(drawing: Drawing, colour: str, offset: tuple[float, float] = (0.0, 0.0)) -> str:
    """One shape for each run of paths that are painted alike, `offset` mm from the corner of the picture."""
    place = f'<a:off x="{_emu(offset[0])}" y="{_emu(offset[1])}"/>'
    size = f'cx="{_emu(drawing.width)}" cy="{_emu(drawing.height)}"'
    box = f"<a:xfrm>{place}<a:ext {size}/></a:xfrm>"
    wide_high = f'w="{_emu(drawing.width)}" h="{_emu(drawing.height)}"'
    return "".join(_shape(list(paths), box, wide_high, (colour, at)) for at, paths in _alike(drawing.paths))


def text_box(paragraphs: str, corner: tuple[float, float], size: tuple[float, float]) -> str:
    """Whole paragraphs inside a picture, with their corner and their size in mm; they stand in the middle."""
    box = (
        f'<a:xfrm><a:off x="{_emu(corner[0])}" y="{_emu(corner[1])}"/>'
        f'<a:ext cx="{_emu(size[0])}" cy="{_emu(size[1])}"/></a:xfrm>'
    )
    return (
        '<wps:wsp><wps:cNvPr id="90" name="Words"/><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr>{box}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )


def _alike(paths: tuple[Path, ...]) -> Iterator[tuple[int, Iterator[Path]]]:
    groups = groupby(paths, key=lambda path: (path.stroke_pt, path.filled, path.dashed, path.round_ends))
    return ((number, group) for number, (_, group) in enumerate(groups, 1))


def _shape(paths: list[Path], box: str, size: str, named: tuple[str, int]) -> str:
    colour, number = named
    look = paths[0]
    ink = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    fill = ink if look.filled else "<a:noFill/>"
    outlines = "".join(_outline(path, size) for path in paths)
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Shape {number}"/><wps:cNvSpPr/><wps:spPr>{box}'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{outlines}</a:pathLst></a:custGeom>'
        f"{fill}{_line(look, ink)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _line(look: Path, ink: str) -> str:
    if not look.stroke_pt:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if look.dashed else ""
    ends, join = ("rnd", "<a:round/>") if look.round_ends else ("flat", '<a:miter lim="800000"/>')
    return f'<a:ln w="{round(look.stroke_pt * _EMU_PER_POINT)}" cap="{ends}">{ink}{dash}{join}</a:ln>'


def _outline(path: Path, size: str) -> str:
    fill = "" if path.filled else ' fill="none"'
    return f"<a:path {size}{fill}>{''.join(map(_command, path.commands))}</a:path>"


def _command(command: Command) -> str:
    match command:
        case Move(x, y):
            return f"<a:moveTo>{_point(x, y)}</a:moveTo>"
        case Line(x, y):
            return f"<a:lnTo>{_point(x, y)}</a:lnTo>"
        case Curve(x1, y1, x2, y2, x, y):
            return f"<a:cubicBezTo>{_point(x1, y1)}{_point(x2, y2)}{_point(x, y)}</a:cubicBezTo>"
        case Close():
            return "<a:close/>"
        case _:
            assert_never(command)


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{_emu(x)}" y="{_emu(y)}"/>'


def _emu(millimetres: float) -> int:
    return round(millimetres * _EMU_PER_MM)
