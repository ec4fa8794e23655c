"""YAML written by people: read safely, with the line of everything kept for error messages.

No aliases, no tags, no key twice; size and depth are capped. Errors name file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import SafeConstructor

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Path = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_STRING = "tag:yaml.org,2002:str"
_MAYBE_NO_STRING = frozenset("0123456789+-.~nNtTfFyYoO<=")
"""First characters of plain scalars that may be numbers, dates, null or truth values."""
_SCALARS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp")
}


class FileError(ValueError):
    """A file written by people cannot be used. Says file, line, and what to put right."""


class Marked:
    """The plain data of a YAML file and the 1-based line on which each part begins."""

    def __init__(self, name: str, data: Any, lines: Mapping[Path, int]) -> None:
        self.name = name
        self.data = data
        self._lines = lines

    def line(self, path: Path) -> int:
        """The line of the part at `path`, or of the nearest part around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def error(self, path: Path, what: str) -> FileError:
        return FileError(f"{self.name}:{self.line(path)}: {what}")

    def validate(self, model: type[M], data: Any = None, at: Path = (), of: str = "") -> M:
        """`data` (default: all of the file) as `model`. Raises FileError for the first fault."""
        try:
            return model.model_validate(self.data if data is None else data)
        except ValidationError as error:
            where, said = _worst(error, model)
            what = ".".join(str(part) for part in where)
            who = f"{of}: " if of else ""
            raise self.error(at + where, f"{who}{what}: {said}" if what else who + said) from None


def _worst(error: ValidationError, model: type[BaseModel]) -> tuple[Path, str]:
    """The fault to tell first: a misspelt key before the key that is then missing."""
    faults = error.errors()
    first = next((fault for fault in faults if fault["type"] == "extra_forbidden"), faults[0])
    where = tuple(first["loc"])
    if first["type"] != "extra_forbidden":
        return where, first["msg"].removeprefix("Value error, ")
    near = (
        get_close_matches(str(where[-1]), list(model.model_fields), n=1) if len(where) == 1 else []
    )
    return where, "no such key" + (f"; nearest: {near[0]}" if near else "")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in C if built; most words are plainly strings and not looked at twice."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and value and value[0] not in _MAYBE_NO_STRING:
            return _STRING
        return super().resolve(kind, value, implicit)


def read_marked(text: str, name: str) -> Marked:
    """Parse one YAML document. `name` is the file's name for messages. Raises FileError."""
    if len(text.encode()) > MAX_BYTES:
        raise FileError(f"{name}: larger than {MAX_BYTES} bytes")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        raise FileError(f"{name}:{line}: not valid YAML: {problem}") from None
    except RecursionError:
        raise FileError(f"{name}: nested too deeply") from None
    finally:
        loader.dispose()
    reader = _Reader(name)
    data = None if node is None else reader.build(node, ())
    return Marked(name, data, reader.lines)


class _Reader:
    """Turns composed nodes into plain data; a node met twice is an alias."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self._seen: set[int] = set()
        self._scalars = SafeConstructor()

    def build(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines[path] = line
        if id(node) in self._seen:
            raise FileError(f"{self.name}:{line}: aliases (*name) are not allowed")
        self._seen.add(id(node))
        if len(path) > MAX_DEPTH:
            raise FileError(f"{self.name}:{line}: nested deeper than {MAX_DEPTH}")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value
            if not isinstance(key, str) or key == "<<":
                raise FileError(f"{self.name}:{line}: a key must be a plain word")
            if key in data:
                raise FileError(f"{self.name}:{line}: {key!r} is given twice")
            data[key] = self.build(value_node, (*path, key))
            self.lines[(*path, key)] = line
        return data

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        if node.tag == _STRING:
            return node.value
        if node.tag not in _SCALARS:
            raise FileError(f"{self.name}:{line}: the tag {node.tag} is not allowed")
        try:
            return self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            raise FileError(f"{self.name}:{line}: cannot read {node.value!r}") from None
