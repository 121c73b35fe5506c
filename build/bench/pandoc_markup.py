"""The document as pandoc's Markdown. Word files made from it have no running titles, which pandoc cannot set."""

import re

from markup import Markup, facts_line

from linkwell.domain.document import Banner, Callout, Document, ListBlock, Paragraph, Part, Run, Table, Text, words

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$@]")
_LIST_AT_START = re.compile(r"^(\(?\w*)([-+:.)%])")
_NEW_PAGE = '```{=openxml}\n<w:p><w:r><w:br w:type="page"/></w:r></w:p>\n```'
_LINE = 72  # pandoc takes the widths of columns from the dashes once a row is longer than this


class PandocMarkup(Markup):
    suffix = "md"

    def wrap(self, document: Document, body: str) -> str:  # noqa: ARG002 - its title would be printed
        return body.removeprefix(_NEW_PAGE).strip() + "\n"

    def part(self, part: Part, body: str) -> str:  # noqa: ARG002 - there are no feet
        return f"{_NEW_PAGE}\n\n{body}"

    def run(self, run: Run) -> str:
        core = run.text.strip()
        if not core:
            return run.text
        before, after = run.text.split(core)[0], run.text[run.text.rindex(core) + len(core) :]
        text = _SPECIAL.sub(r"\\\g<0>", core)
        if run.href:
            text = f"[{text}](<{run.href}>)"
        return f"{before}**{text}**{after}" if run.strong else f"{before}{text}{after}"

    def text(self, text: Text) -> str:
        return _LIST_AT_START.sub(r"\1\\\2", super().text(text))

    def heading(self, level: int, text: Text) -> str:
        return f"{'#' * level} {self.text(text)}"

    def paragraph(self, block: Paragraph) -> str:
        text = self.text(block.text)
        return text if block.role == "body" else _styled(block.role.title(), text)

    def list_block(self, block: ListBlock) -> str:
        return "\n".join(
            self._entry(f"{number}. " if block.ordered else "- ", self.blocks(entry))
            for number, entry in enumerate(block.entries, start=block.start)
        )

    def table(self, block: Table) -> str:
        widths = block.widths or (1.0,) * len(block.header)
        rule = "|".join("-" * max(3, round(_LINE * share / sum(widths))) for share in widths)
        rows = (block.header, *block.rows)
        header, *body = ("| " + " | ".join(self.text(cell) for cell in row) + " |" for row in rows)
        return "\n".join([header, f"|{rule}|", *body])

    def callout(self, block: Callout) -> str:
        label = self.text(words(block.label, strong=True))
        return _styled("Callout", f"{label}\n\n{self.blocks(block.blocks)}")

    def banner(self, block: Banner) -> str:
        title = self.heading(block.level, words(block.title))
        question, facts = (self.text(words(line)) for line in (block.question, facts_line(block)))
        return f"{title}\n\n{question}\n\n{facts}"

    @staticmethod
    def _entry(mark: str, body: str) -> str:
        return mark.ljust(4) + body.replace("\n", "\n    ")


def _styled(style: str, body: str) -> str:
    return f'::: {{custom-style="{style}"}}\n{body}\n:::'
