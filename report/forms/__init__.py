"""The official forms as data: one YAML file each, validated when loaded.

A new form is a new file in this folder; nothing else knows how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml
from pydantic import ValidationError

from report.forms.naming import column_heads, form_labels
from report.forms.schema import Block, Column, Form, Row, Section, Table, figure_name
from report.model import FormId

__all__ = [
    "Block",
    "Column",
    "Form",
    "FormError",
    "Row",
    "Section",
    "Table",
    "column_heads",
    "figure_name",
    "form_for_year",
    "load_forms",
    "measure_label",
    "measure_names",
    "measures_of",
    "parse_form",
]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FormError(ValueError):
    """A form file does not say what a form must; the message names file and field."""


def parse_form(text: str, source: str) -> Form:
    """The form in one YAML file; `source` is its name, for the error."""
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 (the safe loader, in C if built)
    except yaml.YAMLError as error:
        raise FormError(f"{source}: not YAML: {error}") from error
    try:
        return Form.model_validate(data)
    except ValidationError as error:
        faults = (
            f"{'.'.join(str(part) for part in fault['loc']) or 'form'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise FormError(f"{source}: {'; '.join(faults)}") from error


@cache
def load_forms() -> Mapping[FormId, Form]:
    """All forms by id, oldest first. Raises `FormError`."""
    forms = [
        parse_form(entry.read_text(encoding="utf-8"), f"report/forms/{entry.name}")
        for entry in files("report.forms").iterdir()
        if entry.name.endswith(".yaml")
    ]
    forms.sort(key=lambda form: form.years.first)
    return MappingProxyType({form.id: form for form in forms})


def form_for_year(year: int) -> FormId | None:
    """The form in force for a reporting year; None before there was a national one."""
    return next((form.id for form in load_forms().values() if year in form.years), None)


@cache
def _labels(form: FormId) -> Mapping[str, str]:
    return MappingProxyType(form_labels(load_forms()[form]))


def measures_of(form: FormId) -> tuple[str, ...]:
    """The names of a form's measures, in the order of its tables."""
    return tuple(_labels(form))


@cache
def measure_names() -> frozenset[str]:
    """Every name that a rule may speak of."""
    return frozenset(name for form in load_forms() for name in measures_of(form))


def measure_label(name: str, form: FormId | None = None) -> str:
    """A measure in Chinese, for people: 表三 · （三）4.保护第三方合法权益 · 商业企业.

    Where forms share a name, `form` says whose wording is wanted (the newest otherwise).
    Raises KeyError for a name that no form has.
    """
    candidates = (form,) if form else tuple(reversed(tuple(load_forms())))
    for candidate in candidates:
        if name in _labels(candidate):
            return _labels(candidate)[name]
    raise KeyError(name)
