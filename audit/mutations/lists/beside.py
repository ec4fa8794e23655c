"""Kinds: another form, and what only things known beside the report can tell."""

from __future__ import annotations

from audit.mutations import outside, words
from audit.mutations.model import Kind

KINDS: tuple[Kind, ...] = (
    Kind(
        "superseded notice named", "finding", ("superseded-notice",),
        "From FY2021, and the one in force is not named.", words.superseded_notice, once=True,
    ),
    Kind(
        "table two of the form before", "finding", ("superseded-form",),
        "Rows and columns that the form in force does not have.",
        outside.old_form(2021, "annual-2021", "annual-2019"),
    ),
    Kind(
        "statistics table of up to FY2018", "finding",
        ("superseded-form", "superseded-form-2019"),
        "Rows that the form in force does not have.", outside.statistics_form,
    ),
    Kind(
        "published months late", "finding", ("TL-2007", "TL-2019"),
        "After the day of the statute for this kind of body.", outside.late,
    ),
    Kind(
        "published weeks late", "finding", ("TL-2019",),
        "A department, from FY2019: after 31 January and its rest days.", outside.late_by_days,
    ),
    Kind(
        "published before the year's end", "finding", ("TL-early",),
        "The year was not over.", outside.early,
    ),
    Kind(
        "attachment of another year", "finding", ("attachments-year",),
        "Its name says another year.",
        words.attachment("{other}年政府信息公开工作年度报告.pdf"),
    ),
    Kind(
        "attachment dead on two visits", "finding", ("attachments-open",),
        "The visits are told in the context.", outside.dead_attachment,
    ),
    Kind(
        "carried in unlike last year's carried forward", "finding",
        ("T19-3d*", "T21-3d", "T21-3d-columns"), "Last year's figures are told in the context.",
        outside.carried_in,
    ),
    Kind(
        "in force not following last year's", "finding", ("T21-2b",),
        "Last year's figures are told in the context.", outside.in_force,
    ),
    Kind(
        "last year's prose", "finding", ("copied-from-last-year",),
        "Last year's sentences are told in the context.", outside.copied,
    ),
)  # fmt: skip
