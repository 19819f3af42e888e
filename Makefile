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

test-slow:
	$(PYTHON) -m pytest -n auto -m slow

cold-start:
	$(PYTHON) benchmarks/cold_start.py
