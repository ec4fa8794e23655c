"""A section on problems names one, or it does not."""

from __future__ import annotations

import pytest
from asking import asked, report_2023, verdict

NAMED = [
    "一是主动公开的平台渠道有待进一步优化。二是公众参与的广度还不够。",
    "个别部门对复杂申请件的研判能力不足，答复文书规范性有待提升。",
    "存在部分工作分工不清、沟通衔接不畅等问题。",
    "各科室人员信息公开意识有所松懈。",
    "我局主动公开的文件类政府信息数量较少。",
    "主要问题是人员流动性大，业务不熟练。",
    "但仍存在一些短板和不足，如政务公开内容、创新方式方面有待提升。",
    "信息公开工作人员均为兼职，精力难以保证。",
    "栏目更新滞后。",
    "（一）存在的问题：公开内容单一。（二）改进措施：丰富内容。",
    "政策解读形式较为单一，多为文字解读。",
    "主动公开的内容与群众期待有差距。",
    "对《条例》的学习还需进一步加强。",
]
EMPTY = [
    "工作取得了一定的成绩，但离市政府的要求和人民的期待还有一定差距。下一步将继续认真落实要求。",
    "1、加强学习。不断提高对信息公开工作重要性的认识。2、严格按照规定的范围和程序及时公开信息。",
    "我单位政府信息公开工作虽然取得一定成效，但与上级要求相比，仍存在一些问题和不足。",
    "针对存在的问题，我们将采取以下措施：加强领导，提高认识，完善制度。",
    "本年度不存在问题。",
    "将着力解决群众反映的热点难点问题，不断提高公开工作水平。",
]


@pytest.mark.parametrize("text", NAMED)
def test_any_shortcoming_of_its_own_work_will_do(text: str) -> None:
    assert verdict(report_2023(problems=text), "problems-named") == "pass"


@pytest.mark.parametrize("text", EMPTY)
def test_general_phrases_and_plans_name_nothing(text: str) -> None:
    assert verdict(report_2023(problems=text), "problems-named") == "fail"


def test_the_section_and_its_words_are_shown() -> None:
    [found] = asked(report_2023(problems="仍有一些不足。今后将加强学习。"), "problems-named")
    assert "存在的主要问题及改进情况" in found.message.zh
    assert [e.quote for e in found.evidence] == ["仍有一些不足。", "今后将加强学习。"]


def test_a_section_whose_first_point_was_lost_is_not_judged() -> None:
    text = report_2023(problems="2.健全机制，规范运行。各科室每周更新一次信息。")
    assert verdict(text, "problems-named", complete=False) == "unknown"


def test_another_rendering_of_the_report_may_say_more() -> None:
    text = report_2023(problems="仍有一些不足。今后将加强学习。")
    text += "附件：青檀县水务局2023年政府信息公开工作年度报告\n"
    assert verdict(text, "problems-named", complete=False) == "unknown"


def test_a_table_that_is_attached_cannot_save_it() -> None:
    text = report_2023(problems="仍有一些不足。今后将加强学习。") + "附件：信息公开情况统计表\n"
    assert verdict(text, "problems-named", complete=False) == "fail"
