"""HTML as saved from portals."""

import pytest
from layouts import dropped, grids, lines, read

from report.model import Grid, Line

PROSE = "2023年，本机关认真贯彻落实政府信息公开条例，全年主动公开政府信息32条，全部按期办结。"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_what_surrounds_the_content_is_set_apart_and_kept() -> None:
    layout = read(
        page(
            "<ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul>"
            "<h1>某镇2023年政府信息公开工作年度报告</h1>"
            "<div>发布日期：2024-01-12 来源：某镇 浏览次数：32</div>"
            f"<div id='zoom'><p>一、总体情况</p><p>{PROSE}</p></div>"
            "<div>主办：某县人民政府办公室，技术支持：某公司，ICP备1号</div>"
        )
    )
    assert lines(layout)[:2] == ["某镇2023年政府信息公开工作年度报告", "一、总体情况"]
    assert "发布日期:2024-01-12 来源:某镇 浏览次数:32" in dropped(layout)
    assert "政务公开" in dropped(layout)
    assert not any("主办" in line for line in lines(layout))


def test_without_a_known_container_the_dense_part_is_the_content() -> None:
    layout = read(
        page(
            "<div class='top'><span>某某网</span></div><div class='x1'><div class='x2'>"
            f"<p>一、总体情况</p><p>{PROSE}</p><p>落款</p></div></div>"
            "<div class='y'><a href='/1'>某县召开政府信息公开工作推进会议，部署下一步工作</a></div>"
        )
    )
    assert len(lines(layout)) == 3
    assert len(layout.links) == 0


def test_a_container_that_holds_only_a_part_is_not_trusted() -> None:
    table = "<table>" + "<tr><td>规章</td><td>1</td><td>2</td></tr>" * 3 + "</table>"
    layout = read(page(f"<div><div id='zoom'><p>{PROSE}</p></div><div>{table}</div></div>"))
    assert len(grids(layout)) == 1


def test_meta_tags_in_any_case_order_and_repeated() -> None:
    layout = read(
        page(
            f"<p>{PROSE}</p>",
            "<META content='' name='PubDate'><meta content='2024-01-12 10:00' NAME='pubdate'>"
            '<meta name="ContentSource" content="某镇"><title> 年度报告 </title>'
            "<title>网站</title>",
        )
    )
    assert layout.meta["pubdate"] == "2024-01-12 10:00"
    assert layout.meta["contentsource"] == "某镇"
    assert layout.page_title == "年度报告"


def test_scripts_styles_and_hidden_parts_are_not_read() -> None:
    layout = read(
        page(
            f"<div id='zoom'><style>.a{{}}</style><script>var x='{PROSE}'</script><p>{PROSE}</p>"
            "<p style='color:red; DISPLAY : none'>隐藏的第一句话，不应读出。</p>"
            "<p hidden>也是</p>尾</div>"
        )
    )
    assert lines(layout) == [PROSE.replace("，", ","), "尾"]


def test_content_that_a_script_would_show_is_read_if_there_is_nothing_else() -> None:
    layout = read(page(f"<div style='display:none'><p>{PROSE * 3}</p></div>"))
    assert PROSE.replace("，", ",") in lines(layout)[0]


def test_spans_are_told_and_not_copied() -> None:
    layout = read(
        page(
            f"<p>{PROSE}</p><table>"
            "<tr><td rowspan='2' colspan='3'>办理结果</td><td>予以公开</td></tr>"
            "<tr><td colspan='x'>部分公开</td></tr></table>"
        )
    )
    table = layout.blocks[-1]
    assert isinstance(table, Grid)
    assert [len(row) for row in table.rows] == [2, 1]
    assert (table.rows[0][0].row_span, table.rows[0][0].column_span) == (2, 3)
    assert table.ruled


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>本年新<br>制作数量</p>", "本年新 制作数量"),
        ("<p>商业</p><p>企业</p>", "商业 企业"),
        ("<span>1</span><span>2</span>", "12"),
        ("1<br>2", "1 2"),
        ("&nbsp;\u200b7&#160;", "7"),
        ("<o:p>&nbsp;</o:p>", ""),
        ("社会\n        公益组织", "社会公益组织"),
    ],
)
def test_cells_read_as_they_are_shown(cell: str, text: str) -> None:
    layout = read(
        page(
            f"<p>{PROSE}</p><table><tr><td>规章</td><td>{cell}</td></tr><tr><td>a</td><td>b</td></table>"
        )
    )
    assert grids(layout)[0][0][1] == text


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    inner = "<table><tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>3</td></tr></table>"
    layout = read(page(f"<table><tr><td>菜单</td><td><p>{PROSE}</p>{inner}</td></tr></table>"))
    assert grids(layout) == [[["规章", "0"], ["文件", "3"]]]
    assert PROSE.replace("，", ",") in lines(layout)


def test_prose_in_a_row_of_a_table_parts_it() -> None:
    rows = "<tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>3</td></tr>"
    layout = read(page(f"<table>{rows}<tr><td colspan='2'>{PROSE * 3}</td></tr>{rows}</table>"))
    assert len(grids(layout)) == 2
    assert len(lines(layout)) == 1


def test_rows_that_were_never_closed_or_opened_are_read() -> None:
    layout = read(
        page(f"<p>{PROSE}</p><table><tbody><tr><td>规章<td>0<tr><td>文件<td>3</tbody></table>")
    )
    assert grids(layout) == [[["规章", "0"], ["文件", "3"]]]


def test_an_article_that_stands_twice_is_read_once() -> None:
    article = f"<p>一、总体情况</p><p>{PROSE}</p><p>{PROSE * 6}</p><p>{PROSE * 7}</p>"
    layout = read(page(f"<div><div class='pc'>{article}</div><div class='m'>{article}</div></div>"))
    assert lines(layout).count("一、总体情况") == 1


def test_links_to_files_are_kept_wherever_they_stand() -> None:
    layout = read(
        page(
            f"<div id='zoom'><p>{PROSE}</p><p>附件：<a href='./P020.xlsx'>统计表</a></p></div>"
            "<div class='fj'>附件：<a href='/a.pdf'>年度报告</a></div><a href='/news'>新闻</a>"
            "<iframe src='/view/report.pdf'></iframe>"
        )
    )
    assert [link.href for link in layout.links] == ["./P020.xlsx", "/a.pdf", "/view/report.pdf"]
    assert "附件:年度报告" in lines(layout)


def test_breaks_part_lines_and_headings_keep_their_tag() -> None:
    layout = read(
        page(f"<div id='zoom'><h2>一、总体情况</h2><p>{PROSE}<br>（二）依申请公开</p></div>")
    )
    heading, _, last = layout.blocks
    assert isinstance(heading, Line)
    assert heading.tag == "h2"
    assert isinstance(last, Line)
    assert last.text == "(二)依申请公开"


def test_a_report_published_as_pictures_is_told() -> None:
    layout = read(
        page("<h1>2023年年度报告</h1><div id='zoom'><img src='1.jpg'><img src='2.jpg'></div>")
    )
    assert layout.pictures == 2


def test_a_page_in_gbk_that_claims_latin() -> None:
    content = page(f"<div id='zoom'><p>{PROSE}</p></div>").encode("gb18030")
    assert lines(read(content, charset="ISO-8859-1")) == [PROSE.replace("，", ",")]


def test_an_index_number_box_drawn_with_lists() -> None:
    layout = read(
        page(
            "<ul><li>索引号：014/2024-1</li><li>发布机构：某镇</li><li>公开日期：2024-01-17</li></ul>"
            f"<div id='zoom'><p>{PROSE}</p></div>"
        )
    )
    assert layout.meta["box:公开日期"] == "2024-01-17"
    assert lines(layout) == [PROSE.replace("，", ",")]
