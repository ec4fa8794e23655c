"""Documents made to exhaust whoever reads them: huge, deep, self-referring, ambiguous."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

from report.model import Document
from samples.agencies import CIVIL_AFFAIRS
from samples.make import make_report
from samples.render_docx import render_docx
from samples.render_html import render_html
from samples.render_xlsx import render_xlsx

Make = Callable[[Random], Document]
_WORDS = (
    "政府信息公开", "申请", "收到", "受理", "结转", "上年", "下年度", "行政复议", "行政诉讼",
    "未", "没有", "其中", "分别为", "占", "比上年", "增长", "共", "件", "条", "均", "已办结",
    "、", "和", "的", "（", "）", "一、", "（一）", "1.", "“", "”", "《", "》", "附件：",
    "2023年", "12", "0", "%", "全市", "我局", "|", "规范性文件", "现行有效", "自然人",
    "予以公开", "：", " ", "\u00a0",
)  # fmt: skip


def _page(body: str, name: str = "page.html") -> Document:
    return Document(f"<html><body>{body}</body></html>".encode(), name)


def _report_page(instead: str) -> Document:
    """A report whose first table is replaced."""
    page = render_html(make_report(CIVIL_AFFAIRS, 2023, 5)).content.decode()
    start, end = page.index("<table"), page.index("</table>")
    return Document((page[:start] + instead + page[end:]).encode(), "report.html")


def many_rows(random: Random) -> Document:
    rows = "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>" * 10_000
    return _report_page(f"<table>{rows}")


def many_known_rows(random: Random) -> Document:
    row = "<tr><td>一、本年新收政府信息公开申请数量</td>" + "<td>1</td>" * 7 + "</tr>"
    return _report_page(f"<table>{row * 10_000}")


def many_pipe_rows(random: Random) -> Document:
    return Document(("行政许可 | 1 |\n" * 10_000).encode(), "rows.txt")


def many_columns(random: Random) -> Document:
    return _report_page("<table>" + ("<tr>" + "<td>1</td>" * 4000 + "</tr>") * 10)


def huge_spans(random: Random) -> Document:
    cell = '<td rowspan="100000000" colspan="99999999">1</td>'
    return _report_page(f"<table><tr>{cell * 3}</tr>" * 20)


def _nested(opening: str, levels: int) -> Make:
    return lambda random: _page(f"{opening * levels}总体情况，公开信息三十二条。")


def many_lines(random: Random) -> Document:
    return Document("一、总体情况\n（一）主动公开\n1.内容\n".encode() * 8000, "lines.txt")


def one_long_line(random: Random) -> Document:
    return Document(("公开信息12条，" * 200_000).encode(), "line.txt")


def one_long_word(random: Random) -> Document:
    return Document(("公" * 2_000_000).encode(), "word.txt")


def long_numbers(random: Random) -> Document:
    return Document(
        f"2023年收到申请{'9' * 200_000}件，占{'1' * 9000}.{'2' * 9000}%。".encode(), "n.txt"
    )


def soup_of_words(random: Random) -> Document:
    """Words that the readers look for, in any order and without a full stop."""
    words = random.choices(_WORDS, k=random.choice((300, 3000, 20_000)))
    stop = random.choice(("", "。", "\n"))
    text = "".join(w + (stop if random.random() < 0.02 else "") for w in words)
    head = "青檀县水务局2023年政府信息公开工作年度报告\n一、总体情况\n"
    return Document((head + text).encode(), "soup.txt")


def one_word_again_and_again(random: Random) -> Document:
    """What a pattern with nested repeats would choke on."""
    few = random.sample(_WORDS, random.randint(1, 3))
    head = "青檀县水务局2023年政府信息公开工作年度报告\n一、总体情况\n"
    return Document((head + "".join(few) * random.choice((500, 5000))).encode(), "again.txt")


def entities(random: Random) -> Document:
    return Document((_bomb() + "<html><body><p>&j;</p></body></html>").encode(), "bomb.html")


def entities_in_word(random: Random) -> Document:
    word = render_docx(make_report(CIVIL_AFFAIRS, 2023, 5))
    return Document(_with_bomb(word.content, "word/document.xml"), "bomb.docx")


def entities_in_sheet(random: Random) -> Document:
    sheet = render_xlsx(make_report(CIVIL_AFFAIRS, 2023, 5))
    return Document(_with_bomb(sheet.content, "xl/sharedStrings.xml"), "bomb.xlsx")


def _bomb() -> str:
    lines = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    return f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>{lines}]>"


def _with_bomb(content: bytes, member: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == member:
                inner = data.split(b"?>", 1)[1].replace("公开".encode(), b"&j;", 1)
                data = _bomb().encode() + inner
            target.writestr(info.filename, data)
    return made.getvalue()


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zip_bomb(random: Random) -> Document:
    return Document(_zipped({"a.txt": b"0" * (300 << 20)}), "bomb.zip")


def zip_of_many(random: Random) -> Document:
    return Document(_zipped({f"{n}.txt": "总体情况".encode() for n in range(5000)}), "many.zip")


def zip_in_zip(random: Random) -> Document:
    content = b"0" * (1 << 20)
    for level in range(12):
        content = _zipped({f"{level}.zip": content, f"{level}.txt": content})
    return Document(content, "nested.zip")


def word_that_unpacks(random: Random) -> Document:
    word = render_docx(make_report(CIVIL_AFFAIRS, 2023, 5)).content
    with zipfile.ZipFile(io.BytesIO(word)) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    members["word/document.xml"] += b" " * (200 << 20)
    return Document(_zipped(members), "bomb.docx")


def sheet_far_out(random: Random) -> Document:
    """Two cells, the second in the last corner of the sheet."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("统计表")
        page.write_string(0, 0, "政府信息公开情况统计表")
        page.write_number(1_048_575, 16_383, 1)
    return Document(stream.getvalue(), "far.xlsx")


def pages_without_end(random: Random) -> Document:
    """A PDF whose tree of pages contains itself."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    return Document(body, "loop.pdf")


def many_pages(random: Random) -> Document:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(1500):
        canvas.drawString(72, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return Document(stream.getvalue(), "pages.pdf")


def many_strokes(random: Random) -> Document:
    """A page of very many ruled lines: tables are sought in all their crossings."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for step in range(1500):
        canvas.line(20, 20 + step * 0.5, 580, 20 + step * 0.5)
        canvas.line(20 + step * 0.3, 20, 20 + step * 0.3, 800)
    canvas.drawString(72, 700, "2023")
    canvas.save()
    return Document(stream.getvalue(), "strokes.pdf")


def fifty_megabytes(random: Random) -> Document:
    return Document(b"a" * (50 << 20), "large.txt")


def empty(random: Random) -> Document:
    return Document(b"", "empty.html")


def bytes_of_chance(random: Random) -> Document:
    return Document(random.randbytes(random.choice((1, 100, 100_000))), "chance.bin")


HOSTILE: dict[str, Make] = {
    "10,000 rows": many_rows,
    "10,000 rows of one label": many_known_rows,
    "10,000 rows of bars": many_pipe_rows,
    "4,000 columns": many_columns,
    "huge spans": huge_spans,
    **{
        f"{levels} × {opening}": _nested(opening, levels)
        for levels in (100, 20_000)
        for opening in ("<div>", "<table><tr><td>", "<b>", "<ul><li>", "<p><span>")
    },
    "24,000 headings": many_lines,
    "one long line": one_long_line,
    "one long word": one_long_word,
    "long numbers": long_numbers,
    "soup of words": soup_of_words,
    "one word again": one_word_again_and_again,
    "entities": entities,
    "entities in DOCX": entities_in_word,
    "entities in XLSX": entities_in_sheet,
    "zip bomb": zip_bomb,
    "zip of many": zip_of_many,
    "zip in zip": zip_in_zip,
    "DOCX that unpacks": word_that_unpacks,
    "sheet far out": sheet_far_out,
    "PDF in a loop": pages_without_end,
    "1,500 pages": many_pages,
    "many strokes": many_strokes,
    "50 MB": fifty_megabytes,
    "empty": empty,
    "bytes of chance": bytes_of_chance,
}
REPEATED = ("soup of words", "one word again", "bytes of chance")
"""Made by chance: tried as often as everything else together."""
