"""The same relations as Great Expectations; run by its own Python, prints rates as JSON.

Each relation is a pair of columns, summed by pandas beforehand: one is the other, or not more.
"""

import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe

SINGLE = 12


def frame(given: dict[str, Any]) -> pd.DataFrame:
    """A row a report, two columns a relation: its plus terms and its minus terms added up."""
    figures = pd.DataFrame(given["rows"])
    sides = {}
    for number, relation in enumerate(given["relations"]):
        for name, sign in ((f"{number} left", 1), (f"{number} right", -1)):
            columns = [column for s, column in relation["terms"] if s == sign]
            sides[name] = figures[columns].sum(axis=1)
    return pd.DataFrame(sides)


def suite(given: dict[str, Any]) -> gx.ExpectationSuite:
    made = gx.ExpectationSuite(name="identities")
    for number, relation in enumerate(given["relations"]):
        left, right = f"{number} left", f"{number} right"
        if relation["equal"]:
            made.add_expectation(gxe.ExpectColumnPairValuesToBeEqual(column_A=left, column_B=right))
        else:
            made.add_expectation(
                gxe.ExpectColumnPairValuesAToBeGreaterThanB(
                    column_A=right, column_B=left, or_equal=True
                )
            )
    return made


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    given = json.loads(Path(sys.argv[1]).read_text())
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("reports").add_dataframe_asset("sheet")
    definition = asset.add_batch_definition_whole_dataframe("whole")
    expected = suite(given)
    began = time.process_time()
    table = frame(given)
    built = time.process_time() - began

    def seconds(part: pd.DataFrame) -> float:
        began = time.process_time()
        batch = definition.get_batch(batch_parameters={"dataframe": part})
        assert batch.validate(expected).success
        return time.process_time() - began

    singles = [seconds(table.iloc[n : n + 1]) for n in range(min(SINGLE, len(table)))]
    name = f"Great Expectations {gx.__version__}"
    rates = {
        f"{name}, a report at a time": 1 / (min(singles) + built / len(table)),
        f"{name}, {len(table)} reports in one table": len(table) / (seconds(table) + built),
    }
    print(json.dumps(rates))


if __name__ == "__main__":
    main()
