"""Which way words run. It knows Unicode and nothing of any output format."""

import re
import unicodedata

# Hebrew, Arabic, Syriac, Thaana, NKo and their further forms; the mark that says that words run to the left.
RTL_LETTERS = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RTL = re.compile(f"[{RTL_LETTERS}]")
_STRONG = {"L": False, "R": True, "AL": True}


def runs_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter says so."""
    if not RTL.search(text):
        return False
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), False)
