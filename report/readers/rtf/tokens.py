"""RTF source to words, commands and the ends of groups; what is no text is passed over.

The libraries for RTF at hand give plain text without the columns of tables; this keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?\x20?|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_CODE_PAGES = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
_ASIDE = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "pict",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "objdata",
        "themedata",
        "colorschememapping",
        "datastore",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "latentstyles",
        "pgptbl",
        "filetbl",
        "revtbl",
        "fldinst",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
        "template",
        "nonesttables",
        "mmathPr",
        "wgrffmtfilter",
        "operator",
        "author",
        "info",
        "company",
        "doccomm",
        "keywords",
        "subject",
        "manager",
        "category",
        "hlinkbase",
        "comment",
        "creatim",
        "revtim",
        "printim",
        "buptim",
        "userprops",
        "sp",
        "shpinst",
        "do",
    ]
)
_KEPT = frozenset({"shppict", "nesttableprops"})
"""Groups marked as skippable in which something is looked for."""
_CHARACTERS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "tab": " ", "line": " ", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class Token:
    """Text, or a command with its number."""

    text: str = ""
    command: str = ""
    number: int | None = None


@dataclass(slots=True)
class _State:
    aside: bool = False
    skipped: int = 1
    """Characters that stand in for one in Unicode, for readers that know none."""
    font: int = 0
    title: bool = False
    starred: bool = False
    """Behind the mark of groups that may be passed over."""


class Tokens:
    """One source, read once."""

    def __init__(self, content: bytes) -> None:
        self._source = content.decode("latin-1")
        self._pending: list[bytes | str] = []
        self._states = [_State()]
        self._to_skip = 0
        self._fonts: dict[int, str] = {}
        self._charset = "gb18030"
        self.title = ""
        self.pictures = 0
        self.closed = False
        """The outermost group ends: the file is whole."""

    def __iter__(self) -> Iterator[Token]:
        at = 0
        while match := _TOKEN.match(self._source, at):
            at = match.end()
            if match["brace"]:
                yield from self._flush()
                if not self._brace(match["brace"]):
                    return
                continue
            if word := match["word"]:
                number = int(match["number"]) if match["number"] else None
                if word == "bin":
                    at += max(number or 0, 0)
                elif word == "u" and number is not None:
                    self._pending.append(chr(number % 65536))
                    self._to_skip = self._states[-1].skipped
                else:
                    yield from self._flush()
                    yield from self._command(word, number)
            elif sign := match["sign"]:
                if sign == "*":
                    self._states[-1].starred = True
                    continue
                if sign in "\r\n":
                    yield from self._flush()
                    yield Token(command="par")
                elif sign in _SIGNS:
                    known = _SIGNS[sign]
                    self._pending.append(known.encode() if known.isascii() else known)
            else:
                self._characters(match["byte"], match["plain"])
            self._states[-1].starred = False
        yield from self._flush()

    def _brace(self, brace: str) -> bool:
        """A group begins or ends; False when there is no more to read."""
        self._to_skip = 0
        if brace == "{":
            above = self._states[-1]
            self._states.append(_State(above.aside, above.skipped, above.font, above.title))
            return len(self._states) <= _DEEPEST
        if len(self._states) > 1:
            self._states.pop()
        self.closed = len(self._states) == 1
        return not self.closed

    def _characters(self, byte: str | None, plain: str | None) -> None:
        """Less those that stand in for what Unicode has told already."""
        data = bytes.fromhex(byte) if byte else (plain or "").encode("latin-1")
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if data[skipped:]:
            self._pending.append(data[skipped:])

    def _command(self, word: str, number: int | None) -> Iterator[Token]:
        state = self._states[-1]
        if word == "pict" and not state.aside:
            self.pictures += 1
        unknown = state.starred and word not in _KEPT
        if word in _ASIDE or unknown or (word == "deleted" and number != 0):
            state.aside = True
        elif word == "title":
            state.title, self.title = True, ""
        self._set(word, number, state)
        if state.aside:
            return
        if word in _CHARACTERS:
            yield Token(_CHARACTERS[word])
        else:
            yield Token(command=word, number=number)

    def _set(self, word: str, number: int | None, state: _State) -> None:
        if number is None:
            return
        if word == "uc":
            state.skipped = min(max(number, 0), 10)
        elif word == "f":
            state.font = number
        elif word == "fcharset" and number in _CODE_PAGES:
            self._fonts[state.font] = _CODE_PAGES[number]
        elif word == "ansicpg":
            self._charset = {936: "gb18030", 950: "big5", 65001: "utf-8"}.get(number, "gb18030")

    def _flush(self) -> Iterator[Token]:
        """What waited: bytes side by side may be the halves of one character."""
        if not self._pending:
            return
        state = self._states[-1]
        charset = self._fonts.get(state.font, self._charset)
        text = ""
        for kind, pieces in groupby(self._pending, type):
            together = list(pieces)
            if kind is bytes:
                text += b"".join(p for p in together if isinstance(p, bytes)).decode(
                    charset, "replace"
                )
            else:
                text += "".join(p for p in together if isinstance(p, str))
        self._pending.clear()
        # Characters beyond the first plane come in two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if state.title:
            self.title += text
        elif not state.aside:
            yield Token(text)
