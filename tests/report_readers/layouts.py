"""Helpers to look at layouts in tests."""

from report.model import Document, Grid, Layout, Line
from report.readers import layout_of


def read(content: str | bytes, name: str = "report", charset: str = "") -> Layout:
    """The layout of a document that must be readable."""
    data = content.encode() if isinstance(content, str) else content
    layout = layout_of(Document(data, name, charset=charset))
    assert isinstance(layout, Layout), layout
    return layout


def lines(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if isinstance(block, Line)]


def grids(layout: Layout) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in layout.blocks
        if isinstance(block, Grid)
    ]


def dropped(layout: Layout) -> list[str]:
    return [line.text for line in layout.dropped]
