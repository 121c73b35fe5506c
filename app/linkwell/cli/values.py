"""Values of arguments that several commands take: numbers within bounds, and lists of formats."""

import argparse

_LONGEST_NUMBER = 10
_MOST_PENCE = 1000


def count(text: str) -> int:
    """A whole number, one or more. Raises `ArgumentTypeError`."""
    value = int(text) if text.isdecimal() and len(text) < _LONGEST_NUMBER else 0
    if value < 1:
        raise argparse.ArgumentTypeError("must be a whole number, one or more")
    return value


def pence(text: str) -> float:
    """A price of one side, from 0 to 1000 pence. Raises `ArgumentTypeError`."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= _MOST_PENCE:
        raise argparse.ArgumentTypeError(f"must be a number between 0 and {_MOST_PENCE}")
    return value


def formats(text: str) -> tuple[str, ...]:
    """The formats named in a list joined by commas, each once; whether they exist is asked where they are made."""
    return tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
