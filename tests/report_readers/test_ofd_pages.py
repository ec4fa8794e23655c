"""OFD pages, written by hand as makers write them: words by places, rules as paths."""

from __future__ import annotations

import io
import zipfile

import pytest
from layouts import grids, lines, read

from report.model import Document, Unreadable
from report.readers import layout_of

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ROOT = f"""<ofd:OFD {NS}><ofd:DocBody><ofd:DocInfo><ofd:Title>年度报告</ofd:Title></ofd:DocInfo>
<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""


def ofd(*pages: str, template: str = "", **more: str) -> bytes:
    """A file of pages, each given as what stands in its layer."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/P{n}.xml"/>' for n in range(len(pages)))
    under = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>' if template else ""
    parts = {
        "OFD.xml": ROOT,
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData>{under}<ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/P{n}.xml": page(words) for n, words in enumerate(pages)},
    }
    if template:
        parts["Doc_0/Tpls/T.xml"] = page(template, '<ofd:Template TemplateID="0"/>')
        for n, words in enumerate(pages):
            parts[f"Doc_0/Pages/P{n}.xml"] = page(words, '<ofd:Template TemplateID="9"/>')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, xml in (parts | more).items():
            archive.writestr(name, xml)
    return stream.getvalue()


def page(objects: str, before: str = "") -> str:
    layer = f"<ofd:Layer>{objects}</ofd:Layer>"
    return f"<ofd:Page {NS}>{before}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def words(x: float, y: float, text: str, more: str = "", delta: str = "") -> str:
    """A text object of 4 mm; without offsets its maker leaves them to the font."""
    offsets = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 4" Size="4" {more}>'
        f'<ofd:TextCode X="0" Y="3.4"{offsets}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def path(x: float, y: float, drawn: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} 200 200" {more}>'
        f"<ofd:AbbreviatedData>{drawn}</ofd:AbbreviatedData></ofd:PathObject>"
    )


STROKES = path(20, 20, "M 0 0 L 90 0 M 0 10 L 90 10 M 0 20 L 90 20") + path(
    20, 20, "M 0 0 L 0 20 M 30 10 L 30 20 M 60 0 L 60 20 M 90 0 L 90 20"
)
BOXES = "".join(
    path(x, y, f"M 0 0 L {w} 0 L {w} 10 L 0 10 C")
    for x, y, w in ((20, 20, 60), (80, 20, 30), (20, 30, 30), (50, 30, 30), (80, 30, 30))
)
AREAS = "".join(
    path(x, y, f"M 0 0 L {w} 0 L {w} {h} L 0 {h} C", 'Stroke="false" Fill="true"')
    for x, y, w, h in (
        *((20, y, 90, 0.3) for y in (20, 30, 40)),
        *((x, 20, 0.3, 20) for x in (20, 80, 110)),
        (50, 30, 0.3, 10),
    )
)
CELLS = (
    words(30, 23, "结果维持")
    + words(85, 23, "总计")
    + words(24, 33, "1", delta="")
    + words(54, 33, "23", delta="2")
    + words(84, 33, "24")
)


@pytest.mark.parametrize("rules", [STROKES, BOXES, AREAS])
def test_a_table_is_read_however_its_rules_are_drawn(rules: str) -> None:
    layout = read(ofd(rules + CELLS))
    assert grids(layout) == [[["结果维持", "总计"], ["1", "23", "24"]]]
    first = next(block for block in layout.blocks).rows[0][0]  # type: ignore[union-attr]
    assert first.column_span == 2


def test_rules_of_a_template_lie_under_the_words_of_the_page() -> None:
    assert grids(read(ofd(CELLS, template=STROKES))) == [[["结果维持", "总计"], ["1", "23", "24"]]]


def test_matrices_offsets_and_groups_put_words_in_their_places() -> None:
    doubled = (
        '<ofd:TextObject Boundary="20 50 100 8" Size="2" CTM="2 0 0 2 0 0">'
        '<ofd:TextCode X="0" Y="1.7" DeltaX="g 3 2">政府信息</ofd:TextCode>'
        '<ofd:TextCode X="8" Y="1.7" DeltaX="2">公开</ofd:TextCode></ofd:TextObject>'
    )
    layout = read(ofd(f"<ofd:PageBlock>{doubled}</ofd:PageBlock>" + words(20, 60, "一、总体情况")))
    assert lines(layout) == ["政府信息公开", "一、总体情况"]


def test_words_written_downwards_are_one_word() -> None:
    down = (
        '<ofd:TextObject Boundary="22 31 4 9" Size="3" CharDirection="90">'
        '<ofd:TextCode X="0" Y="2.6" DeltaY="3 3">三类事</ofd:TextCode></ofd:TextObject>'
    )
    layout = read(ofd(STROKES + CELLS.replace(words(24, 33, "1"), "") + down))
    assert grids(layout)[0][1][0] == "三类事"


def test_a_title_and_pictures_are_seen() -> None:
    picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="7"/>'
    layout = read(ofd(picture))
    assert (layout.page_title, layout.pictures, layout.blocks) == ("年度报告", 1, ())


def test_a_page_that_is_damaged_is_told() -> None:
    content = ofd(words(20, 20, "一、总体情况"), "", **{"Doc_0/Pages/P1.xml": "<ofd"})
    assert read(content).cut == "page 2 is damaged"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (ofd("", **{"Doc_0/Document.xml": "<x"}), "the file is damaged or not whole"),
        (ofd("", **{"Encryptions.xml": "<x/>"}), "the file is locked with a password"),
        (
            ofd(words(20, 20, "\ue001\ue002\ue003")),
            "the OFD does not tell which characters its signs are",
        ),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, why: str) -> None:
    found = layout_of(Document(content, "a.ofd"))
    assert isinstance(found, Unreadable)
    assert found.why == why


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "年年年年"><!ENTITY b "&a;&a;&a;">]>'
    content = ofd("", **{"Doc_0/Pages/P0.xml": bomb + page(words(20, 20, "报告&b;"))})
    assert "年年" not in "".join(lines(read(content)))


@pytest.mark.parametrize("number", ["nan", "inf", "1e308", "-9e99"])
def test_places_that_no_page_has_are_passed_over(number: str) -> None:
    far = words(20, 30, "远", delta=number) + words(20, 40, "二、", f'CTM="{number} 0 0 1 0 0"')
    rule = path(20, 20, f"M 0 {number} L {number} 0 L 9 9")
    assert lines(read(ofd(words(20, 20, "一、总体情况") + far + rule)))[0].startswith(
        "一、总体情况"
    )
