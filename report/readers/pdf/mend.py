"""A PDF whose table of objects is lost or wrong, written anew by PDFium, which searches them."""

from __future__ import annotations

import io

_LARGEST = 64 * 1024 * 1024


def mend(content: bytes) -> bytes | None:
    """The same pages as a sound file; None if PDFium finds none."""
    import pypdfium2

    stream = io.BytesIO()
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            if len(document):
                document.save(stream)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return None
    mended = stream.getvalue()
    return mended if 0 < len(mended) <= _LARGEST else None
