PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: check lint format types contracts docs docs-write test test-slow cold-start

check: lint types contracts docs test

lint:
	$(BIN)ruff format --check .
	$(BIN)ruff check .

format:
	$(BIN)ruff format .
	$(BIN)ruff check --fix .

types:
	$(BIN)mypy

contracts:
	$(BIN)lint-imports

docs:
	$(PYTHON) docs/build.py --check

docs-write:
	$(PYTHON) docs/build.py

test:
	$(PYTHON) -m pytest -n auto

# They wait for terminals, servers and other processes as much as they work: half as many more than there are cores.
test-slow:
	$(PYTHON) -m pytest -n $$(( ($$(getconf _NPROCESSORS_ONLN) * 3 + 1) / 2 )) -m slow

cold-start:
	$(PYTHON) benchmarks/cold_start.py
