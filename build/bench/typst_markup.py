"""The document as Typst markup. Typst tags the PDF and makes its outline by itself."""

import re

from markup import Markup, facts_line

from linkwell.domain.document import Banner, Callout, Document, ListBlock, Paragraph, Part, Run, Table, Text, words

_SPECIAL = re.compile(r"[\\#$*_`<>@~\[\]]|/(?=[/*])")
_LIST_AT_START = re.compile(r"^(\d*)([-+=/.])")
_CAPITAL = 0.67  # Typst measures from the base of a line to the capitals of the next; em
_ROLES = {"small": "size: 0.83em", "lead": "size: 1.17em"}


class TypstMarkup(Markup):
    suffix = "typ"

    def wrap(self, document: Document, body: str) -> str:
        style, type_ = self.look.style, self.look.typeface
        leading = type_.leading - _CAPITAL
        sizes = "\n".join(
            f"#show heading.where(level: {level}): set text(size: {size}pt)"
            for level, size in enumerate(type_.heading_sizes, start=1)
        )
        return f"""#set document(title: "{document.title}")
#set page(paper: "a4", margin: (top: {style.margin_top}mm, bottom: {style.margin_bottom}mm, \
left: {style.margin_left}mm, right: {style.margin_right}mm), header: [{_escaped(document.running_head)}])
#set text(font: "{self.look.family}", size: {type_.size}pt, lang: "en", region: "GB", fallback: false)
#set par(leading: {leading:.2f}em, spacing: {leading + style.paragraph_gap_pt / type_.size:.2f}em)
#set table(stroke: 0.5pt + luma(60%), inset: 5pt)
#show table.cell.where(y: 0): strong
{sizes}

{body}
"""

    def part(self, part: Part, body: str) -> str:
        foot = f"{_escaped(part.footer)} #h(1fr) #context counter(page).display()"
        return f"#set page(footer: [{foot}])\n\n{body}"

    def run(self, run: Run) -> str:
        text = _LIST_AT_START.sub(r"\1\\\2", _escaped(run.text))
        if run.href:
            text = f'#link("{run.href}")[{text}]'
        return f"#strong[{text}]" if run.strong else text

    def heading(self, level: int, text: Text) -> str:
        return f"{'=' * level} {self.text(text)}"

    def paragraph(self, block: Paragraph) -> str:
        text = self.text(block.text)
        size = _ROLES.get(block.role)
        return f"#text({size})[{text}]" if size else text

    def list_block(self, block: ListBlock) -> str:
        entries = "".join(f"[{self.blocks(entry)}], " for entry in block.entries)
        return f"#enum(start: {block.start}, {entries})" if block.ordered else f"#list({entries})"

    def table(self, block: Table) -> str:
        shares = ", ".join(f"{share}fr" for share in block.widths)
        columns = f"({shares},)" if shares else str(len(block.header))
        header = "".join(f"[{self.text(cell)}], " for cell in block.header)
        rows = "\n".join("  " + "".join(f"[{self.text(cell)}], " for cell in row) for row in block.rows)
        return f"#table(columns: {columns},\n  table.header({header}),\n{rows}\n)"

    def callout(self, block: Callout) -> str:
        body = self.blocks(block.blocks)
        return f"#block(width: 100%, stroke: 1pt, inset: 8pt)[{self.text(words(block.label, strong=True))}\n\n{body}]"

    def banner(self, block: Banner) -> str:
        question, facts = _escaped(block.question), _escaped(facts_line(block))
        title = self.heading(block.level, words(block.title))
        fill = f'rgb("{block.fill}")'
        return f"#block(width: 100%, fill: {fill}, inset: 8pt)[\n{title}\n\n{question}\n\n{facts}\n]"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
