"""The proxy style: Fusion's behaviour with Linkwell's shapes, colours and focus ring.

Only dispatching happens here; the drawing is in the `paint_*` files beside it.
"""

from PySide6.QtWidgets import QProxyStyle

from linkwell.ui.theme.colours import Colours


class LinkwellStyle(QProxyStyle):
    """Draws every control with the tokens of `colours`, read at each painting, so a new scheme needs no new style."""

    def __init__(self, colours: Colours) -> None:
        super().__init__("Fusion")
        self.colours = colours
