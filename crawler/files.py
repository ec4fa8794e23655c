"""Reading the YAML files that people write: portals and rosters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

LARGEST = 4 * 1024 * 1024
Model = TypeVar("Model", bound=BaseModel)


class DeclarationError(ValueError):
    """A portal or roster file that cannot be used: one line saying which, where and why."""


def files_in(folders: Iterable[Path]) -> Iterator[Path]:
    """All YAML files, folder after folder; of two with one name the first counts."""
    known: set[str] = set()
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.stem not in known:
                known.add(path.stem)
                yield path


def load(path: Path, model: type[Model]) -> Model:
    """The file as `model`. Raises DeclarationError naming file, line or field, and reason."""
    try:
        raw = path.read_bytes()
        if len(raw) > LARGEST:
            raise DeclarationError(f"{path}: larger than {LARGEST >> 20} MB")
        content: Any = yaml.safe_load(raw.decode("utf-8"))
    except OSError as error:
        raise DeclarationError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DeclarationError(f"{path}: not UTF-8 (byte {error.start})") from error
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise DeclarationError(f"{path}{line}: not YAML: {error.problem}") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DeclarationError(f"{path}: {where or 'content'}: {first['msg']}") from error
