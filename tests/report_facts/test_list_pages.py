"""The list page of a portal is no report, however its rows are shown."""

from __future__ import annotations

from report import read
from report.model import Document, NotAReport
from samples.agencies import AGENCIES
from samples.site import ROOT, pages_of


def test_every_list_page_of_the_sample_portal_is_told_from_a_report() -> None:
    pages = pages_of("云溪市人民政府网站", AGENCIES)
    lists = [path for path in pages if path == ROOT or path.startswith(f"{ROOT}index_")]
    assert len(lists) > 2
    for path in lists:
        (result,) = read([Document(pages[path].content, "index.html", "text/html")])
        assert isinstance(result, NotAReport), path
