"""A valid file cut short, with bits turned, parts taken out, doubled or put in."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from random import Random

from report.model import Document

Damage = Callable[[bytes, Random], bytes]


def cut(document: Document, percent: int) -> Document:
    """The first `percent` of the bytes."""
    return replace(document, content=document.content[: len(document.content) * percent // 100])


def cut_neatly(document: Document, percent: int) -> Document:
    """The same, but back to the last full stop or line end: nothing shows that it was cut."""
    text = cut(document, percent).content.decode("utf-8", errors="ignore")
    end = max(text.rfind("\n"), text.rfind("。")) + 1
    return replace(document, content=text[:end].encode())


def bits_turned(content: bytes, random: Random) -> bytes:
    data = bytearray(content)
    for _ in range(random.choice((1, 1, 8, 64, len(data) // 200 + 1))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def part_taken_out(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + content[at + random.randint(1, len(content) // 4 + 1) :]


def part_doubled(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    piece = content[at : at + random.randint(1, len(content) // 2 + 1)]
    return content[:at] + piece * random.choice((2, 2, 3, 50)) + content[at:]


def noise_put_in(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + random.randbytes(random.randint(1, 4000)) + content[at:]


def parts_shuffled(content: bytes, random: Random) -> bytes:
    cuts = sorted(random.randrange(len(content)) for _ in range(random.randint(1, 12)))
    pieces = [content[a:b] for a, b in zip([0, *cuts], [*cuts, len(content)], strict=True)]
    random.shuffle(pieces)
    return b"".join(pieces)


def inside_a_package(content: bytes, random: Random) -> bytes:
    """A member of a DOCX, XLSX or ZIP damaged, the package itself whole again."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return bits_turned(content, random)
    made = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
            members = [m for m in source.infolist() if m.file_size]
            chosen = random.choice(members)
            for member in members:
                data = source.read(member)
                if member is chosen:
                    data = random.choice(_OF_TEXT)(data, random)
                target.writestr(member.filename, data)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, zlib.error):
        return part_doubled(content, random)
    return made.getvalue()


_OF_TEXT: tuple[Damage, ...] = (bits_turned, part_taken_out, part_doubled, parts_shuffled)
DAMAGES: dict[str, Damage] = {
    "bits turned": bits_turned,
    "part taken out": part_taken_out,
    "part doubled": part_doubled,
    "noise put in": noise_put_in,
    "parts shuffled": parts_shuffled,
    "inside a package": inside_a_package,
}
