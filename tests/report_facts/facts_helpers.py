"""Reports of a few lines, for tests of one fact each."""

from __future__ import annotations

from report import read
from report.model import Agency, AgencyKind, Document, Hints, Report, Statement
from report.normal import normalise
from report.outline import Outlined, outline_of
from report.running import Paragraph
from report.statements import Setting, statements_of

SECTIONS = """一、总体情况
我局按照要求做好各项工作。
二、主动公开政府信息情况
全年主动公开政府信息20条。
三、收到和处理政府信息公开申请情况
未收到政府信息公开申请。
四、政府信息公开行政复议、行政诉讼情况
未发生行政复议、行政诉讼。
五、存在的主要问题及改进情况
公开不够及时，下一步加强培训。
六、其他需要报告的事项
无。"""


def read_text(text: str, hints: Hints | None = None, url: str = "") -> Report:
    """A report read from plain text; fails the test if it is taken for none."""
    document = Document(text.encode(), "report.txt", url=url)
    result = read([document], hints or Hints())[0]
    assert isinstance(result, Report), result
    return result


def report_of(head: str, tail: str = "") -> Report:
    """A plain report with six sections between the given first and last lines."""
    return read_text(f"{head}\n{SECTIONS}\n{tail}")


def outlined(*lines: str) -> Outlined:
    """The outline of lines, one paragraph each."""
    paragraphs = [
        Paragraph(line, normalise(line), "", 0, ((0, number),))
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    return outline_of(paragraphs, len(lines))


def claims(
    *lines: str,
    agency: str = "望江县教育局",
    kind: AgencyKind = "department",
    form: str = "annual-2021",
    year: int = 2022,
) -> tuple[Statement, ...]:
    """The statements of a section on applications (or of the headings among the lines)."""
    found = outlined("三、收到和处理政府信息公开申请情况", *lines)
    return statements_of(found, Setting(Agency(agency, kind, "county"), form, year))


def linked(*lines: str, **setting: object) -> dict[str, int]:
    """Measure (or sum of measures) → value, of all statements that have one."""
    return {
        s.measure or " + ".join(s.sum_of): int(s.value)
        for s in claims(*lines, **setting)  # type: ignore[arg-type]
        if s.measure or s.sum_of
    }
