# make demo   reads the example story, prints its summary, writes out/story.html
# make test   all checks: style, types, imports, tests
# make bench  accuracy and speed (accuracy needs the gold data: VARIORUM_GOLD=folder)
# make lock   pins the dependencies anew

PYTHON ?= python3
BIN = .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11

.PHONY: demo test browser bench lock clean

demo: .venv/used
	mkdir -p out
	$(BIN)/variorum read examples/harbour-gate/reports -o out/story.html --json out/story.json --save out/story.vrm
	@echo "Open out/story.html in a browser, or: $(BIN)/variorum open out/story.vrm"

test: .venv/tested browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	echo "Installing chromium for the browser tests"; \
	as=$$([ "$$(id -u)" = 0 ] || echo "sudo -n"); \
	{ $$as apt-get -qq update && $$as apt-get -qq install -y --no-install-recommends chromium; } \
	|| echo "chromium cannot be installed here, so the browser tests will be skipped"

bench: .venv/benched
	$(BIN)/python bench/quality
	$(BIN)/python bench/speed

lock: .venv/used
	$(INSTALL) uv
	$(COMPILE) pyproject.toml --group build -o requirements.txt
	$(COMPILE) pyproject.toml --group build --group dev -o requirements-dev.txt

clean:
	rm -rf .venv out

.venv/used: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

.venv/tested: .venv/used requirements-dev.txt
	$(INSTALL) --require-hashes -r requirements-dev.txt
	touch $@

.venv/benched: .venv/tested
	$(INSTALL) "dateparser>=1.2" "rensa>=0.2" "textacy>=0.13" "timexy>=0.1"
	touch $@
