"""Web pages as other systems would have written them: the same text, other markup."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from random import Random
from typing import Any

from report.model import Document

PageChange = Callable[[Any, Random], None]
"""Changes an lxml document in place."""

_UNTOUCHED = {"script", "style", "title", "textarea", "option", "noscript"}
_NAVIGATION = ("首页", "走进我们", "政务公开", "政务服务", "互动交流", "专题专栏", "数据开放")
_ARTICLE_TAGS = {"p", "td", "th", "li", "h1", "h2", "h3"}


def parsed(text: str) -> Any:
    import lxml.html

    return lxml.html.document_fromstring(
        text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )


def written(page: Any) -> str:
    import lxml.html

    return str(lxml.html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>"))


def by_text(page: Any, apply: Callable[[str], str]) -> None:
    """Every text of the body on its own."""
    for element in page.body.iter():
        if not isinstance(element.tag, str) or element.tag in _UNTOUCHED:
            continue
        if element.text and element.text.strip():
            element.text = _kept(element.text, apply)
    for element in list(page.body.iter()):
        if element is not page.body and element.tail and element.tail.strip():
            parent = element.getparent()
            if parent is not None and parent.tag not in _UNTOUCHED:
                element.tail = _kept(element.tail, apply)


def _kept(text: str, apply: Callable[[str], str]) -> str:
    core = text.strip()
    at = text.index(core)
    return f"{text[:at]}{apply(core)}{text[at + len(core) :]}"


def split_runs(page: Any, random: Random) -> None:
    """Texts cut into spans at any place, as word processors leave them."""
    for element in _texts(page):
        text = element.text
        if random.random() < 0.5 or len(text.strip()) < 2:
            continue
        cut = random.randint(1, len(text) - 1)
        tag = random.choice(("span", "font", "b", "a"))
        run = page.makeelement(tag, {"style": "font-size: 16pt"} if tag == "span" else {})
        element.text, run.text = text[:cut], text[cut:]
        element.insert(0, run)


def cells_with_paragraphs(page: Any, random: Random) -> None:
    """<td>5</td> as <td><p>5</p></td>, or with <br> or &nbsp; around."""
    for cell in list(page.body.iter("td")):
        if len(cell) or cell.text is None:
            continue
        how = random.choice(("p", "div", "nbsp", "br"))
        if how in ("p", "div"):
            inner = page.makeelement(how)
            inner.text, cell.text = cell.text, None
            cell.insert(0, inner)
        elif how == "nbsp":
            cell.text = f"\u00a0{cell.text}\u00a0"
        else:
            cell.append(page.makeelement("br"))


def indented(page: Any, random: Random) -> None:
    """Blanks of several kinds before paragraphs and around the words of cells."""
    for element in _texts(page):
        blank = random.choice("\u00a0\u2003\u3000")
        element.text = blank * random.randint(1, 4) + element.text.lstrip()


def paragraphs_as_divisions(page: Any, random: Random) -> None:
    """<p> as <div>, or as lines with <br>."""
    for paragraph in list(page.body.iter("p")):
        paragraph.tag = "div"


def marked_up(page: Any, random: Random) -> None:
    """Attributes, comments and empty elements everywhere."""
    for element in list(page.body.iter("p", "td", "tr", "span", "div")):
        if random.random() < 0.3:
            element.set("style", "margin: 0; font-family: 仿宋_GB2312; line-height: 150%")
        if random.random() < 0.1 and element.tag == "p":
            element.append(page.makeelement("font"))


def with_hidden_copy(page: Any, random: Random) -> None:
    """A hidden block that repeats the paragraphs for another kind of screen."""
    from copy import deepcopy

    box = page.makeelement("div", {"style": "display:none", "class": "mobile"})
    for paragraph in page.body.iter("p"):
        box.append(deepcopy(paragraph))
    page.body.append(box)


def with_navigation(page: Any, random: Random) -> None:
    """Menus above, links and notes below."""
    names = random.sample(_NAVIGATION, 5)
    items = "".join(f'<li><a href="/{n}/">{escape(name)}</a></li>' for n, name in enumerate(names))
    page.body.insert(0, _element(f'<div class="menu"><ul>{items}</ul></div>'))
    page.body.append(
        _element(
            '<div class="footer"><p>主办：市人民政府办公室　承办：市大数据中心</p>'
            "<p>网站标识码：9901000001　备案号：某ICP备00000000号</p></div>"
        )
    )


def in_layout_table(page: Any, random: Random) -> None:
    """The whole body inside the cell of a table that only arranges the page."""
    table = _element("<table width='1000' align='center'><tr><td></td></tr></table>")
    cell = table.find(".//td")
    for child in list(page.body):
        cell.append(child)
    cell.text, page.body.text = page.body.text, None
    page.body.append(table)


def zeros_blank(page: Any, random: Random) -> None:
    """Noughts in cells left blank, or a stroke for them."""
    mark = random.choice((None, "\u00a0", "/", "—", "-"))
    for cell in list(page.body.iter("td")):
        if "".join(cell.itertext()).strip() == "0":
            for child in list(cell):
                cell.remove(child)
            cell.text = mark


def no_spans(page: Any, random: Random) -> None:
    """Every position a cell of its own; what spans covered is blank."""
    for table in list(page.body.iter("table")):
        rows = [row for row in table.iter("tr") if row.iterancestors("table").__next__() is table]
        held: dict[tuple[int, int], bool] = {}
        for y, row in enumerate(rows):
            x = 0
            for cell in [c for c in row if c.tag in ("td", "th")]:
                while held.pop((y, x), False):
                    cell.addprevious(page.makeelement("td"))
                    x += 1
                down, over = (int(cell.attrib.pop(k, "1") or 1) for k in ("rowspan", "colspan"))
                for _ in range(over - 1):
                    cell.addnext(page.makeelement("td"))
                held.update({(y + d, x + o): True for d in range(1, down) for o in range(over)})
                x += over
            while held.pop((y, x), False):
                row.append(page.makeelement("td"))
                x += 1


def head_cells(page: Any, random: Random) -> None:
    """First rows in <thead>, their cells <th>."""
    for table in list(page.body.iter("table")):
        row = table.find(".//tr")
        if row is not None and random.random() < 0.7:
            for cell in row.iterchildren("td"):
                cell.tag = "th"


def _texts(page: Any) -> Iterator[Any]:
    for element in list(page.body.iter(*_ARTICLE_TAGS)):
        if element.text and element.text.strip():
            yield element


def _element(markup: str) -> Any:
    import lxml.html

    return lxml.html.fragment_fromstring(markup)


PAGE_CHANGES: dict[str, PageChange] = {
    "texts split into runs": split_runs,
    "paragraphs in cells": cells_with_paragraphs,
    "indents": indented,
    "paragraphs as divisions": paragraphs_as_divisions,
    "marked up": marked_up,
    "hidden copy": with_hidden_copy,
    "navigation": with_navigation,
    "layout table": in_layout_table,
    "head cells": head_cells,
    "no spans": no_spans,
    "zeros blank": zeros_blank,
}


def upper_case_tags(text: str) -> str:
    return re.sub(r"</?[a-z][a-z0-9]*", lambda match: match[0].upper(), text)


def one_line(text: str) -> str:
    """No line ends between tags."""
    return re.sub(r">\s*\n\s*<", "><", text)


BYTES: dict[str, Callable[[Document, str], Document]] = {
    "BOM": lambda d, text: replace(d, content=codecs.BOM_UTF8 + text.encode()),
    "GB 18030, told to be GB 2312": lambda d, text: replace(
        d, content=_charset(text, "gb2312").encode("gb18030"), charset=""
    ),
    "GB 18030, told to be UTF-8": lambda d, text: replace(
        d, content=_charset(text, "gbk").encode("gb18030"), charset="utf-8"
    ),
    "UTF-8, told to be Latin-1": lambda d, text: replace(
        d, content=text.encode(), charset="iso-8859-1"
    ),
    "upper-case tags": lambda d, text: replace(d, content=upper_case_tags(text).encode()),
    "one line": lambda d, text: replace(d, content=one_line(text).encode()),
}


def _charset(text: str, name: str) -> str:
    return re.sub(r"(?i)charset=([\"']?)[\w-]+", rf"charset=\g<1>{name}", text, count=1)
