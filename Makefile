# One command for everything; `make help` lists them. The environment is made in .venv when
# it is missing or stale; nothing else on the machine is touched.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python that is new enough; say PYTHON=… to choose another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
# A stamp a Python version: another PYTHON, or a moved one, makes the environment anew.
VERSION := $(shell $(PYTHON) -c 'import sys; \
	print("%d.%d" % sys.version_info[:2] if sys.version_info >= (3, 11) else "")' 2>/dev/null)
STAMP := $(VENV)/.ready-$(VERSION)
SOURCES := report rules store crawler night digest letters commands outputs samples gouji.py scheduler.py

# durable_rules calls a name that CPython 3.13 removed; its build reads CPPFLAGS, not CFLAGS.
export CPPFLAGS := -DPyEval_CallObject=PyObject_CallObject $(CPPFLAGS)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help env run test lint format bench audit fuzz mutate docs wheel wheel-test freeze clean

help:  ## what each command does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

env: $(STAMP)  ## make the environment (.venv), if missing or stale

$(STAMP): pyproject.toml constraints.txt
	@[ -n "$(VERSION)" ] || { echo "gouji needs Python 3.11 or newer: install one, or say make PYTHON=…" >&2; exit 2; }
	@$(BIN)/python -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$(VERSION)")' 2>/dev/null \
		|| { rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@echo "installing into $(VENV) (Python $(VERSION)) …" >&2
	@$(BIN)/python -m pip install -q -c constraints.txt --upgrade pip setuptools
	@PYTHONWARNINGS=ignore \
		$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e . --group dev
	@rm -f $(VENV)/.ready-*
	@touch $@

run: $(STAMP)  ## the whole nightly job on the bundled sample portal
	@$(BIN)/gouji run --sample

test: $(STAMP)  ## every test
	@$(BIN)/pytest -n auto

lint: $(STAMP)  ## ruff (check and format) and mypy, warnings as errors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(STAMP)  ## put the code in shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(STAMP)  ## benchmarks, as ratios measured in one run
	@for script in benchmarks/bench_*.py; do $(BIN)/python $$script; done

audit: $(STAMP)  ## false alarms over correct reports (CASE=part/report/n: one again; SEED=n)
	@$(BIN)/python -m audit --seed $(or $(SEED),0) $(if $(CASE),--case '$(CASE)')

fuzz: $(STAMP)  ## damaged and hostile documents, read in children with limits (SEED=n)
	@$(BIN)/python -m audit.fuzz --seed $(or $(SEED),0)

mutate: $(STAMP)  ## reports with one thing made wrong: is it found, there, and nothing else (SEED=n)
	@$(BIN)/python -m audit.mutations --seed $(or $(SEED),0)

docs: $(STAMP)  ## write docs/cli.md, docs/settings.md, docs/rules and docs/schema anew from the code
	@$(BIN)/python docs/generate.py
	@$(BIN)/python -m rules.packs.schema docs/schema

wheel: $(STAMP)  ## build the wheel into dist/
	@rm -rf build
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . >/dev/null
	@ls dist/*.whl

wheel-test: $(STAMP)  ## build the wheel, install it elsewhere, try it from another directory
	@$(BIN)/pytest tests/house/test_wheel.py

freeze: $(STAMP)  ## pin what is installed now into constraints.txt
	@$(BIN)/python -m pip freeze --all --exclude-editable --exclude gouji | LC_ALL=C sort -f > constraints.txt

clean:  ## remove the environment and everything built; var/ is kept
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
