"""Kinds that nothing may be said of, and kinds that the document alone cannot tell."""

from __future__ import annotations

from audit.mutations import cells, prose, sections, words
from audit.mutations.model import Kind

KINDS: tuple[Kind, ...] = (
    Kind(
        "cell blanked", "silence", (),
        "A blank may stand for any figure: nothing can be shown to be wrong.",
        cells.cell(cells.blanked), 2,
    ),
    Kind(
        "cell garbled", "silence", (),
        "What cannot be read is unread: unknown, never a finding.", cells.cell(cells.garbled), 2,
    ),
    Kind(
        "heading in other accepted words", "silence", (),
        "The form's own variants.", sections.renamed, 2,
    ),
    Kind(
        "attachment named without link", "silence", (),
        "The capture may have lost the link: unknown until visited.",
        words.attachment("政府信息公开情况统计表.xlsx"),
    ),
    Kind(
        "cell in no equation and no prose", "open", (),
        "Nothing else in the report, or beside it, states this figure.",
        cells.cell(cells.plus_one, cells.loose), 2,
    ),
    Kind(
        "prose figure of its own", "open", (),
        "No table has it, or the words leave doubt which cell they mean (scope, approximation).",
        prose.figure(prose.unlinked, cells.plus_one), 2,
    ),
    Kind(
        "year of the title", "open", ("own-year", "statistics-period", "K-year"),
        "Title and text name two years and either may be the slip; where the text names "
        "its period, that decides.",
        words.replaced(r"year", (-1, 1), only_prose=False),
    ),
    Kind(
        "overview removed", "open", ("T19-section-1", "T21-section-1", "T*-government"),
        "What it tells may stand elsewhere; the statute does not ask for this heading.",
        sections.removed("overview"),
    ),
    Kind(
        "last section removed", "open",
        ("T19-section-6", "T21-section-6", "T21-6a", "A32-6"),
        "Fees told elsewhere are told; other matters are those that there are.",
        sections.removed("other_matters"),
    ),
)  # fmt: skip
