"""Makes the pictures of the README: pages of the sample pack, side by side, from the PDF as it prints.

Run it with the project's own Python after a visible change: `.venv/bin/python build/pictures.py`. It needs `pdftoppm`
(Debian: poppler-utils).
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from linkwell.paths import default_paths
from linkwell.workspace.building import BuildRequest, plan
from linkwell.workspace.preview import PreviewMaker
from linkwell.workspace.workspace import SAMPLE_LINK, Workspace

PICTURES = Path(__file__).parent / "pictures"
PARTS = ("cover", "ide-lks2-01/plan", "com-lks2-01/S6", "xt-07/S1/a")
DPI, GAP, BORDER = 64, 14, "#857D70"


def main() -> None:
    """Build the sample pack and put four of its pages on one picture."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(default_paths(Path(folder)))
        request = BuildRequest(("pdf",), Path(folder), recipe="phase-1-starter", link=SAMPLE_LINK)
        _, document = plan(workspace, request)
        preview = PreviewMaker(workspace).make(document)
        pdf = Path(folder) / "sample.pdf"
        pdf.write_bytes(preview.pdf)
        pages = [_page(pdf, preview.pages.first_pages[part]) for part in PARTS]
        PICTURES.mkdir(exist_ok=True)
        _side_by_side(pages).save(PICTURES / "sample-pages.png", optimize=True)


def _page(pdf: Path, number: int) -> Image.Image:
    """One page of a PDF as a picture."""
    wanted = ["-f", str(number), "-l", str(number), "-singlefile", "-r", str(DPI), "-png"]
    subprocess.run(["pdftoppm", *wanted, str(pdf), str(pdf.with_suffix(""))], check=True)
    with Image.open(pdf.with_suffix(".png")) as picture:
        return picture.convert("RGB")


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width + 2 for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP + 2), "#DDD7CB")
    left = GAP
    for page in pages:
        framed = Image.new("RGB", (page.width + 2, page.height + 2), BORDER)
        framed.paste(page, (1, 1))
        sheet.paste(framed, (left, GAP))
        left += framed.width + GAP
    return sheet


if __name__ == "__main__":
    main()
