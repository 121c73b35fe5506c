"""How a PDF that was put together from finished pages leaves the program."""

import io
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def save(pdf: "pikepdf.Pdf", out: IO[bytes], **how: Any) -> None:  # noqa: ANN401 - the options are pikepdf's own
    """Write the file; the same pages give the same bytes. Raises `OSError` as `out` does.

    The bytes pass through memory: the library below ends the whole program when a file refuses some of its bytes.
    """
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True, **how)
    out.write(made.getbuffer())
