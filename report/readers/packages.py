"""Office files and archives are zip files: what they may unpack to is checked first."""

from __future__ import annotations

import io
import zipfile

from report.model import Unreadable
from report.readers import limits

_PARTS = 3000
_SMALL = 1024 * 1024

DAMAGED = Unreadable("the file is damaged or not whole", "fetch it again from the portal")
_BOMB = Unreadable(
    "the file would unpack to far more than a report is",
    "do not open it; ask the agency for another copy",
)
_LOCKED = Unreadable("the file is locked with a password", "publish it without one")


def why_not_unpack(content: bytes) -> Unreadable | None:
    """None if the members and what they unpack to stay within the limits.

    The sizes are those of the directory; reading stops there even if a member holds more.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return DAMAGED
    if len(members) > _PARTS or sum(member.file_size for member in members) > limits.UNPACKED:
        return _BOMB
    for member in members:
        if member.flag_bits & 1:
            return _LOCKED
        packed = max(member.compress_size, 1)
        if member.file_size > _SMALL and member.file_size > limits.RATIO * packed:
            return _BOMB
    return None
