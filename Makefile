# `make demo` sets everything up and builds the example; `make test` sets everything up and passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint docs example lock clean

demo: $(STAMP)
	$(BIN)/kg build examples -o outputs --tell 5

test: lint
	$(BIN)/pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict kg

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kg needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

# Writes what is derived: the manual of the command line, the page of the vocabulary, the build of examples/.
docs: $(STAMP)
	$(BIN)/python docs/generate.py

example: $(STAMP)
	rm -rf outputs/.example
	$(BIN)/kg build examples -o outputs/.example -q
	mkdir -p outputs/example
	mv outputs/.example/graph.* outputs/example/
	rm -rf outputs/.example

# Writes requirements.lock anew: the newest versions within the ranges of pyproject.toml, for every Python from 3.11 on.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header \
	  --extra validate --extra web --extra pandas --extra test pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
