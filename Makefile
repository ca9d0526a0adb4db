PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: deck test ci proofs mutants pythons ankis bench bench-smoke docs tag clean

deck: $(VENV)/deck.stamp
	$(BIN)/deckgen build stories -o output

test: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal --durations 10 --durations-min 1

# What needs more than Python packages, a real browser, and whether every bench still runs.
ci: $(VENV)/ci.stamp
	command -v chromium > /dev/null || (apt-get -qq update && apt-get -qq install --yes chromium)
	$(BIN)/pytest -m ci

# Slower than the tests, and wanted before a release.
proofs: $(VENV)/test.stamp
	$(BIN)/pytest -m proof

# Whether the tests notice small changes of the modules that decide most; 'make mutants MODULES=lint/length' for one.
mutants: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --editable '.[mutants]'
	$(BIN)/python tests/mutants/run.py $(MODULES)

# The tests on every Python from 3.11 on that is installed, and on 3.11 with the oldest libraries allowed.
pythons: $(VENV)/test.stamp
	$(BIN)/python tests/pythons.py

# The proofs of docs/anki.md against older versions of Anki, each installed for itself.
ankis: $(VENV)/test.stamp
	$(BIN)/python tests/other_ankis.py

bench: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python bench/start.py
	$(BIN)/python bench/check.py
	$(BIN)/python bench/print.py

# Whether every bench still runs, at its smallest size; a part of 'make ci'.
bench-smoke: $(VENV)/test.stamp
	$(BIN)/pytest -m ci tests/test_benches.py

# The version in src/deckgen/version.py as a git tag; refused unless CHANGELOG.md has its section and all is committed.
tag: VERSION = $(shell sed -n 's/^VERSION = "\(.*\)"$$/\1/p' src/deckgen/version.py)
tag:
	@grep -qF '## [$(VERSION)] - ' CHANGELOG.md || { echo "CHANGELOG.md has no section [$(VERSION)] with a date"; exit 1; }
	@git diff --quiet HEAD || { echo "there are uncommitted changes"; exit 1; }
	git tag --annotate 'v$(VERSION)' --message 'deckgen $(VERSION)'

# What in docs/ is made by the program: the list of rules, and pictures, which need Chromium.
docs: $(VENV)/test.stamp
	$(BIN)/deckgen check --explain all > docs/rules.md
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/against_picture.py

$(VENV)/deck.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/test.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

$(VENV)/ci.stamp: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --editable '.[ci]'
	touch $@

clean:
	rm -rf $(VENV) .venv-pythons output/*.apkg output/*.pdf
