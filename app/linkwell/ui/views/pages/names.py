"""What a page is called, aloud and in the bar below. Plain text functions, no widgets."""

PAGES = "pages"
"""The object name of every page view, by which the menu bar finds it."""


def spoken_name(page: int, count: int, title: str) -> str:
    """For a screen reader: 'Page 6 of 17, pupil sheet, My three cases'. Pages count from 1."""
    return ", ".join(part for part in (f"Page {page} of {count}", title) if part)


def short_names(page: int, count: int, title: str) -> tuple[str, ...]:
    """For the bar, the longest first: 'Page 6 of 17 · Pupil sheet', 'Page 6 of 17', '6 of 17'."""
    place = f"Page {page} of {count}"
    kind = title.partition(",")[0].strip()
    shorter = (place, f"{page} of {count}")
    return (f"{place} · {kind[0].upper()}{kind[1:]}", *shorter) if kind else shorter
