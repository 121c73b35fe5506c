"""Fits the styles of the base document to a `Style`: typefaces, sizes and line heights, for every voice.

The base document holds how things look for teachers; the other voices get styles of their own that say only
what differs. It knows nothing of blocks.
"""

from docx.document import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from linkwell.domain.document import Voice
from linkwell.domain.style import Style, Typeface
from linkwell.render.docx.job import palette, style_id
from linkwell.render.docx.markup import NAMESPACES, escaped, half_points, legal, points
from linkwell.render.fonts import family

_LEAD = 1.17
_BODY_STYLES = (
    "Normal",
    "Prompt",
    "Centred",
    "ListBullet",
    "ListNumber",
    "ListContinue",
    "Callout",
    "CalloutLabel",
    "TableText",
    "TableHeading",
    "BoxLabel",
    "FigureLabel",
    "CardText",
    "CheckList",
    "BannerQuestion",
)
_SMALL_STYLES = ("Small", "SignatureLabel", "CutLine", "BannerFacts", "YearStep")
_SMALLEST_STYLES = ("Header", "Footer", "CardNumber")
_HEADINGS = ("Heading1", "Heading2", "Heading3", "SheetTitle")
_OTHER_VOICES: tuple[Voice, ...] = ("pupil", "early", "family")
_ACCENT = "0B5A63"
_LANGUAGE = "en-GB"
_UNDERSCORES = {"atkinson": 0.396, "abeezee": 0.6}  # a share of the type size


def apply(word: WordDocument, style: Style, language: str) -> None:
    """Change the styles of an open base document, and add those of the other voices."""
    known = {one.style_id: one for one in word.styles}
    _teacher(known, style)
    element = word.styles.element
    made = "".join(_voice(known, style, voice) for voice in _OTHER_VOICES)
    for child in parse_xml(f"<w:styles {NAMESPACES}>{made}</w:styles>"):
        element.append(child)
    for spoken in element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), legal(language) or _LANGUAGE)
    _recolour(word, palette(style).accent)


def strong_look(face: Typeface) -> str:
    """The run properties of strong words."""
    strong = strong_family(face)
    look = '<w:rStyle w:val="Strong"/>'
    return look if strong == family(face.text).name else look + _fonts(strong)


def strong_family(face: Typeface) -> str:
    """The name of the family whose bold a typeface uses: not every family has a bold of its own."""
    text, head = family(face.text), family(face.heading)
    return head.name if text.bold == head.bold else text.name


def underscore_width(face: Typeface) -> float:
    """How wide an underscore is as a share of the type size."""
    return _UNDERSCORES.get(face.text, 0.5)


def fonts_used(style: Style) -> list[str]:
    """The ids of the families that a style prints with, each once, in a fixed order."""
    faces = [style.voices[voice] for voice in sorted(style.voices)]
    return list(dict.fromkeys(name for face in faces for name in (face.text, face.heading)))


def _recolour(word: WordDocument, accent: str) -> None:
    """A style without colour has no accent in its base styles either."""
    if accent == _ACCENT:
        return
    for item in word.styles.element.iter():
        for name, value in item.attrib.items():
            if value == _ACCENT:
                item.set(name, accent)


def _teacher(known: dict[str, ParagraphStyle], style: Style) -> None:
    """The base styles take the teacher's sizes; all others derive from them."""
    face = style.typeface("teacher")
    text, head = family(face.text).name, family(face.heading).name
    normal = known["Normal"]
    normal.font.name = text
    normal.paragraph_format.space_after = Pt(style.paragraph_gap_pt)
    for name, size in (("Normal", face.size), ("Lead", face.size * _LEAD)):
        known[name].font.size = Pt(size)
        known[name].paragraph_format.line_spacing = Pt(size * face.leading)
        known[name].paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    sizes = _heading_sizes(face)
    for name, size in (*zip(_HEADINGS, sizes, strict=True), ("Title", sizes[0] * _LEAD)):
        known[name].font.name = head
        known[name].font.size = Pt(size)
    for name in (*_SMALL_STYLES, *_SMALLEST_STYLES):
        known[name].font.size = Pt(style.small_pt)
    for name in ("Normal", "Lead", "Title", *_HEADINGS, *_SMALL_STYLES, *_SMALLEST_STYLES):
        _space(known[name], style)


def _space(one: ParagraphStyle, style: Style) -> None:
    """Room after each letter, if the style wants it; Word has no measure of its own for the spaces between words."""
    size = one.font.size
    if style.letter_space and size is not None:
        (made,) = parse_xml(f"<w:rPr {NAMESPACES}>{_track(style, size.pt)}</w:rPr>")
        following = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
        one.element.get_or_add_rPr().insert_element_before(made, *following)


def _track(style: Style, size: float) -> str:
    """Letter spacing in twentieths of a point, or nothing."""
    return f'<w:spacing w:val="{points(style.letter_space * size)}"/>' if style.letter_space else ""


def _voice(known: dict[str, ParagraphStyle], style: Style, voice: Voice) -> str:
    face = style.typeface(voice)
    text, head = _fonts(family(face.text).name), _fonts(family(face.heading).name)
    strong = _fonts(strong_family(face))
    sizes = [(name, face.size, strong if known[name].font.bold else text) for name in _BODY_STYLES]
    sizes.append(("Lead", face.size * _LEAD, text))
    made = [
        _derived(known[name], voice, f"{look}{_track(style, size)}{_size(size)}", size * face.leading)
        for name, size, look in sizes
    ]
    made += [_derived(known[name], voice, text, 0.0) for name in _SMALL_STYLES]
    for name, size in zip(_HEADINGS, _heading_sizes(face), strict=True):
        made.append(_derived(known[name], voice, f"{head}{_track(style, size)}{_size(size)}", 0.0))
    return "".join(made)


def _heading_sizes(face: Typeface) -> tuple[float, ...]:
    """In the order of `_HEADINGS`: the title of a sheet looks like a first heading, whatever its level."""
    return (*face.heading_sizes, face.heading_sizes[0])


def _derived(base: ParagraphStyle, voice: Voice, look: str, line: float) -> str:
    leading = f'<w:pPr><w:spacing w:line="{points(line)}" w:lineRule="atLeast"/></w:pPr>' if line else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(base.style_id, voice)}">'
        f'<w:name w:val="{escaped(base.name)} {voice}"/><w:basedOn w:val="{base.style_id}"/>'
        f'<w:uiPriority w:val="60"/>{leading}<w:rPr>{look}</w:rPr></w:style>'
    )


def _size(size: float) -> str:
    return f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'


def _fonts(name: str) -> str:
    name = escaped(name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
