"""Reports of one portal beside each other: what two bodies alone say alike is told of both."""

from __future__ import annotations

from html import escape

from night.child import ROOMS
from night.judge import Summary
from rules import load_packs
from tests.night_judge.portal import Portal

PACKS = load_packs()
BODIES = {
    "a1": "青檀县水务局",
    "a2": "青檀县教育局",
    "a3": "青檀县民政局",
    "a4": "青檀县司法局",
    "a5": "青檀县财政局",
    "a6": "青檀县审计局",
    "a7": "青檀县统计局",
}
TEMPLATE = (
    "坚持以公开为常态、不公开为例外，全面推进决策、执行、管理、服务、结果公开。",
    "严格落实信息发布保密审查制度，做到先审查后公开，严防泄露国家秘密和个人隐私。",
)


def own(name: str) -> list[str]:
    """What nobody else says: a body's own field, in every sentence."""
    field = name[3:-1]
    return [
        f"围绕{field}重点任务及时发布{field}领域的工程建设、资金安排和{field}服务指南等内容。",
        f"组织{field}条线的同志学习条例和业务知识，安排{field}办专人负责{field}栏目的日常维护。",
        f"开通{field}服务专栏，用图解说明{field}政策，邀请居民代表参观{field}场所并现场解答疑问。",
        f"年中对{field}目录做了一次清理，撤下过期的{field}文件，补充了{field}职责分工和办事指南。",
        f"把{field}项目的审批、招标、验收三个环节的{field}信息同步公开，按季度更新并接受公众查询。",
        f"{field}窗口设立公开查阅点，配备电脑和打印机，方便前来办理{field}事项的群众现场查阅。",
        f"对群众在{field}方面的来信逐件答复，并把{field}领域的共性问题整理后在网站公开说明情况。",
    ]


def page(name: str, sentences: list[str], year: int = 2023) -> str:
    said = "".join(f"<p>{escape(s)}</p>" for s in (*TEMPLATE, *sentences))
    return (
        f"<html><head><title>{name}{year}年政府信息公开工作年度报告</title></head><body>"
        f"<h1>{name}{year}年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>{said}"
        "<h2>二、主动公开政府信息情况</h2><p>制发规范性文件2件。</p>"
        "<h2>三、收到和处理政府信息公开申请情况</h2><p>收到申请3件，予以公开3件。</p>"
        "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><p>未发生行政复议、行政诉讼。</p>"
        "<h2>五、存在的主要问题及改进情况</h2><p>更新不够及时，已改为按月检查。</p>"
        "<h2>六、其他需要报告的事项</h2><p>未收取信息处理费。</p></body></html>"
    )


def visit(demo: Portal, said: dict[str, list[str]], year: int = 2023) -> None:
    demo.roster(**BODIES)
    demo.visit({f"{id}-{year}.html": page(BODIES[id], told, year) for id, told in said.items()})


def judge(demo: Portal) -> Summary:
    return demo.judge(PACKS, rooms=ROOMS, reader="readers-1")  # type: ignore[arg-type]


def told(demo: Portal) -> dict[str, str]:
    """Body → severity, where the rule found something."""
    found = demo.store.findings.select()
    return {BODIES[f.agency_id or ""]: f.severity for f in found if f.rule == "copied-from-another"}


def everyone(**but: list[str]) -> dict[str, list[str]]:
    return {id: but.get(id, own(name)) for id, name in BODIES.items()}


def test_bodies_that_share_the_template_alone_are_told_nothing(demo: Portal) -> None:
    visit(demo, everyone())
    judge(demo)
    assert told(demo) == {}


def test_two_that_say_the_same_are_told_of_each_other(demo: Portal) -> None:
    visit(demo, everyone(a2=own(BODIES["a1"])))
    judge(demo)
    assert told(demo) == {"青檀县水务局": "warning", "青檀县教育局": "warning"}
    (finding,) = [
        f
        for f in demo.store.findings.select()
        if f.rule == "copied-from-another" and f.agency_id == "a2"
    ]
    assert "与青檀县水务局同年度的报告相同" in finding.message.zh
    assert all("水务" in e.quote for e in finding.evidence)
    assert judge(demo).nothing_new


def test_a_part_of_it_is_a_remark(demo: Portal) -> None:
    mixed = own(BODIES["a1"])[:4] + own(BODIES["a2"])[4:]
    visit(demo, everyone(a2=mixed))
    judge(demo)
    assert set(told(demo).values()) == {"info"}


def test_what_three_say_is_the_template_of_the_place(demo: Portal) -> None:
    visit(demo, everyone(a2=own(BODIES["a1"]), a3=own(BODIES["a1"])))
    judge(demo)
    assert told(demo) == {}


def test_with_few_bodies_nobody_knows_the_template(demo: Portal) -> None:
    visit(demo, {"a1": own(BODIES["a1"]), "a2": own(BODIES["a1"])})
    judge(demo)
    assert told(demo) == {}


def test_who_said_it_last_year_already_is_not_told(demo: Portal) -> None:
    visit(demo, everyone(), year=2022)
    judge(demo)
    demo.next_day()
    visit(demo, everyone(a2=own(BODIES["a1"])))
    judge(demo)
    assert told(demo) == {"青檀县教育局": "warning"}


def test_the_order_in_which_they_come_makes_no_difference(demo: Portal) -> None:
    pages = everyone(a2=own(BODIES["a1"]))
    visit(demo, dict(list(pages.items())[:2]))
    judge(demo)
    assert told(demo) == {}
    demo.next_day()
    visit(demo, pages)
    judge(demo)
    assert set(told(demo)) == {"青檀县水务局", "青檀县教育局"}


def test_it_is_resolved_when_one_of_them_rewrites_its_report(demo: Portal) -> None:
    visit(demo, everyone(a2=own(BODIES["a1"])))
    judge(demo)
    demo.next_day()
    visit(demo, everyone())
    judge(demo)
    assert told(demo) == {}
