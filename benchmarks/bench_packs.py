"""Judging with all packs: engine against oracle, two processes, memory, and table identities.

1,000 generated reports of every form, read from pages. One core is told in CPU time, so that
what else the machine does counts little; two processes by the clock.
"""

import gc
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from judged import (
    CONTEXT,
    judge_all,
    judge_file,
    load,
    read_reports,
    with_oracle,
    with_slips,
)
from table_identities import against_great_expectations

from report.model import Report
from rules import judge, load_packs

AIM = 300
REPORTS, PROCESSES, ROUNDS = 1000, 2, 3
MANY, EVERY = 20_000, 2_000
FLAT = 1.05


def told(what: str, rate: float, note: str = "") -> None:
    print(f"judging   {what:<52} {rate:7.0f} reports/s   {note}".rstrip(), flush=True)


def one_core(some: list[Report]) -> float:
    """Engine and oracle in turn, so that both meet the same machine."""
    packs, plain = load_packs(), with_oracle()
    judge_all(some, packs)
    judge_all(some, plain)
    taken = [(judge_all(some, packs), judge_all(some, plain)) for _ in range(ROUNDS)]
    engine, python = (len(some) / median(times) for times in zip(*taken, strict=True))
    met = "met" if engine >= AIM else "MISSED"
    told(f"{len(packs.rules)} rules, durable-rules, one core", engine, f"aim {AIM}: {met}")
    told("the same, plain oracle in the engine's place", python, f"{python / engine:5.2f} ×")
    return engine


def two_processes(pool: ProcessPoolExecutor, files: list[str], one: float) -> None:
    spans = list(pool.map(judge_file, files, [ROUNDS] * len(files)))
    seconds = max(end for _, end in spans) - min(began for began, _ in spans)
    both = ROUNDS * REPORTS / seconds
    met = "met" if both >= AIM * PROCESSES else "MISSED"
    told(
        f"the same in {PROCESSES} processes, by the clock", both,
        f"{both / one:5.2f} ×   aim {AIM} each: {met}",
    )  # fmt: skip


def memory(some: list[Report]) -> None:
    """What the process holds while 20,000 reports pass, each with slips of its own."""
    packs = load_packs()
    held, done, began = [], 0, process_time()
    while done < MANY:
        for report in with_slips(some, seed=done):
            judge(report, CONTEXT, packs)
            done += 1
            if done % EVERY == 0:
                gc.collect()
                held.append(resident())
    rate = done / (process_time() - began)
    told(f"{MANY:,} reports, two figures wrong in each, one core", rate)
    middle = held[len(held) // 2 - 1]
    flat = "flat" if held[-1] <= FLAT * middle else "GROWS"
    print(
        f"memory    after {EVERY:,} {held[0]:.0f} MB, after {MANY // 2:,} {middle:.0f} MB,"
        f" after {MANY:,} {held[-1]:.0f} MB: {flat}",
        flush=True,
    )


def resident() -> float:
    """Megabytes of this process in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def main() -> None:
    context = get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(PROCESSES, mp_context=context) as pool,
    ):
        share = REPORTS // PROCESSES
        files = [str(Path(folder, f"{n}.pickle")) for n in range(PROCESSES)]
        firsts = range(0, REPORTS, share)
        list(pool.map(read_reports, firsts, [share] * PROCESSES, files))
        some = [report for file in files for report in load(file)]
        one = one_core(some)
        two_processes(pool, files, one)
    memory(some)
    against_great_expectations(some)


if __name__ == "__main__":
    main()
