"""Several printings of one table, where its figures stand, and what is cut off."""

from __future__ import annotations

from drawn import KINDS, NEW, NOTE, RESULTS, figures, row_of, ruled, text

from report.tables import read_tables


def test_where_page_and_attachment_differ_both_figures_are_told() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    attachment = ruled([NOTE, *KINDS], [NEW, *"3000003"])
    read = read_tables([page, attachment], 2021)
    assert row_of(read, "applications.new")[0] == 1
    (other,) = read.printings
    assert (other.key, other.form, other.whole, other.where.document) == (
        "requests",
        "annual-2021",
        False,
        1,
    )
    assert other.measures["applications.new.natural_person"].value == 3
    assert other.measures["applications.new.total"].value == 3


def test_of_two_printings_as_full_the_page_counts_though_the_attachment_writes_its_zeros() -> None:
    carried = "二、上年结转政府信息公开申请数量"
    page = ruled([NOTE, *KINDS], [NEW, "1", "", "", "", "", "", "1"], [carried, *[""] * 7])
    attachment = ruled([NOTE, *KINDS], [NEW, *"3000003"], [carried, *"0000000"])
    assert row_of(read_tables([page, attachment], 2021), "applications.new")[0] == 1
    assert row_of(read_tables([page, attachment], 2021, body=1), "applications.new")[0] == 3


def test_rows_of_two_documents_are_never_mixed() -> None:
    carried = "二、上年结转政府信息公开申请数量"
    page = ruled([NOTE, *KINDS], [carried, *"1000001"], ["四、结转下年度继续办理", *"1000001"])
    attachment = ruled([NOTE, *KINDS], [NEW, *"3000003"], [carried, *"2000002"])
    read = read_tables([page, attachment], 2021)
    assert row_of(read, "applications.carried_in")[0] == 1
    assert row_of(read, "applications.new")[0] == "unread"


def test_the_printing_with_more_of_the_table_counts() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"100000"])
    attachment = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    read = read_tables([page, attachment], 2021)
    assert row_of(read, "applications.new") == [1, 0, 0, 0, 0, 0, 1]
    assert read.measures["applications.new.total"].where.document == 1


def test_a_table_of_another_form_beside_it_changes_no_figure() -> None:
    four = ruled(
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*RESULTS, ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*[""] * 5, *RESULTS, *RESULTS],
        [*"10001", *"00000", *"00022"],
    )
    old = ruled(
        ["统计指标", "单位", "统计数"],
        ["四、行政复议数量", "件", "6"],
        ["六、举报投诉数量", "件", "5"],
        ["七、依申请公开信息收取的费用", "万元", "4"],
    )
    read = read_tables([four, old], 2021)
    assert read.form == "annual-2021"
    assert figures(read, "review.total", "complaints") == [1, 5]


def test_a_blank_form_attached_does_not_outweigh_the_page() -> None:
    page = ruled([NOTE, *KINDS], [NEW, *"1000001"])
    blank = ruled([NOTE, *KINDS], [NEW, *[""] * 7], ["（七）总计", *[""] * 7])
    assert row_of(read_tables([page, blank], 2021), "applications.new")[-1] == 1


def test_a_figure_knows_its_cell_and_what_to_call_it() -> None:
    page = ruled([NOTE, *KINDS], ["4.保护第三方合法权益", *"0100001"])
    where = read_tables([page], 2021).measures["outcome.refused.third_party.commercial"].where
    assert (where.table, where.row, where.column) == (1, 2, 3)
    assert where.label == "表三 · （三）4.保护第三方合法权益 · 商业企业"


def test_headings_inside_a_table_are_no_rows_of_it() -> None:
    page = ruled(
        ["二、主动公开政府信息情况"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "2"],
        ["三、收到和处理政府信息公开申请情况"],
        [NOTE, *KINDS],
        [NEW, *"1000001"],
    )
    read = read_tables([page], 2021)
    assert [line.text for _, line in read.titles] == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    assert {line for _, line in read.consumed} == {2, 3, 4, 6, 7}


def test_a_text_that_ends_inside_a_table_is_cut() -> None:
    page = text(
        "三、收到和处理政府信息公开申请情况",
        f"{NOTE} | 申请人情况 |",
        "自然人 | 法人或其他组织 | 总计 |",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |",
        f"{NEW} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "二、上年结转政府信息",
    )
    assert read_tables([page], 2021).cut == "the text ends inside “表三”"
