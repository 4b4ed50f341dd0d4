# Each target does what it needs first. See README.md.
.PHONY: setup serve train test check bench eval lock

setup:
	@scripts/setup.sh

serve: setup
	@.venv/bin/minato serve

train: setup
	@.venv/bin/minato train

test: setup check
	@scripts/setup-tests.sh
	@scripts/test.sh

check: setup
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache

bench: setup
	@.venv/bin/minato bench

eval: setup
	@.venv/bin/minato eval

# After a change of pyproject.toml's dependencies.
lock:
	uv pip compile pyproject.toml --group dev --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
