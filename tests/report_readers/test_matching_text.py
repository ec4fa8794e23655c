"""The matching form of a text, and Traditional script turned into simplified."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.normal import normalise, normalise_all
from report.readers.lines import matching_texts
from report.script import is_traditional, simplify, without_pinyin


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("　（一）\u00a0主动公开：", "(一) 主动公开:"),
        ("１２３，４５６．７", "123,456.7"),
        ("政府\u200b信息\ufeff公开", "政府信息公开"),
        ("⼀、总体情况 第⻚", "一、总体情况 第页"),
        ("多  个\t空\n格", "多 个 空 格"),
        ("", ""),
    ],
)
def test_one_way_of_writing(raw: str, text: str) -> None:
    assert normalise(raw) == text


@given(st.text())
def test_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n")), min_size=1))
def test_a_whole_document_is_normalised_as_its_lines_are(raws: list[str]) -> None:
    assert normalise_all(raws) == [normalise(raw) for raw in raws]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("政府資訊公開", "政府信息公开"),
        ("政務微網志", "政务微博"),
        ("線上訪談", "在线访谈"),
        ("網際網路+政務服務", "互联网+政务服务"),
        ("行政執法檔案", "行政执法档案"),
        ("規範性檔案", "规范性文件"),
        ("規範性文件", "规范性文件"),
        ("嚴格執行、建立健全指標", "严格执行、建立健全指标"),
        ("行政許可權力清單", "行政许可权力清单"),
        ("公開水準、資訊品質", "公开水平、信息质量"),
        ("谘詢與答複", "咨询与答复"),
        ("着力推進、著力加強", "着力推进、着力加强"),
    ],
)
def test_words_of_either_side_end_up_the_same(traditional: str, simplified: str) -> None:
    assert simplify(traditional) == simplified


def test_pronunciation_behind_characters_is_taken_out() -> None:
    assert without_pinyin("苗族鄉(xiāng)人民政府門戶網(wǎng)站") == "苗族鄉人民政府門戶網站"
    assert without_pinyin("苗族鄉(ｘｉāｎｇ)") == "苗族鄉"
    assert without_pinyin("客戶端(app)與門戶(www)") == "客戶端(app)與門戶(www)"


def test_a_few_odd_characters_do_not_make_a_text_traditional() -> None:
    assert is_traditional("西城區政府信息公開工作年度報告,數據統計")
    assert not is_traditional("政府信息公开工作年度报告,数据统计,機構")
    assert not is_traditional("2023 report")


def test_line_ends_stay_where_they_are() -> None:
    assert simplify("網路\n\n資訊\n").count("\n") == 3


def test_a_nul_in_traditional_text_does_not_swallow_what_follows() -> None:
    texts, traditional = matching_texts(["條例規定，縣政府辦公開", "數據\0統計", "沒有申請"])
    assert traditional
    assert texts == ["条例规定,县政府办公开", "数据统计", "没有申请"]


def test_words_of_traditional_text_are_known_around_invisible_characters() -> None:
    texts, traditional = matching_texts(["條例規定，縣政府辦公開", "行政規範性\u200b檔\u200c案"])
    assert traditional
    assert texts[1] == "行政规范性文件"


def test_a_formula_does_not_go_over_the_end_of_a_line() -> None:
    assert matching_texts(["$1 4$", "3$", "$ 5", "6 $"])[0] == ["14", "3$", "$ 5", "6 $"]
