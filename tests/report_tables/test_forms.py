"""The official forms load, are told apart by year, and name every figure once."""

from __future__ import annotations

import re

import pytest

from report.forms import (
    FormError,
    form_for_year,
    load_forms,
    measure_label,
    measure_names,
    measures_of,
    parse_form,
)

A_FORM = """
id: tiny
title: 小表
instrument: 某号
years: {first: 2030}
sections: []
tables:
  - key: proactive
    short: 表二
    title: 小表
    blocks:
      - columns: [{name: issued, label: 件数}]
        rows: [{name: rules, label: 规章}]
"""


@pytest.mark.parametrize(
    ("year", "form"),
    [
        (2013, None),
        (2014, "statistics-2014"),
        (2018, "statistics-2014"),
        (2019, "annual-2019"),
        (2020, "annual-2019"),
        (2021, "annual-2021"),
        (2031, "annual-2021"),
    ],
)
def test_the_form_in_force_follows_the_reporting_year(year: int, form: str | None) -> None:
    assert form_for_year(year) == form


def test_no_name_is_a_prefix_of_another_over_all_forms() -> None:
    names = measure_names()
    prefixes = {
        ".".join(parts[:cut])
        for parts in (name.split(".") for name in names)
        for cut in range(1, len(parts))
    }
    assert names.isdisjoint(prefixes)


def test_table_three_has_26_rows_of_seven_columns_and_table_four_15_cells() -> None:
    names = measures_of("annual-2021")
    assert sum(name.startswith(("applications.", "outcome.")) for name in names) == 26 * 7
    assert sum(name.startswith(("review.", "litigation_")) for name in names) == 15


def test_a_label_tells_table_row_and_column() -> None:
    label = measure_label("outcome.refused.third_party.commercial")
    assert label == "表三 · （三）4.保护第三方合法权益 · 商业企业"
    assert measure_label("review.other", "statistics-2014").startswith("统计表 · 四、行政复议数量")
    assert measure_label("review.other") == "表四 · 行政复议 · 其他结果"


def test_labels_tell_all_measures_of_a_form_apart() -> None:
    for form in load_forms():
        labels = [measure_label(name, form) for name in measures_of(form)]
        assert len(set(labels)) == len(labels)


def test_every_form_has_the_six_sections() -> None:
    six = {"overview", "proactive", "requests", "disputes", "problems", "other_matters"}
    for form in load_forms().values():
        assert six <= {section.key for section in form.sections}


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("short: 表二", "shrot: 表二", "tables.0.shrot"),
        ("first: 2030", "first: soon", "years.first"),
        ("name: rules", "name: Rules", "tables.0.blocks.0.rows.0.name"),
        (
            "[{name: rules, label: 规章}]",
            "[{name: a, label: 一}, {name: a, label: 二}]",
            "a.issued",
        ),
        ("[{name: issued, label: 件数}]", "[{label: 一}, {name: issued, label: 二}]", "prefix"),
        ("years: {", "years: [", "not YAML"),
    ],
)
def test_an_error_names_the_file_and_the_field(was: str, becomes: str, says: str) -> None:
    assert parse_form(A_FORM, "tiny.yaml").id == "tiny"
    with pytest.raises(FormError, match=rf"^tiny\.yaml: .*{re.escape(says)}"):
        parse_form(A_FORM.replace(was, becomes), "tiny.yaml")
