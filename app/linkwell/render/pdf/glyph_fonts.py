"""Puts the glyphs of shaped faces into a PDF: numbers them, says which characters they are, embeds only those in use.

Each glyph gets a number of its own for each text that it stands for, so that what is copied or read out is what was
written, in the order in which it was written. It knows nothing of layout.
"""

from collections.abc import Iterable

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from linkwell.render.pdf.shaping import Glyph, ShapedFace, Shaper

_SYMBOLIC = 4
_FULL = 65_000  # glyphs in one font
_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering "
    "(UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
    "<0000> <FFFF>\nendcodespacerange\n"
)
_MAP_END = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_BLOCK = 100  # entries of a map that may stand together
_DROPPED = ("GSUB", "GPOS", "GDEF", "DSIG", "BASE", "JSTF", "STAT", "meta", "kern")


class GlyphFont:
    """One font of the file. Numbers are handed out as glyphs are written; 0 is the glyph for what is missing."""

    def __init__(self, name: str, shaper: Shaper, title: str) -> None:
        self.name = name
        self.shaper = shaper
        self.title = title
        self.numbers: dict[tuple[int, str], int] = {(0, ""): 0}
        self.widths: list[float] = [shaper.font.get_glyph_h_advance(0) * shaper.scale]

    def code(self, glyph: Glyph) -> str:
        """How a glyph is written, in hexadecimal."""
        key = (glyph.number, glyph.text)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers.get((glyph.number, "")) if len(self.numbers) > _FULL else None
            if number is None:
                number = self.numbers[key] = len(self.widths)
                self.widths.append(glyph.own)
        return f"{number:04X}"


class GlyphFonts:
    """The fonts of one file that are written as glyphs."""

    def __init__(self) -> None:
        self._fonts: dict[Shaper, GlyphFont] = {}

    def font(self, face: ShapedFace) -> GlyphFont:
        """The font that shows this face in the file."""
        found = self._fonts.get(face.shaper)
        if found is None:
            number = len(self._fonts) + 1
            found = self._fonts[face.shaper] = GlyphFont(f"/G{number}", face.shaper, _title(number, face.name))
        return found

    def embed(self, document: pdfdoc.PDFDocument) -> None:
        """Add the fonts to the file; nothing may be written with them afterwards."""
        fonts = document.idToObject["BasicFonts"].dict
        for font in self._fonts.values():
            fonts[font.name[1:]] = document.Reference(pdfdoc.PDFDictionary(_font(font, document)))


def operators(font: GlyphFont, glyphs: Iterable[Glyph], size: float, *, rtl: bool) -> str:
    """What shows the glyphs from where the pen is. The font must be chosen already; marks are raised and put back.

    Glyphs are always shown as they are read; from right to left, the pen goes back before and after each.
    """
    out: list[str] = []
    codes: list[str] = []
    rise = 0.0
    for glyph in glyphs:
        if glyph.dy != rise:
            _show(codes, out)
            rise = glyph.dy
            out.append(f"{rise * size / 1000:.2f} Ts")
        before = (glyph.advance if rtl else 0.0) - glyph.dx
        after = glyph.own + glyph.dx - (0.0 if rtl else glyph.advance)
        codes += (_move(before), font.code(glyph), _move(after))
    _show(codes, out)
    if rise:
        out.append("0 Ts")
    return "\n".join(out)


def _move(back: float) -> str:
    """The pen goes back by some thousandths of the type size, in the middle of a string."""
    return f">{back:.1f}<" if abs(back) > 0.05 else ""


def _show(codes: list[str], out: list[str]) -> None:
    if codes:
        out.append(f"[<{''.join(codes)}>] TJ".replace("<>", " "))
        codes.clear()


def _title(number: int, name: str) -> str:
    """The name of a subset: six letters that differ in each font of the file, and the name of the whole."""
    letters = "".join(chr(65 + (number // 26**place) % 26) for place in range(5, -1, -1))
    return f"{letters}+Linkwell-{''.join(c for c in name if c.isascii() and c.isalnum()) or 'Font'}"


def _font(font: GlyphFont, document: pdfdoc.PDFDocument) -> dict[str, object]:
    """The dictionaries of one font."""
    data, places, outlines = _subset(font)
    descriptor = _descriptor(font, document, data, outlines=outlines)
    inner: dict[str, object] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if outlines else "/CIDFontType0",
        "BaseFont": f"/{font.title}",
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
        "W": f"[0[{' '.join(f'{width:.1f}' for width in font.widths)}]]",
    }
    if outlines:
        inner["CIDToGIDMap"] = document.Reference(_stream(document, places))
    held = document.Reference(pdfdoc.PDFDictionary(inner))
    return {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": f"/{font.title}",
        "Encoding": "/Identity-H",
        "DescendantFonts": pdfdoc.PDFArray([held]),
        "ToUnicode": document.Reference(_stream(document, _unicode_map(font).encode("ascii"))),
    }


def _subset(font: GlyphFont) -> tuple[bytes, bytes, bool]:
    """The font file with the glyphs in use alone, where each number finds its glyph, and whether it is TrueType."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({glyph for glyph, _ in font.numbers})
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    tags = wanted.drop_table_tag_set
    tags.update({int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED})
    face = font.shaper.face
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
        if font.shaper.weight is not None:
            wanted.pin_axis_location(face, "wght", font.shaper.weight)
    plan = hb.SubsetPlan(face, wanted)
    moved = plan.old_to_new_glyph_mapping
    places = b"".join((moved.get(glyph) or 0).to_bytes(2, "big") for glyph, _ in font.numbers)
    made = plan.execute()
    return made.blob.data, places, "glyf" in made.table_tags


def _descriptor(font: GlyphFont, document: pdfdoc.PDFDocument, data: bytes, *, outlines: bool) -> dict[str, object]:
    extents, scale = font.shaper.font.get_font_extents("ltr"), font.shaper.scale
    top, foot = round(extents.ascender * scale), round(extents.descender * scale)
    file = _stream(document, data)
    if outlines:
        file.dictionary["Length1"] = len(data)
    else:
        file.dictionary["Subtype"] = "/OpenType"
    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{font.title}",
        "Flags": _SYMBOLIC,
        "FontBBox": f"[-500 {foot} 2000 {top}]",
        "ItalicAngle": 0,
        "Ascent": top,
        "Descent": foot,
        "CapHeight": round(top * 0.7),
        "StemV": 80,
        "FontFile2" if outlines else "FontFile3": document.Reference(file),
    }


def _unicode_map(font: GlyphFont) -> str:
    entries = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for (_, text), number in font.numbers.items()
        if text
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    shown = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return _MAP_HEAD + shown + _MAP_END


def _stream(document: pdfdoc.PDFDocument, data: bytes) -> pdfdoc.PDFStream:
    """A stream, packed as all streams of the file are."""
    made = pdfdoc.PDFStream(content=data)
    made.filters = [pdfdoc.PDFZCompress] if document.compression else []
    return made
