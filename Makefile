# make          the site and the book          make serve   read the site
# make test     everything that is checked     make help    all tasks
# Needs Python 3.11 or newer, git and make; everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
SITE := build/html
BOOK := build/porchlight.pdf
PART := $(or $(QUESTION),$(MODULE))
WORDS := $(shell find index.md help-now.md permalinks.txt modules faq docs -not -name '.*' 2>/dev/null)
MACHINE := conf.py $(wildcard editions/*) $(shell find src -not -path '*/__pycache__*' -not -name '*.egg-info' 2>/dev/null)
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
SPHINX := $(BIN)/python -m sphinx -d build/.doctrees -W --keep-going

.DEFAULT_GOAL := all
.PHONY: all html pdf live serve edition check links fix ids new-question new-lesson reading test bench lock search-quality search-meaning cries clean help bench-page bench-serving
.DELETE_ON_ERROR:

all: html pdf ## build the site and the book
	@echo
	@echo "The site: $(SITE)/index.html      read it with:  make serve"
	@echo "The book: $(BOOK)      print it, or send it"

html: build/.site-done ## build the site
pdf: $(if $(PART),part,$(BOOK)) ## build the book, or a hand-out: make pdf QUESTION=its-id, make pdf MODULE=its-id

.PHONY: part
part: build/.site-done
	@$(SPHINX) -q -b typstpdf -D coursebook_pdf_part="$(PART)" . build/.book
	@cp "build/.book/porchlight-$(PART).pdf" build/ && echo "The hand-out: build/porchlight-$(PART).pdf"

.venv/.build-ready: requirements/build.txt pyproject.toml
	@echo "Preparing .venv (once, about a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit("Porchlight needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test-ready: .venv/.build-ready requirements/test.txt
	@echo "Preparing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(BIN)/python tests/browser.py
	@touch $@

# A page that was read with a warning must be read again: Sphinx would not warn of it twice.
build/.site-done: .venv/.build-ready $(WORDS) $(MACHINE)
	@$(BIN)/python -m coursebook.lint
	@$(SPHINX) -b dirhtml . build/.site || { rm -f build/.doctrees/environment.pickle; exit 1; }
	@$(BIN)/python -m coursebook.security.publish build/.site $(SITE) $(wildcard docs/hosts.txt)
	@touch $@

$(BOOK): build/.site-done
	@$(SPHINX) -b typstpdf . build/.book
	@cp build/.book/porchlight.pdf $@.new && mv $@.new $@

live: .venv/.build-ready ## write, save, and see the page change (http://127.0.0.1:8000)
	@$(BIN)/python -m coursebook.site.live

serve: build/.site-done ## read the site (http://127.0.0.1:8000)
	@echo "Open http://127.0.0.1:8000 in a browser; stop with Ctrl+C."
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) 8000

edition: build/.site-done ## store what is built as an edition, for ever (docs/editions.md)
	@$(BIN)/python -m coursebook.site.freeze

check: .venv/.build-ready ## look for mistakes in the pages, in a second or two
	@$(BIN)/python -m coursebook.lint

ids: .venv/.build-ready ## write missing ids into the pages, and new ones into permalinks.txt
	@$(BIN)/python -m coursebook.lint.ids

fix: .venv/.build-ready ## mend what needs no judgment, then look for mistakes
	@$(BIN)/python -m coursebook.lint --fix

new-question: .venv/.build-ready ## write a question: it asks, you answer
	@$(BIN)/python -m coursebook.lint.new question && $(BIN)/python -m coursebook.lint.ids

new-lesson: .venv/.build-ready ## write a lesson: it asks, you answer
	@$(BIN)/python -m coursebook.lint.new lesson && $(BIN)/python -m coursebook.lint.ids

test: .venv/.test-ready all ## check the code, the pages, the site in a browser and the book
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2 --maxschedchunk 2 # in larger portions, one of the two gets all the long ones

links: .venv/.build-ready ## open every link to other places; needs the network, takes minutes
	@$(BIN)/python -m sphinx -q -d build/.doctrees -b linkcheck . build/.links >/dev/null 2>&1; \
	  grep -hE '\[(broken|timeout)\]' build/.links/output.txt; test $$? -eq 1

reading: .venv/.build-ready ## how hard each page is to read, and the hardest sentences
	@$(BIN)/python -m coursebook.lint.reading

lock: .venv/.build-ready ## renew the locked requirements (needs uv: pip install uv)
	@for name in build test bench meaning; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    $$(test $$name != build && echo --constraint requirements/build.txt) requirements/$$name.in -o requirements/$$name.txt; done

.venv-bench/.ready: requirements/bench.txt pyproject.toml
	@echo "Preparing .venv-bench (once, about a minute) …"
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@echo '*' > .venv-bench/.gitignore
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@.venv-bench/bin/python tests/browser.py
	@touch $@

.node-bench/.ready: benchmarks/package.json
	@echo "Preparing .node-bench (once; needs npm) …"
	@mkdir -p .node-bench && echo '*' > .node-bench/.gitignore && cp benchmarks/package.json .node-bench/
	@npm install --prefix .node-bench --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

bench: .venv-bench/.ready .node-bench/.ready ## what 100, 1,000 and 10,000 questions cost to build, beside others (docs/speed.md; hours)
	@.venv-bench/bin/python -m benchmarks.scale

bench-page: .venv-bench/.ready ## weigh our pages beside other themes' (docs/benchmarks.md)
	@.venv-bench/bin/python -m benchmarks

bench-serving: .venv-bench/.ready build/.site-done ## serve the site with nginx under load (docs/serving.md; needs nginx and wrk)
	@.venv-bench/bin/python -m benchmarks.serving

search-quality: .venv/.test-ready build/.site-done ## ask the search what frightened people type, and count what it finds
	@$(BIN)/python -m tests.search.quality $(SITE) $(FILES)

cries: .venv/.build-ready ## learn again what a cry for help sounds like, after a change in docs/cries
	@$(BIN)/python -m coursebook.search.learn_cries

.venv-meaning/.ready: requirements/meaning.txt pyproject.toml
	@echo "Preparing .venv-meaning (once; several minutes, 1 GB) …"
	@test -x .venv-meaning/bin/python || $(PYTHON) -m venv .venv-meaning
	@echo '*' > .venv-meaning/.gitignore
	@.venv-meaning/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/meaning.txt
	@.venv-meaning/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

search-meaning: .venv-meaning/.ready ## find again which words are near in meaning, after pages with new words
	@.venv-meaning/bin/python learning/near_words.py

clean: ## remove what was built
	@rm -rf build

help: ## show this
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'
