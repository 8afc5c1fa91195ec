# The front door for every chore; `make` alone lists them. Everything happens inside .venv and var/.
BIN = .venv/bin
PYTHON_IN = $(BIN)/python
ADDRESS ?= 127.0.0.1:8000
ARGS ?=
ENGINE ?= elasticsearch
KILLS ?= 200
PLUGIN_ARGS ?=
PLUGIN_TESTS = $(PYTHON_IN) -m pytest -c workflows/tests/pytest.ini
RACES ?= 1000
STEPS ?= 10000
VERSION ?=

help: ## List the chores
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' Makefile

run: ## Run the site with demonstration content on 127.0.0.1:8000 (ADDRESS=host:port for another)
	@sh scripts/prepare.sh python
	@$(PYTHON_IN) scripts/run.py $(ADDRESS)

test: dev ## Run the tests on every core (ARGS="-n0 -k word" for some of them on one)
	$(PYTHON_IN) -m pytest -n auto --dist loadscope --no-loadscope-reorder $(ARGS)
	@# In order on each worker: the tests that empty the database come last.
	$(PYTHON_IN) -m pytest -c workflows/tests/pytest.ini workflows/tests -n auto $(PLUGIN_ARGS)

lint: dev ## Check the style of code and templates
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m djlint --check --lint --quiet .

types: dev ## Check the types
	$(PYTHON_IN) -m mypy

format: dev ## Put code and templates in the project's style
	$(PYTHON_IN) -m ruff check --fix .
	$(PYTHON_IN) -m ruff format .
	$(PYTHON_IN) -m djlint --reformat --quiet .

bench: dev ## Time the public pages, and the plugin's transitions and lists against their targets
	$(PYTHON_IN) benchmarks/pages.py $(ARGS)
	$(PYTHON_IN) benchmarks/transitions.py
	$(PYTHON_IN) benchmarks/visibility.py

bench-search: dev ## Time the search over 1,000 to 100,000 documents (ARGS="--sizes 1000 10000 --engine elasticsearch")
	$(PYTHON_IN) benchmarks/search.py $(ARGS)

bench-reminders: dev ## Time the search for what is due among 1,000 to 100,000 grants (ARGS="--sizes 1000 10000")
	$(PYTHON_IN) benchmarks/reminders.py $(ARGS)

soak: dev ## Load a server, race and fuzz the workflow, kill workers, test on other servers (ARGS= RACES= STEPS= KILLS=)
	$(PYTHON_IN) benchmarks/soak.py $(ARGS)
	$(PYTHON_IN) -m pytest -n auto -m hypothesis --hypothesis-profile soak
	$(PLUGIN_TESTS) workflows/tests -n auto -m hypothesis --hypothesis-profile soak
	WORKFLOWS_RACES=$(RACES) $(PLUGIN_TESTS) workflows/tests/engine/test_races.py
	WORKFLOWS_FUZZ_STEPS=$(STEPS) $(PLUGIN_TESTS) workflows/tests/fuzz -s
	REMINDERS_KILLS=$(KILLS) $(PYTHON_IN) -m pytest -n0 -s peer_pages/tests/funding/servers/test_kills.py
	bash .ci/postgresql.sh
	bash .ci/engines.sh 8.17.0

engine: ## Run a search server of one's own (ENGINE=elasticsearch or opensearch, VERSION=)
	@sh scripts/prepare.sh python
	@$(PYTHON_IN) -m scripts.engines run $(ENGINE) $(if $(VERSION),--version $(VERSION)) $(ARGS)

screenshots: dev ## Picture every public and editing view at 320 and 1280 pixels, in screenshots/
	$(PYTHON_IN) scripts/screenshots.py $(ARGS)

docs: dev ## Generate docs/reference from the code (ARGS=--check only compares)
	$(PYTHON_IN) scripts/reference.py $(ARGS)

messages: dev ## Collect the texts to translate and compile the translations (needs gettext)
	$(PYTHON_IN) scripts/messages.py $(ARGS)

requirements: dev ## Compile the pinned requirements from pyproject.toml
	$(PYTHON_IN) scripts/requirements.py compile

audit: dev ## Look the pinned packages up among the known vulnerabilities
	$(PYTHON_IN) scripts/audit.py

dev:
	@sh scripts/prepare.sh dev

.PHONY: help run test lint types format bench bench-search bench-reminders soak engine screenshots docs messages
.PHONY: requirements audit dev
