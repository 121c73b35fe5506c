"""Pages for the youngest pupils have the letters that children are taught to write, in every style and format."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from linkwell.domain.document import Document, Paragraph, Part, words
from linkwell.domain.progress import silent
from linkwell.domain.style import Style
from linkwell.render import fonts, registry, styles

ROOT = Path(__file__).parents[2]
STYLES = styles.available(ROOT / "packs" / "styles")
SINGLE_STOREY = "abeezee"  # its a and g have one storey
PAGE = Document("T", (Part("p", "Title", (Paragraph(words("a map"), key="b"),), "early", title_shown=False),))


def _made(style: Style, suffix: str) -> bytes:
    out = io.BytesIO()
    registry.renderer(suffix).render(PAGE, style, ROOT / "resources" / "symbols", out, silent)
    return out.getvalue()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_in_every_style_pupils_of_primary_age_get_them(style: Style) -> None:
    assert style.typeface("early").text == SINGLE_STOREY
    with pikepdf.open(io.BytesIO(_made(style, "pdf"))) as pdf:
        named = " ".join(str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
    assert "ABeeZee" in named


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_word_files_bring_them_along_and_name_another(style: Style) -> None:
    with zipfile.ZipFile(io.BytesIO(_made(style, "docx"))) as file:
        table = file.read("word/fontTable.xml").decode()
        sheet = file.read("word/styles.xml").decode()
    entry = table[table.index('w:name="ABeeZee"') :].split("</w:font>")[0]
    assert "w:embedRegular" in entry
    assert f'w:altName w:val="{fonts.family(SINGLE_STOREY).fallback_name}"' in entry
    normal = sheet[sheet.index('w:styleId="NormalEarly"') :].split("</w:style>")[0]
    assert 'w:ascii="ABeeZee"' in normal
