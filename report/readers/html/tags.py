"""What each HTML element means for reading order; unknown ones are inline."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["block", "break", "table", "link", "picture", "chrome", "row", "group"]

_NAMES: dict[Role, str] = {
    "block": """html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article main header
        aside blockquote center form fieldset legend figure figcaption address pre td th caption
        details summary hgroup frameset dir menu""",
    "break": "br hr",
    "table": "table",
    "link": "a",
    "picture": "img",
    "chrome": "nav footer",
    "row": "tr",
    "group": "tbody thead tfoot colgroup col",
}
ROLE: dict[object, Role] = {name: role for role, names in _NAMES.items() for name in names.split()}

NOT_SHOWN = tuple(
    """script style noscript template iframe object embed select option datalist button input
    textarea svg canvas title meta link base audio video source track map area head applet
    param frame noframes math""".split()  # noqa: SIM905
)

# Containers of an article in the families of content management systems (TRS, Hanweb, UCAP,
# NFCMS, Visual SiteBuilder, jpaas). Hints: weighed against where the text really is.
CONTENT_ID = re.compile(
    r"^(?:zoom\w{0,4}|.{0,8}zoom|content1|vsb_content(?:_\w+)?|maintext|ivs_content|con_con|artibody|"
    r"ucap-?content|article_?(?:content|con|body)|news_?content|textcontent|nr|xxnr|fontzoom|js_content|doczoom)$",
    re.IGNORECASE,
)
CONTENT_CLASS = re.compile(
    r"(?:^|\s)(?:trs_editor|trs_editor_view|trs_ueditor|trs_preappend|article_con|article-con|"
    r"article-content|article_content|articlecontent|article-body|article_body|article_zoom|pages_content|bt_content|"
    r"news_cont_d_wrap|v_news_content|ccontent|main-txt|view_con|newscontent|news_content|"
    r"wz_article|conTxt|con_txt|content_txt|detail_con|detail-content|xxgk_content|artcontent)(?:$|\s)",
    re.IGNORECASE,
)
CONTENT_TAGS = frozenset({"ucapcontent", "founder-content"})

ATTACHMENT = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|rtf|csv)(?:$|[?#])|download\.jsp|downfile\.jsp|/downfile|downloadattach",
    re.IGNORECASE,
)
