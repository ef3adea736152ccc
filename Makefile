# make report: install oscb into a virtual environment and draft the example report
# make test:   the same, then the formatter, the type checker, the layers and the tests
# make kit:    everything that a computer without network needs to install oscb, for Windows, Linux and macOS
# make mutants: change the code at random, and see whether a test notices: make mutants COUNT=300 SEED=7
# make fuzz:   give oscb what nobody would type: make fuzz SECONDS=600 SEED=7

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: report test bench fuzz kit mutants clean

report: $(INSTALLED)
	@mkdir -p out
	$(BIN)/oscb draft examples/oscb-annual-report.json --no-input -o out/oscb-annual-report.docx

test: report
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(INSTALLED)
	$(BIN)/python bench/table.py

mutants: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[mutants]'
	$(BIN)/python scripts/mutants.py --count $(COUNT) --seed $(SEED)

kit: $(INSTALLED)
	$(BIN)/python scripts/make_kit.py

SECONDS := 60
COUNT := 60
SEED := 1

fuzz: $(INSTALLED)
	$(BIN)/python scripts/fuzz.py --seconds $(SECONDS) --seed $(SEED)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("oscb needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(INSTALLED)

clean:
	rm -rf $(VENV) out build dist
