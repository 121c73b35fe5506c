"""The document as HTML with paged-media CSS, as WeasyPrint takes it."""

from html import escape

from markup import Markup, facts_line

from linkwell.domain.document import Banner, Callout, Document, ListBlock, Paragraph, Part, Run, Table, Text, words


class HtmlMarkup(Markup):
    suffix = "html"

    def wrap(self, document: Document, body: str) -> str:
        style, type_ = self.look.style, self.look.typeface
        margins = f"{style.margin_top}mm {style.margin_right}mm {style.margin_bottom}mm {style.margin_left}mm"
        sizes = " ".join(f"h{level} {{ font-size: {size}pt }}" for level, size in enumerate(type_.heading_sizes, 1))
        return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(document.title)}</title><style>
@page {{ size: A4; margin: {margins}; font: 9pt "{self.look.family}";
  @top-left {{ content: "{document.running_head}" }}
  @bottom-left {{ content: string(foot) }} @bottom-right {{ content: counter(page) }} }}
body {{ font: {type_.size}pt/{type_.leading} "{self.look.family}"; margin: 0 }} {sizes}
h1, h2, h3 {{ line-height: 1.16; margin: .6em 0 .3em }} ul, ol {{ margin: 0; padding-left: 6mm }}
section {{ break-before: page; string-set: foot attr(data-foot) }}
p {{ margin: 0 0 {style.paragraph_gap_pt}pt }} .lead {{ font-size: 1.17em }} .small {{ font-size: .83em }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: {style.paragraph_gap_pt}pt }}
th, td {{ border: .5pt solid #999; padding: 3pt; text-align: left; vertical-align: top }}
.callout {{ border: 1pt solid; padding: 8pt; margin-bottom: {style.paragraph_gap_pt}pt }} .banner {{ padding: 8pt }}
</style></head><body>
{body}
</body></html>
"""

    def part(self, part: Part, body: str) -> str:
        return f'<section data-foot="{escape(part.footer)}">\n{body}\n</section>'

    def run(self, run: Run) -> str:
        text = escape(run.text)
        if run.href:
            text = f'<a href="{escape(run.href)}">{text}</a>'
        return f"<strong>{text}</strong>" if run.strong else text

    def heading(self, level: int, text: Text) -> str:
        return f"<h{level}>{self.text(text)}</h{level}>"

    def paragraph(self, block: Paragraph) -> str:
        return f'<p class="{block.role}">{self.text(block.text)}</p>'

    def list_block(self, block: ListBlock) -> str:
        entries = "\n".join(f"<li>{self.blocks(entry)}</li>" for entry in block.entries)
        return f'<ol start="{block.start}">{entries}</ol>' if block.ordered else f"<ul>{entries}</ul>"

    def table(self, block: Table) -> str:
        whole = sum(block.widths)
        columns = "".join(f'<col style="width: {100 * share / whole:.1f}%">' for share in block.widths)
        header = "".join(f'<th scope="col">{self.text(cell)}</th>' for cell in block.header)
        rows = "\n".join(map(self._row, block.rows))
        return f"<table>{columns}<thead><tr>{header}</tr></thead><tbody>\n{rows}\n</tbody></table>"

    def _row(self, row: tuple[Text, ...]) -> str:
        return "<tr>" + "".join(f"<td>{self.text(cell)}</td>" for cell in row) + "</tr>"

    def callout(self, block: Callout) -> str:
        label = self.text(words(block.label, strong=True))
        return f'<div class="callout"><p>{label}</p>\n{self.blocks(block.blocks)}</div>'

    def banner(self, block: Banner) -> str:
        title = self.heading(block.level, words(block.title))
        question, facts = escape(block.question), escape(facts_line(block))
        return f'<div class="banner" style="background: {block.fill}">{title}<p>{question}</p><p>{facts}</p></div>'
