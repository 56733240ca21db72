# Needs python3 (3.11 or later) with venv, make and git; all else comes from requirements.lock.

PYTHON ?= python3
BIN := .venv/bin

.DELETE_ON_ERROR:
.PHONY: help install demo test lint format docs messages bench fuzz lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

# A half-made venv has no pip, and is made again. The package itself is built from this folder, so it has no hash.
.venv/.stamp: pyproject.toml requirements.lock
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

install: .venv/.stamp ## the venv, with roadmap and the tools to work on it

demo: .venv/.stamp ## check the plan of the regency and show its next five years
	$(BIN)/roadmap validate plans
	$(BIN)/roadmap show plans --horizon 5y

test: .venv/.stamp ## all tests, with coverage
	$(BIN)/pytest -n 2 --cov

lint: .venv/.stamp ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.stamp ## put the code in the one style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.stamp ## make the generated files anew: schemas, rule pages, the references
	$(BIN)/python -m tools.docs

messages: .venv/.stamp ## bring the catalogues up to date with the code; name what is not translated
	$(BIN)/python -m tools.messages

# The peers that we are measured against; those of node only where npm is.
.venv-bench/.stamp: Makefile
	@test -x .venv-bench/bin/pip || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check check-jsonschema yamllint yamale
	@if command -v npm >/dev/null; then mkdir -p .venv-bench/node && npm install --silent --no-audit --no-fund \
		--no-save --prefix .venv-bench/node ajv-cli@5.0.0 @jirutka/ajv-cli@6.0.0; \
		else echo "no npm: ajv is left out"; fi
	@touch $@

bench: .venv/.stamp .venv-bench/.stamp ## against the peers: speed and memory as ratios, and who finds which faults
	$(BIN)/python -m benchmarks.compare
	$(BIN)/python -m benchmarks.faults

fuzz: .venv/.stamp ## a million broken plans, and the properties on many more examples than `make test`
	$(BIN)/python -m tools.fuzz_reader
	$(BIN)/pytest -n 2 -m fuzz --hypothesis-profile=fuzz

lock: .venv/.stamp ## requirements.lock from pyproject.toml, with no registry's address in it
	@test -x $(BIN)/uv || $(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--all-extras pyproject.toml -o requirements.lock

clean: ## away with the venv, the caches and what was built
	rm -rf .venv .venv-bench build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
