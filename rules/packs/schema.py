"""JSON Schemas of the files people write, for their editors: `python -m rules.packs.schema DIR`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rules.calendars.model import Calendar
from rules.example_reports import Example
from rules.packs.adjusting import Adjustments
from rules.packs.model import Pack

Schema = dict[str, Any]
_LOADER_ONLY = ("lists", "calendars")
"""Parts of a rule that the loader puts there and nobody writes."""


def schemas() -> dict[str, Schema]:
    """File name → schema: packs, calendars, an office's changes."""
    return {
        "pack.json": pack_schema(),
        "calendar.json": _schema(Calendar, "A local notice that sets dates"),
        "adjust.json": _schema(Adjustments, "An office's changes to rules"),
    }


def pack_schema() -> Schema:
    """A pack as it is written: one identity as plain text, examples spelt out."""
    schema = _schema(Pack, "A pack of rules")
    definitions = schema["$defs"]
    rule = definitions["Rule"]
    for name in _LOADER_ONLY:
        del rule["properties"][name]
    lines = rule["properties"]["identity"]
    rule["properties"]["identity"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        "description": lines.get("description", "An identity between measures"),
    }
    example = Example.model_json_schema(by_alias=True)
    definitions.update(example.pop("$defs", {}))
    _plain(example)
    example["properties"]["but"] = {
        "type": "object",
        "description": "the first pass example, with what is named here changed",
    }
    definitions["Example"] = example
    one = {"$ref": "#/$defs/Example"}
    either = {"anyOf": [one, {"type": "array", "items": one}]}
    kinds = ("pass", "fail", "unknown", "not_applicable", "boundary")
    rule["properties"]["examples"] = {
        "type": "object",
        "properties": dict.fromkeys(kinds, either),
        "additionalProperties": False,
    }
    return _without_unused(schema)


def write(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(printed(schema), encoding="utf-8")


def printed(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _schema(model: type[BaseModel], title: str) -> Schema:
    schema = model.model_json_schema(by_alias=True)
    _plain(schema)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **schema, "title": title}


def _plain(part: Any) -> None:
    """Without generated titles, which say nothing, and defaults, which are noise here."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        if "properties" not in part:
            part.pop("default", None)
        for value in part.values():
            _plain(value)
    elif isinstance(part, list):
        for value in part:
            _plain(value)


def _without_unused(schema: Schema) -> Schema:
    while True:
        text = json.dumps(schema)
        unused = [name for name in schema["$defs"] if f'"#/$defs/{name}"' not in text]
        if not unused:
            return schema
        for name in unused:
            del schema["$defs"][name]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
