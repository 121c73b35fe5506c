"""Sets of documents as whole numbers with a bit for each: quick to join, cut and count, however many there are."""

from collections.abc import Collection

_ONE = ord("1")
_BITS: tuple[tuple[int, ...], ...] = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def bits(numbers: Collection[int]) -> int:
    """Numbers of documents as a set of bits."""
    if not numbers:
        return 0
    digits = bytearray(b"0") * (max(numbers) + 1)
    for number in numbers:
        digits[number] = _ONE
    digits.reverse()
    return int(bytes(digits), 2)


def members(docs: int) -> list[int]:
    """The numbers in a set of bits, in rising order."""
    found: list[int] = []
    for at, byte in enumerate(docs.to_bytes((docs.bit_length() + 7) // 8, "little")):
        if byte:
            found.extend([at * 8 + bit for bit in _BITS[byte]])
    return found
