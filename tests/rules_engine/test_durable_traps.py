"""Every sharp edge of durable_rules that `rules.engine` is built around, as it really cuts.

What kills or hangs the process runs in a child. Should a new version heal one of these,
its test fails, and the guard can be looked at again.
"""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from rules.engine import MAX_RULES, Engine, EngineVoidError, RuleSet

HEAD = """
import copy
from durable.engine import Host

class Quiet(Host):
    def _run(self):
        pass

fired = []

def host(**rules):
    made = Quiet()
    made.register_rulesets({"p": copy.deepcopy(rules)})
    return made

def rule(condition, name="hit"):
    return {"all": [{"m": condition}], "run": lambda c: fired.append((name, c.m.id))}

def fact(number, **fields):
    return {"sid": "1", "id": number, **fields}
"""


def child(script: str, seconds: float = 5) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HEAD + script],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def printed(script: str) -> str:
    ran = child(script)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


# ------------------------------------------------------------------ it kills or hangs


def test_an_empty_batch_kills_the_process() -> None:
    assert child("host(a=rule({'kind': 'x'})).assert_facts('p', [])").returncode < 0


def test_an_empty_fact_in_a_batch_hangs_the_process() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        child("host(a=rule({'kind': 'x'})).assert_facts('p', [fact(1, kind='x'), {}])", 2)


def test_a_batch_that_begins_with_a_bad_fact_kills_the_process() -> None:
    script = "host(a=rule({'kind': 'x'})).assert_facts('p', [fact(1, kind='x', v=1e-07)])"
    assert child(script).returncode < 0


def test_a_division_by_zero_in_a_rule_kills_the_process() -> None:
    script = """
ratio = {'$div': {'$l': {'$m': 'a'}, '$r': {'$m': 'b'}}}
condition = {'$and': [{'kind': 'x'}, {'$gt': {'a': ratio}}]}
host(a=rule(condition)).assert_facts('p', [fact(1, kind='x', a=1, b=0)])
"""
    assert child(script).returncode < 0


def test_alternatives_in_many_rules_overrun_its_memory() -> None:
    script = """
either = {'$or': [{'v': 0}, {'v': 1}]}
many = {f'r{i}': rule({'$and': [{'kind': 'x'}, either, {'w': 0}]}) for i in range(100)}
p = host(**many)
p.assert_facts('p', [fact(1, kind='x', v=1, w=0)])
p.delete_state('p', '1')
"""
    assert child(script).returncode != 0


def test_a_fact_that_matches_over_64_rules_is_refused() -> None:
    script = """
many = {f'r{i}': rule({'$and': [{'kind': 'x'}, {'$gte': {'v': i}}]}) for i in range(65)}
try:
    host(**many).assert_facts('p', [fact(1, kind='x', v=99)])
except Exception as error:
    print(error)
"""
    assert "303" in printed(script)


def test_a_catch_all_that_matches_the_session_itself_never_returns() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        child("host(a=rule({'$gte': {'id': 0}})).assert_facts('p', [fact(1, kind='x')])", 2)


def test_our_host_starts_no_timers() -> None:
    before = threading.active_count()
    RuleSet("quiet", {"a": ([{"m": {"kind": "x"}}], ())})
    assert threading.active_count() == before


# ------------------------------------------------------------------ it loses facts in silence


@pytest.mark.parametrize("bad", ["fact(2, kind='x', v=1e-07)", "fact(2, kind='x', v=1e20)"])
def test_a_bad_fact_drops_itself_and_all_later_ones_without_a_word(bad: str) -> None:
    script = f"""
p = host(a=rule({{'kind': 'x'}}))
p.assert_facts('p', [fact(1, kind='x'), {bad}, fact(3, kind='x'), fact(4, kind='x')])
print([number for _, number in fired])
"""
    assert printed(script) == "[1]"


def test_a_fact_of_too_many_fields_drops_the_later_ones() -> None:
    script = """
p = host(a=rule({'kind': 'x'}))
wide = fact(2, kind='x', **{f'f{i}': i for i in range(260)})
p.assert_facts('p', [fact(1, kind='x'), wide, fact(3, kind='x')])
print([number for _, number in fired])
"""
    assert printed(script) == "[1]"


def test_an_unmatched_fact_raises_and_no_action_of_its_batch_runs() -> None:
    script = """
p = host(a=rule({'kind': 'x'}))
try:
    p.assert_facts('p', [fact(1, kind='x'), fact(2, kind='other')])
except Exception as error:
    print(type(error).__name__, fired)
"""
    assert printed(script) == "MessageNotHandledException []"


def test_a_fact_with_an_id_already_seen_raises() -> None:
    script = """
p = host(a=rule({'kind': 'x'}))
p.assert_facts('p', [fact(1, kind='x')])
try:
    p.assert_facts('p', [fact(1, kind='x', v=2)])
except Exception as error:
    print(type(error).__name__)
"""
    assert printed(script) == "MessageObservedException"


def test_a_posted_event_is_consumed_by_the_first_rule_it_matches() -> None:
    script = """
p = host(a=rule({'kind': 'x'}, 'a'), b=rule({'kind': 'x'}, 'b'))
p.post('p', fact(1, kind='x'))
posted = len(fired)
p.assert_facts('p', [{**fact(2, kind='x'), 'sid': '2'}])
print(posted, len(fired) - posted)
"""
    assert printed(script) == "1 2"


# ------------------------------------------------------------------ it swallows errors


@pytest.mark.parametrize("what", ["ValueError('no')", "SystemExit(3)"])
def test_what_an_action_raises_is_found_in_the_state_only(what: str) -> None:
    script = f"""
def broken(closure):
    raise {what}

p = host(a={{'all': [{{'m': {{'kind': 'x'}}}}], 'run': broken}})
state = p.assert_facts('p', [fact(1, kind='x')])
print('exception' in state)
"""
    assert printed(script) == "True"


# ------------------------------------------------------------------ its values


@pytest.mark.parametrize(("given", "tested"), [("True", "1"), ("'12'", "12")])
def test_values_of_different_kinds_are_equal_to_it(given: str, tested: str) -> None:
    script = f"""
condition = {{'$and': [{{'kind': 'x'}}, {{'v': {tested}}}]}}
p = host(a=rule(condition), z=rule({{'$ex': {{'kind': 1}}}}, 'any'))
p.assert_facts('p', [fact(1, kind='x', v={given})])
print(sorted(name for name, _ in fired))
"""
    assert printed(script) == "['any', 'hit']"


def test_a_number_beyond_63_bits_is_taken_for_the_largest() -> None:
    script = """
largest = 2**63 - 1
p = host(a=rule({'$and': [{'kind': 'x'}, {'v': largest}]}))
p.assert_facts('p', [fact(1, kind='x', v=2**70)])
print(len(fired))
"""
    assert printed(script) == "1"


def test_registering_changes_the_definition_it_is_given() -> None:
    script = """
definition = {'a': rule({'kind': 'x'})}
Quiet().register_rulesets({'p': definition})
print('run' in definition['a'])
"""
    assert printed(script) == "False"


# ------------------------------------------------------------------ what the wrapper does about it


def small() -> RuleSet:
    return RuleSet("small", {"seen": ([{"m": {"$and": [{"kind": "x"}, {"v": 1}]}}], ("m.v",))})


def test_no_facts_are_no_conclusions() -> None:
    assert small().infer([]) == []


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"v": 1},
        {"kind": "x", "v": 1e-07},
        {"kind": "x", "v": True},
        {"kind": "x", "v": "12"},
        {"kind": "x", "v": None},
        {"kind": "x", "v": 2**60},
        {"kind": 3, "v": 1},
    ],
)
def test_a_fact_that_is_not_flat_and_whole_voids_the_run(bad: dict[str, object]) -> None:
    with pytest.raises(EngineVoidError):
        small().infer([{"kind": "x", "v": 1}, bad])  # type: ignore[list-item]


def test_a_run_that_loses_its_tail_is_void(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = small()
    monkeypatch.setattr("rules.engine._require_flat", lambda fact: None)
    with pytest.raises(EngineVoidError, match="1 of 2 tails"):
        rules.infer([{"kind": "x", "v": 1}, {"kind": "x", "v": 1e-07}])  # type: ignore[dict-item]
    assert rules.infer([{"kind": "x", "v": 1}]) == [("seen", (1,))]


def test_an_action_that_fails_voids_the_run() -> None:
    rules = RuleSet("broken", {"seen": ([{"m": {"kind": "x"}}], ("m.missing",))})
    with pytest.raises(EngineVoidError):
        rules.infer([{"kind": "x", "v": 1}])


def test_facts_that_no_rule_is_about_are_taken_in_silence() -> None:
    assert small().infer([{"kind": "y", "v": 7}]) == []


def test_equal_facts_are_told_apart() -> None:
    assert len(small().infer([{"kind": "x", "v": 1}] * 3)) == 3


def test_sessions_are_let_go() -> None:
    rules = small()
    for _ in range(1500):
        assert rules.infer([{"kind": "x", "v": 1}]) == [("seen", (1,))]


def test_a_rule_set_is_capped() -> None:
    many = {f"r{i}": ([{"m": {"kind": "x"}}], ()) for i in range(MAX_RULES)}
    with pytest.raises(ValueError, match="at most"):
        RuleSet("many", many)


def test_a_rule_without_conditions_is_refused() -> None:
    with pytest.raises(ValueError, match="empty condition"):
        RuleSet("empty", {"r": ([], ())})
    with pytest.raises(ValueError, match="empty condition"):
        RuleSet("empty", {"r": ([{}], ())})


def test_more_clauses_than_one_rule_set_holds_are_spread_over_several() -> None:
    from rules.applies import Case, Clause

    clauses = [
        Clause(frozenset(), 1900 + i, 1900 + i, frozenset(), frozenset(), None) for i in range(250)
    ]
    answers = Engine(clauses, []).answers(Case(2021, "none", "department", "county", "published"))
    assert [i for i, answer in enumerate(answers) if answer == "yes"] == [121]
