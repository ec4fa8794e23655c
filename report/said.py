"""What the readers say, in the other language: `said.yaml` has every sentence in both.

The model keeps each sentence once (`Unreadable.why`, `NotAReport.why`, `Report.cut`), as it
was written; whoever shows it asks here for the reader's language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

_JOINT = {"zh": "；", "en": "; "}
_SPLIT = re.compile(r"; |；")


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    en: str
    zh: str


@lru_cache(maxsize=512)
def said(sentences: str, lang: str) -> str:
    """Sentences of the readers, joined by semicolons, in `zh` or `en`; others stay as they are."""
    if (whole := _one(sentences, lang)) is not None:
        return whole
    for joint in reversed(list(_SPLIT.finditer(sentences))):
        first = _one(sentences[: joint.start()], lang)
        if first is not None:
            return f"{first}{_JOINT[lang]}{said(sentences[joint.end() :], lang)}"
    return sentences


def _one(sentence: str, lang: str) -> str | None:
    for pattern, template in _patterns(lang):
        if match := pattern.fullmatch(sentence):
            return template.format(*match.groups())
    return None


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences of the other language as patterns, and what each is in this."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("report").joinpath("said.yaml").read_text(encoding="utf-8")
    told = TypeAdapter(tuple[_Sentence, ...]).validate_python(
        yaml.load(text, Loader=loader)  # noqa: S506 (safe loader)
    )
    pairs = [(s.zh, s.en) if lang == "en" else (s.en, s.zh) for s in told]
    return tuple(
        (re.compile(re.escape(old).replace(r"\{\}", "([^;；]+?)")), new) for old, new in pairs
    )
