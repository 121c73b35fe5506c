"""The Word format: real headings, lists, tables and fields that a teacher can go on editing."""

from linkwell.render.docx.renderer import DocxRenderer

__all__ = ["DocxRenderer"]
