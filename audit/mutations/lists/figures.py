"""Kinds: a figure of a table or of the prose is wrong."""

from __future__ import annotations

from audit.mutations import cells, prose
from audit.mutations.model import Kind

SUMS = (
    "T19-3a", "T19-3b", "T19-3c", "T19-3e*", "T19-4a", "T21-3a", "T21-3b", "T21-3c", "T21-3e*",
    "T21-4a", "T14-C1", "T14-D1", "T14-E*", "T14-DE", "T14-F", "T14-G*", "T14-J",
)  # fmt: skip
AGREE = ("P-*",)
_EQUALITY = "in an equation of the form whose other cells are all written"
_NO_COUNT = "No count can be this."

KINDS: tuple[Kind, ...] = (
    Kind(
        "cell: one more", "finding", SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.plus_one), 5
    ),
    Kind(
        "cell: one less", "finding", SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.minus_one), 4
    ),
    Kind(
        "cell: digits swapped", "finding", SUMS, f"A cell {_EQUALITY}.",
        cells.cell(cells.swapped), 4,
    ),
    Kind(
        "cell: ten times", "finding", SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.times_ten), 4
    ),
    Kind(
        "total changed", "finding", SUMS, f"A total {_EQUALITY}.",
        cells.cell(cells.plus_one, only=cells.is_total), 4,
    ),
    Kind(
        "cell: negative", "finding",
        ("T14-U", "T19-2-cells", "T19-3e", "T19-4-cells", "T21-2a", "T21-3e", "T21-4-cells"),
        _NO_COUNT, cells.cell(cells.negative), 1,
    ),
    Kind(
        "cell: fraction", "finding",
        ("T14-U", "T19-2-cells", "T19-3e", "T19-4-cells", "T21-2a", "T21-3e", "T21-4-cells"),
        _NO_COUNT, cells.cell(cells.fraction), 1,
    ),
    Kind(
        "cell that only prose repeats", "finding", AGREE,
        "In no equation, but the prose states the same figure in words without doubt.",
        cells.cell(cells.minus_one, cells.linked), 3,
    ),
    Kind(
        "part above its whole", "finding",
        ("T14-A1", "T14-B1*", "T19-2a"), "其中 of more than the whole.",
        lambda s, r: (
            cells.to("disclosed.normative_documents", lambda f: str(f["disclosed.total"] + 7))(s, r)
            or cells.to(
                "normative_documents.newly_disclosed",
                lambda f: str(f["normative_documents.disclosed_total"] + 3),
            )(s, r)
        ),
    ),
    Kind(
        "in force below issued less repealed", "finding", ("T21-2c",),
        "Documents issued this year and not repealed are in force.",
        cells.to(
            "normative_documents.in_force",
            lambda f: (
                str(f["normative_documents.issued"] - f["normative_documents.repealed"] - 1)
                if f["normative_documents.issued"] - f["normative_documents.repealed"] >= 1
                else None
            ),
        ),
    ),
    Kind(
        "regulations of a body that makes none", "finding", ("T21-2d",),
        "Only bodies that the Legislation Law names have rule-making power.",
        lambda s, r: (
            None if s.report.agency.rule_making or not s.generated
            or s.report.agency.level in ("province", "central", "prefecture")
            else cells.to("regulations.issued", lambda f: "2", range(2021, 2099))(s, r)
        ),
    ),
    Kind(
        "fees in yuan", "finding", ("T21-2e",), "The column is in units of ten thousand yuan.",
        cells.to("fees.amount_wan", lambda f: "251000元", range(2021, 2099)),
    ),
    Kind(
        "prose figure that a table has", "finding", AGREE,
        "The words leave no doubt which cell they speak of.",
        prose.figure(prose.agreeing, cells.plus_one, cells.times_ten, cells.swapped), 8,
    ),
    Kind(
        "part of a closed list", "finding", AGREE, "The list claims to be whole and adds up.",
        prose.figure(prose.members, cells.plus_one, cells.minus_one, cells.times_ten), 2,
    ),
    Kind(
        "share", "finding", ("P-15*",), "The words give both figures; off by five points.",
        prose.figure(prose.shares),
    ),
    Kind(
        "figure left out", "finding", ("figures-left-out", "placeholders"),
        "A unit without its figure.", prose.left_out,
    ),
)  # fmt: skip
