# Needs python3 (3.11 or later) with venv, make and git; all else comes from the two locks.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
# The locks are closed, so pip has nothing to look for; left to itself it takes an extra that is newer than its pin.
FROM_LOCK := $(PIP) install --no-deps --require-hashes

.DELETE_ON_ERROR:
.PHONY: help install demo test cover test-latest lint format docs pictures messages bench fuzz attack lock sbom clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

# A venv left half-made, or whose Python is gone, has no pip that runs, and is made again. The package itself is
# built from this folder, so it has no hash; what builds it is locked, and not fetched anew for each build.
.venv/.runtime: pyproject.toml requirements.lock
	@$(BIN)/pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(FROM_LOCK) -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(FROM_LOCK) -r requirements-dev.lock
	@touch $@

# What the tests of the page look for barriers with; only where npm is, and without it they are skipped.
tests/page/node_modules/.stamp: tests/page/package.json tests/page/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix tests/page && touch $@; \
		else echo "no npm: nothing looks for barriers in the page"; fi

install: .venv/.dev ## the venv, with roadmap and the tools to work on it

demo: .venv/.runtime ## check the plan of the regency and show its next five years
	$(BIN)/roadmap validate plans
	$(BIN)/roadmap show plans --horizon 5y

test: .venv/.dev tests/page/node_modules/.stamp ## all tests
	$(BIN)/pytest -n 2

cover: .venv/.dev tests/page/node_modules/.stamp ## all tests, and how much of the code they run: it takes twice as long
	$(BIN)/pytest -n 2 --cov

# Not from the locks: what pip gives those who install today. It may fail, and says first by what it differs.
test-latest: ## the tests on the newest versions that pyproject.toml allows, in a venv of their own
	$(PYTHON) -m venv --clear .venv-latest
	.venv-latest/bin/pip install --quiet --disable-pip-version-check --editable '.[dev,all]'
	.venv-latest/bin/python -m tools.newest
	.venv-latest/bin/pytest -n 2 --ignore tests/test_locks.py --ignore tests/test_sbom.py $(PYTEST_ARGS)

lint: .venv/.dev ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.dev ## put the code in the one style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.dev ## make the generated files anew: schemas, rule pages, the references
	$(BIN)/python -m tools.docs

pictures: .venv/.dev ## the pictures of README.md, by Chromium and pdftoppm
	$(BIN)/python -m tools.pictures

messages: .venv/.dev ## bring the catalogues up to date with the code; name what is not translated
	$(BIN)/python -m tools.messages

# The peers that we are measured against; those of node only where npm is. BENCH_ARGS="--regencies 20" makes it short.
.venv-bench/.stamp: Makefile
	@test -x .venv-bench/bin/pip || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check check-jsonschema yamllint yamale
	.venv-bench/bin/pip install --quiet --disable-pip-version-check rustpy-xlsxwriter || echo "no wheel: it is left out"
	@if command -v npm >/dev/null; then mkdir -p .venv-bench/node && npm install --silent --no-audit --no-fund \
		--no-save --prefix .venv-bench/node ajv@8.20.0 js-yaml@5.5.0 ajv-cli@5.0.0 @jirutka/ajv-cli@6.0.0; \
		else echo "no npm: ajv is left out"; fi
	@touch $@

bench: .venv/.dev .venv-bench/.stamp ## against the peers: speed and memory as ratios, and who finds which faults
	$(BIN)/python -m benchmarks.compare $(BENCH_ARGS)
	$(BIN)/python -m benchmarks.faults

fuzz: .venv/.dev ## a million broken plans, a million for both readers, and the properties on many more examples than `make test`
	$(BIN)/python -m tools.fuzz_reader
	$(BIN)/python -m tools.fuzz_reader --agreement
	$(BIN)/pytest -n 2 -m fuzz --hypothesis-profile=fuzz

attack: .venv/.dev ## heavy files, hostile options, every way out, every crash point: what a stranger would try
	$(BIN)/python -m tools.attack

# For every Python and system that we take; a pin stands in one lock alone, so the two cannot disagree.
LOCK = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url $(UPGRADE)
BUILD := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")

.venv-lock/bin/uv:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check uv

lock: .venv-lock/bin/uv ## the locks from pyproject.toml; with UPGRADE=--upgrade the newest of all
	.venv-lock/bin/python -c '$(BUILD)' | $(LOCK) pyproject.toml - -o requirements.lock
	$(LOCK) --extra dev --extra all --constraint requirements.lock \
		$$(sed -n 's/^\([^ =]*\)==.*/--no-emit-package \1/p' requirements.lock) pyproject.toml -o requirements-dev.lock
	$(MAKE) docs

sbom: .venv/.dev ## the wheel with its bill of materials, in dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/python -m tools.sbom dist/*.whl

clean: ## away with the venv, the caches and what was built
	rm -rf .venv .venv-bench .venv-latest .venv-lock build dist htmlcov tests/page/node_modules .coverage .coverage.* .hypothesis \
		.import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
