"""Sums of money in words, as people who pay for a copier write them."""


def money(pence: float) -> str:
    """Money as people here write it: "73p" or "£9.90"."""
    return f"{round(pence)}p" if round(pence) < 100 else f"£{pence / 100:,.2f}"
