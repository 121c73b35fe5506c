"""Bodies as they lie in the database: text, compressed, with a check sum that tells of a single flipped bit.

Histories keep a hundred states of a pack; compressed they take a quarter of the room, and so do all backups.
"""

import zlib

from linkwell.domain.errors import ContentError

MAX_CHARS = 4_000_000
_GZIP = 31
_LEVEL = 6


def seal(text: str) -> bytes:
    """Compress `text`. Half characters (lone surrogates), which some programs paste, become the sign for unknown."""
    packer = zlib.compressobj(level=_LEVEL, wbits=_GZIP)
    data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    return packer.compress(data) + packer.flush()


def unseal(body: bytes) -> str:
    """The text. Raises `ContentError` (S-ROW) if a bit changed or it is larger inside than it may be."""
    opener = zlib.decompressobj(wbits=_GZIP)
    try:
        data = opener.decompress(body, 4 * MAX_CHARS)
        if not opener.eof or opener.unused_data:
            raise damaged()
        return data.decode()
    except (zlib.error, UnicodeDecodeError) as fault:
        raise damaged() from fault


def damaged(what: str = "A stored entry", detail: str = "") -> ContentError:
    """The error for something stored that cannot be read (S-ROW)."""
    return ContentError(
        "S-ROW",
        f"{what} is damaged and cannot be read{f' ({detail})' if detail else ''}.",
        "Everything else is unharmed.",
        "Choose Undo to go back to the state before, or restore a backup.",
    )
