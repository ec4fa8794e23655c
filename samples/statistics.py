"""政府信息公开情况统计表 of 国办发〔2014〕32号, row by row: the national wording and Beijing's.

A row is (label, unit, measure); headings carry no measure. 万元 rows are decimals.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Variant = Literal["national", "beijing"]


class StatRow(NamedTuple):
    label: str
    unit: str = ""
    name: str = ""


_DISCLOSED = (
    StatRow("一、主动公开情况"),
    StatRow("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "disclosed.total"),
    StatRow("其中：主动公开规范性文件数", "条", "disclosed.normative_documents"),
    StatRow("制发规范性文件总数", "件", "normative_documents.issued"),
)
_KEY_AREAS = (
    StatRow("（二）重点领域公开政府信息数", "条", "disclosed.key_areas.total"),
    StatRow(
        "其中：主动公开财政预算决算、“三公”经费和行政经费信息数",
        "条",
        "disclosed.key_areas.budget",
    ),
    StatRow(
        "主动公开保障性安居工程建设计划、项目开工和竣工情况，保障性住房的分配和退出等信息数",
        "条",
        "disclosed.key_areas.housing",
    ),
    StatRow(
        "主动公开食品安全标准，食品生产经营许可、专项检查整治等信息数",
        "条",
        "disclosed.key_areas.food",
    ),
    StatRow(
        "主动公开环境核查审批、环境状况公报和重特大突发环境事件等信息数",
        "条",
        "disclosed.key_areas.environment",
    ),
    StatRow(
        "主动公开招投标违法违规行为及处理情况、国有资金占控股或者主导地位依法应当招标的项目等信息数",
        "条",
        "disclosed.key_areas.bidding",
    ),
    StatRow(
        "主动公开生产安全事故的政府举措、处置进展、风险预警、防范措施等信息数",
        "条",
        "disclosed.key_areas.work_safety",
    ),
    StatRow(
        "主动公开农用地转为建设用地批准、征收集体土地批准、征地公告、征地补偿安置公示、集体土地征收结案等信息数",
        "条",
        "disclosed.key_areas.land",
    ),
    StatRow(
        "主动公开政府指导价、政府定价和收费标准调整的项目、价格、依据、执行时间和范围等信息数",
        "条",
        "disclosed.key_areas.prices",
    ),
    StatRow(
        "主动公开本市企业信用信息系统中的警示信息和良好信息等信息数",
        "条",
        "disclosed.key_areas.credit",
    ),
    StatRow("主动公开政府部门预算执行审计结果等信息数", "条", "disclosed.key_areas.audit"),
    StatRow(
        "主动公开行政机关对与人民群众利益密切相关的公共企事业单位进行监督管理的信息数",
        "条",
        "disclosed.key_areas.public_utilities",
    ),
    StatRow("主动公开市人民政府决定主动公开的其他信息数", "条", "disclosed.key_areas.other"),
)
_CHANNELS = (
    StatRow("1.政府公报公开政府信息数", "条", "channel.gazette"),
    StatRow("2.政府网站公开政府信息数", "条", "channel.website"),
    StatRow("3.政务微博公开政府信息数", "条", "channel.weibo"),
    StatRow("4.政务微信公开政府信息数", "条", "channel.wechat"),
    StatRow("5.其他方式公开政府信息数", "条", "channel.other"),
)
_RESPONSE = (
    StatRow("二、回应解读情况"),
    StatRow(
        "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
        "次",
        "response.hot_topics",
    ),
    StatRow("（二）通过不同渠道和方式回应解读的情况"),
    StatRow("1.参加或举办新闻发布会总次数", "次", "response.press_conferences.total"),
    StatRow("其中：主要负责同志参加新闻发布会次数", "次", "response.press_conferences.by_leader"),
    StatRow("2.政府网站在线访谈次数", "次", "response.interviews.total"),
    StatRow("其中：主要负责同志参加政府网站在线访谈次数", "次", "response.interviews.by_leader"),
    StatRow("3.政策解读稿件发布数", "篇", "response.explanations"),
    StatRow("4.微博微信回应事件数", "次", "response.by_microblog"),
    StatRow("5.其他方式回应事件数", "次", "response.by_other"),
)
_APPLICATIONS = (
    StatRow("三、依申请公开情况"),
    StatRow("（一）收到申请数", "件", "applications.received.total"),
    StatRow("1.当面申请数", "件", "applications.received.in_person"),
    StatRow("2.传真申请数", "件", "applications.received.fax"),
    StatRow("3.网络申请数", "件", "applications.received.online"),
    StatRow("4.信函申请数", "件", "applications.received.letter"),
    StatRow("（二）申请办结数", "件", "applications.closed.total"),
    StatRow("1.按时办结数", "件", "applications.closed.in_time"),
    StatRow("2.延期办结数", "件", "applications.closed.extended"),
    StatRow("（三）申请答复数", "件", "replies.total"),
    StatRow("1.属于已主动公开范围数", "件", "replies.already_public"),
    StatRow("2.同意公开答复数", "件", "replies.granted"),
    StatRow("3.同意部分公开答复数", "件", "replies.partly_granted"),
    StatRow("4.不同意公开答复数", "件", "replies.refused.total"),
    StatRow("其中：涉及国家秘密", "件", "replies.refused.state_secret"),
    StatRow("涉及商业秘密", "件", "replies.refused.trade_secret"),
    StatRow("涉及个人隐私", "件", "replies.refused.privacy"),
    StatRow(
        "危及国家安全、公共安全、经济安全和社会稳定", "件", "replies.refused.endangers_security"
    ),
    StatRow("不是《条例》所指政府信息", "件", "replies.refused.not_government_information"),
    StatRow("法律法规规定的其他情形", "件", "replies.refused.other_statutory"),
    StatRow("5.不属于本行政机关公开数", "件", "replies.not_this_organ"),
    StatRow("6.申请信息不存在数", "件", "replies.not_existing"),
    StatRow("7.告知作出更改补充数", "件", "replies.asked_to_amend"),
    StatRow("8.告知通过其他途径办理数", "件", "replies.other_channel"),
)
_REVIEW = (
    StatRow("四、行政复议数量", "件", "review.total"),
    StatRow("（一）维持具体行政行为数", "件", "review.upheld"),
    StatRow("（二）被依法纠错数", "件", "review.corrected"),
    StatRow("（三）其他情形数", "件", "review.other"),
)
_DISMISSED = "维持具体行政行为或者驳回原告诉讼请求数"
_LITIGATION = {
    "national": (
        StatRow("五、行政诉讼数量", "件", "litigation.total"),
        StatRow(f"（一）{_DISMISSED}", "件", "litigation.upheld"),
        StatRow("（二）被依法纠错数", "件", "litigation.corrected"),
        StatRow("（三）其他情形数", "件", "litigation.other"),
    ),
    "beijing": (
        StatRow("五、行政诉讼数量", "件", "litigation.total"),
        StatRow("（一）一审案件数量", "件", "litigation.first_instance.total"),
        StatRow(f"1.{_DISMISSED}", "件", "litigation.first_instance.upheld"),
        StatRow("2.被依法纠错数", "件", "litigation.first_instance.corrected"),
        StatRow("3.其他情形数", "件", "litigation.first_instance.other"),
        StatRow("（二）二审案件数量", "件", "litigation.second_instance"),
    ),
}
_REST = (
    StatRow("六、举报投诉数量", "件", "complaints"),
    StatRow("七、依申请公开信息收取的费用", "万元", "fees.amount_wan"),
    StatRow("八、机构建设和保障经费情况"),
    StatRow("（一）政府信息公开工作专门机构数", "个", "bodies"),
    StatRow("（二）设置政府信息公开查阅点数", "个", "reading_points"),
    StatRow("（三）从事政府信息公开工作人员数", "人", "staff.total"),
    StatRow("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "staff.full_time"),
    StatRow("2.兼职人员数", "人", "staff.part_time"),
    StatRow(
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
        "funds.amount_wan",
    ),
    StatRow("九、政府信息公开会议和培训情况"),
    StatRow("（一）召开政府信息公开工作会议或专题会议数", "次", "meetings"),
    StatRow("（二）举办各类培训班数", "次", "trainings.sessions"),
    StatRow("（三）接受培训人员数", "人次", "trainings.participants"),
)


def statistics_rows(variant: Variant = "national") -> tuple[StatRow, ...]:
    """All rows in printed order."""
    beijing = variant == "beijing"
    heading = StatRow(f"（{'三' if beijing else '二'}）通过不同渠道和方式公开政府信息的情况")
    key_areas = _KEY_AREAS if beijing else ()
    disclosed = (*_DISCLOSED, *key_areas, heading, *_CHANNELS)
    return (*disclosed, *_RESPONSE, *_APPLICATIONS, *_REVIEW, *_LITIGATION[variant], *_REST)


def statistics_measures(variant: Variant = "national") -> tuple[str, ...]:
    """The measures of the table, in printed order."""
    return tuple(row.name for row in statistics_rows(variant) if row.name)
