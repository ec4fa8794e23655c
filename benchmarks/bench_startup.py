"""Cold start of `gouji check` on one report, against `python -c "import lxml.html"`."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html

AIM = 0.6
TIMES = 7


def seconds(command: list[str], folder: str) -> float:
    """Median wall time of a fresh process."""
    taken = []
    for _ in range(TIMES + 1):
        began = perf_counter()
        subprocess.run(command, cwd=folder, check=False, capture_output=True)
        taken.append(perf_counter() - began)
    return median(taken[1:])


def main() -> None:
    gouji = str(Path(sys.executable).with_name("gouji"))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        report.write_bytes(render_html(make_report(EDUCATION, 2024)).content)
        bare = seconds([sys.executable, "-c", "import lxml.html"], folder)
        ours = seconds([gouji, "check", "report.html"], folder)
        version = seconds([gouji, "--version"], folder)
    print(f"start-up  import lxml.html       {bare:6.3f} s")
    print(f"start-up  gouji --version        {version:6.3f} s   {version / bare:5.1f} ×")
    print(
        f"start-up  gouji check, 1 report  {ours:6.3f} s   {ours / bare:5.1f} ×"
        f"   aim < {AIM} s: {'met' if ours < AIM else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
