"""Paragraphs written by hand, each with the figures of the tables it stands with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from samples import agencies
from samples.agencies import SampleAgency
from samples.make import form_of
from samples.official import (
    APPLICANTS,
    DISPUTE_BLOCKS,
    REQUEST_ROWS,
    dispute_measures,
    proactive_measures,
    request_measures,
    result_rows,
)
from samples.statistics import statistics_measures

Figures = dict[str, Decimal]
_FILES = (
    "annual", "statistics", "sections", "bureaus", "more-bureaus", "townships", "governments",
    "lists", "earlier",
)  # fmt: skip


class Facts(BaseModel):
    """What is true of one agency in one year, and ways to say some of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    agency: str
    """One of the sample agencies: the constant's name, or the body's own."""
    year: int
    cells: Mapping[str, Mapping[str, Decimal] | Decimal]
    """Row → column → figure, or measure → figure; what is not named is 0."""
    texts: tuple[str | Mapping[str, str], ...]
    """For the section on the whole, or by the key of the section."""

    def body(self) -> SampleAgency:
        found = getattr(agencies, self.agency, None) or _bodies()[self.agency]
        assert isinstance(found, SampleAgency)
        return found

    def figures(self) -> Figures:
        """Every cell of the year's form. Raises ValueError if the sums do not hold."""
        form = form_of(self.year)
        if form == "statistics-2014":
            return self._filled(statistics_measures())
        out = self._filled(
            (*proactive_measures(form), *request_measures(form), *dispute_measures())
        )
        _add_requests(out, form, self.id)
        for block, _ in DISPUTE_BLOCKS:
            parts = [name for name in out if name.startswith(f"{block}.")]
            out[f"{block}.total"] = sum((out[name] for name in parts), Decimal(0))
        return out

    def _filled(self, names: tuple[str, ...]) -> Figures:
        out = dict.fromkeys(names, Decimal(0))
        for row, columns in self.cells.items():
            cells = columns if isinstance(columns, Mapping) else {"": columns}
            for column, value in cells.items():
                name = f"{row}.{column}".rstrip(".")
                if name not in out:
                    raise ValueError(f"{self.id}: the form of {self.year} has no {name}")
                out[name] = value
        return out


def _add_requests(out: Figures, form: str, whose: str) -> None:
    parties = [column for column, _ in APPLICANTS if column != "total"]
    for column in parties:
        closed = sum((out[f"{row}.{column}"] for row in result_rows(form)), Decimal(0))
        out[f"outcome.total.{column}"] = closed
        came = out[f"applications.new.{column}"] + out[f"applications.carried_in.{column}"]
        left = out[f"applications.carried_forward.{column}"]
        if came != closed + left:
            raise ValueError(f"{whose}: {column}: {came} came in, {closed} + {left} went out")
    for row in REQUEST_ROWS[form]:
        out[f"{row.name}.total"] = sum((out[f"{row.name}.{c}"] for c in parties), Decimal(0))


@cache
def _bodies() -> Mapping[str, SampleAgency]:
    return {one.name: one for one in (*agencies.AGENCIES, *agencies.OTHERS)}


@cache
def facts() -> Mapping[str, Facts]:
    """All of them by id."""
    found = []
    for name in _FILES:
        text = (files("audit.prose") / f"{name}.yaml").read_text(encoding="utf-8")
        found += [Facts.model_validate(one) for one in yaml.safe_load(text)]
    return {one.id: one for one in found}
