"""PDF output. Layout (values, one part at a time) and painting (one canvas) are strictly apart."""

from linkwell.render.pdf.renderer import PdfRenderer

__all__ = ["PdfRenderer"]
