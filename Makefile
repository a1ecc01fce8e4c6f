# make          the site and the book          make serve   read the site
# make test     everything that is checked     make help    all tasks
# Needs Python 3.11 or newer, git and make; everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
SITE := build/html
BOOK := build/porchlight.pdf
HANDOUT := $(or $(PAGES),$(QUESTION),$(MODULE))
# git only reads here: no program that the settings of a stranger's folder name is run, and nothing is fetched.
GIT := GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=none GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0 git --no-pager -c safe.directory='*' -c core.fsmonitor=false -c core.hooksPath=/dev/null -c log.showSignature=false -c protocol.allow=never
# What a change brings below the folders that tools make would be run here: nothing is, until it is gone. The index is asked, and the
# last commit; where there is a git directory that cannot answer, or says that its files lie elsewhere, nobody knows.
BROUGHT := $(shell { d=$$PWD; while [ -n "$$d" ] && [ ! -e "$$d/.git" ]; do d=$${d%/*}; done; \
  if [ -z "$$d" ]; then exit; fi; \
  if [ "$$($(GIT) rev-parse --show-toplevel)" != "$$(cd "$$d" && pwd -P)" ] || ! $(GIT) ls-files -- Makefile >/dev/null; then echo .git; fi; \
  $(GIT) ls-files -- ':(icase)build' ':(icase).venv*' ':(icase).node-bench' ':(icase)gnumakefile' makefile; \
  $(GIT) ls-tree --name-only HEAD | grep -i -x -e build -e '\.venv.*' -e '\.node-bench' -e gnumakefile -e makefile | grep -v -x Makefile; } 2>/dev/null | head -n 1)
ifeq ($(BROUGHT),.git)
$(error git cannot say which files came with this project, and what lies in build/ and .venv/ is run. Nothing was done. See what it says: git ls-files)
endif
ifneq ($(BROUGHT),)
$(error $(BROUGHT) came with this project, and what lies there is run. Nothing was done. Take it out: git rm -r --cached, then delete it)
endif
# A name that make cannot read, as with a colon, is left out here; its folder is new then, and the check of the sources names it.
WORDS := $(shell find index.md help-now.md ayuda-ahora.md permalinks.txt modules faq docs -regex '[A-Za-z0-9_/][A-Za-z0-9._/-]*' -not -name '.*' 2>/dev/null)
MACHINE := conf.py $(shell find editions src -regex '[A-Za-z0-9._/-]*' -not -path '*/__pycache__*' -not -name '*.egg-info' 2>/dev/null)
COMMITTED := $(shell $(GIT) log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),) # without git the book is dated by its edition, or by the newest page
export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif
# -P: no module is read from this folder, where a change could put a yaml.py. `-m coursebook` is the command `coursebook`; all that builds goes through it.
PY := $(BIN)/python -P
FROM_HERE := -P -c 'import runpy, sys; sys.path.append("."); del sys.argv[0]; runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)'

# What somebody stops with Ctrl+C says so itself, in one sentence, and make adds nothing.
run = @trap : INT; $(PY) -m $(1) || { code=$$?; test $$code -eq 130 || exit $$code; }

.DEFAULT_GOAL := all
.PHONY: all html pdf live serve edition release published check links fix ids new-question new-lesson new-worksheet new-module new-term new-source rename retire reading test bench lock mutants search-quality search-meaning cries clean help bench-page bench-serving
.DELETE_ON_ERROR:

all: html pdf ## build the site and the book
	@echo
	@echo "The site: $(SITE)/index.html      read it with:  make serve"
	@echo "The book: $(BOOK)      print it, or send it"

html: build/.site-done ## build the site
pdf: $(if $(HANDOUT),part,$(BOOK)) ## build the book, or a hand-out, without the site: make pdf PAGES="an-id another-id"

.PHONY: part
part: .venv/.build-ready
	@$(PY) -m coursebook pdf "$(HANDOUT)"

.venv/.build-ready: requirements/build.txt pyproject.toml
	@echo "Preparing .venv: fetching what is needed (once; a minute or two, longer on a slow line) …"
	@$(PYTHON) -I -c 'import sys; sys.exit("Porchlight needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -I -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test-ready: .venv/.build-ready requirements/test.txt
	@echo "Preparing what the tests need …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(PY) tests/browser.py
	@touch $@

build/.site-done: .venv/.build-ready $(WORDS) $(MACHINE)
	@$(PY) -m coursebook build html
	@touch $@

$(BOOK): build/.site-done
	@$(PY) -m coursebook pdf

live: .venv/.build-ready ## write, save, and see the page change (http://127.0.0.1:8000)
	$(call run,coursebook live)

serve: build/.site-done ## read the site (http://127.0.0.1:8000)
	@echo "Open http://127.0.0.1:8000 in a browser; stop with Ctrl+C."
	@$(PY) -m http.server --bind 127.0.0.1 --directory $(SITE) 8000

.PHONY: zip
zip: build/.site-done ## the site as one file, for a tablet without a network
	@$(PY) -m coursebook build zip

edition: build/.site-done ## store what is built as an edition, for ever (docs/editions.md)
	@$(PY) -m coursebook edition

RELEASE_TESTS = $(MAKE) test ANEW=1
release: .venv/.build-ready ## an edition with all that belongs to it: checked, tested, stored, read back (docs/editions.md)
	@$(PY) -m coursebook release --tests "$(RELEASE_TESTS)"

published: .venv/.build-ready ## ask the public site what it says now, so that the next build can tell what it changes; needs the network
	@$(PY) -m coursebook build published

check: .venv/.build-ready ## look for mistakes in the pages: two minutes or more the first time, then seconds
	$(call run,coursebook check)

ids: .venv/.build-ready ## write missing ids into the pages, and new ones into permalinks.txt
	$(call run,coursebook ids)

fix: .venv/.build-ready ## fix what needs no judgment, then look for mistakes
	$(call run,coursebook fix)

new-question: .venv/.build-ready ## write a question: it asks, you answer
	$(call run,coursebook new question)

new-lesson: .venv/.build-ready ## write a lesson: it asks, you answer
	$(call run,coursebook new lesson)

new-worksheet: .venv/.build-ready ## write a sheet to fill in: it asks, you answer
	$(call run,coursebook new worksheet)

new-module: .venv/.build-ready ## begin a module: it asks, you answer
	$(call run,coursebook new module)

new-term: .venv/.build-ready ## explain a word in the glossary: it asks, you answer
	$(call run,coursebook new term)

new-source: .venv/.build-ready ## add a work to the list: make new-source WORK=its-doi (or its PMID, ISBN or address; offline, but LOOKUP=yes asks an open register)
	$(call run,coursebook new source $(if $(WORK),"$(WORK)") $(if $(LOOKUP),--lookup))

rename: .venv/.build-ready ## give a page another id: make rename OLD=its-id NEW=another-id
	$(call run,coursebook rename "$(OLD)" "$(NEW)")

retire: .venv/.build-ready ## take a page out: make retire ID=its-id INSTEAD=another-id WHY="Why."
	$(call run,coursebook retire "$(ID)" $(if $(INSTEAD),"$(INSTEAD)") --why "$(WHY)")

# Compiled modules are kept, even where the machine is told not to: the tests start Python hundreds of times.
TESTS = env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest
# A file at a time, so that what its tests share is made once; the longest files first. Three at once, on two processors too: a browser often waits.
BOTH = -n 3 --dist loadfile --no-loadscope-reorder --durations=10
# What takes minutes to look at, and has passed with the same bytes, is not looked at again (build/.passed); "make test ANEW=1" looks at all.
# A part of the tests: a folder of tests/ without what takes long there, or with "-long" behind it that alone; "browser"; or a page, which is checked alone.
FOLDER = $(PART:-long=)
TESTS_OF = $(if $(filter browser,$(PART)),tests/content -m 'browser and not long',$(if $(filter content,$(PART)),tests/content -m 'not browser and not long',$(if $(filter %-long,$(PART)),tests/$(FOLDER) -m long,tests/$(PART) -m 'not long')))

test: .venv/.test-ready $(if $(filter-out content content-long browser,$(PART)),,all) ## check everything, or a part: make test PART=lint (site, site-long, pdf, content, browser, or faq/a-page.md)
ifneq ($(filter %.md,$(PART)),)
	@$(PY) -m coursebook check "$(PART)"
else ifneq ($(PART),)
	@test -d "tests/$(FOLDER)" || test "$(PART)" = browser || { echo "There is no part \"$(PART)\". Write one of: lint site site-long pdf content content-long browser search security security-long core field field-long, or a page such as faq/a-page.md."; exit 2; }
	@$(TESTS) $(BOTH) $(TESTS_OF)
else
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(TESTS) $(BOTH)
endif

links: .venv/.build-ready ## open every link to other places; needs the network, takes minutes
	@$(PY) -m coursebook build links

reading: .venv/.build-ready ## how hard each page is to read, and the hardest sentences
	$(call run,coursebook.lint.reports.readability)

lock: .venv/.build-ready ## renew the locked requirements (needs uv: pip install uv)
	@for name in build test bench meaning; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    $$(test $$name != build && echo --constraint requirements/build.txt) \
	    $$(test $$name = meaning && echo --override requirements/meaning-left-out.in) requirements/$$name.in -o requirements/$$name.txt; done

.venv-bench/.ready: requirements/bench.txt pyproject.toml
	@echo "Preparing .venv-bench (once, about a minute) …"
	@test -x .venv-bench/bin/python || $(PYTHON) -I -m venv .venv-bench
	@echo '*' > .venv-bench/.gitignore
	@.venv-bench/bin/python -P -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@.venv-bench/bin/python -P -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@.venv-bench/bin/python -P tests/browser.py
	@touch $@

.node-bench/.ready: benchmarks/package.json
	@echo "Preparing .node-bench (once; needs npm) …"
	@mkdir -p .node-bench && echo '*' > .node-bench/.gitignore && cp benchmarks/package.json .node-bench/
	@npm install --prefix .node-bench --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: supported
supported: .venv/.test-ready ## build a new course with each Python and the oldest and newest versions that we promise (needs a network)
	@$(PY) tests/supported.py
	@$(PY) -m pytest tests/test_wheel.py

bench: .venv-bench/.ready .node-bench/.ready ## what 100, 1,000 and 10,000 questions cost to build, beside others (docs/speed.md; hours)
	@.venv-bench/bin/python $(FROM_HERE) benchmarks.scale

bench-page: .venv-bench/.ready ## weigh our pages beside other themes' (docs/benchmarks.md)
	@.venv-bench/bin/python $(FROM_HERE) benchmarks

bench-serving: .venv-bench/.ready build/.site-done ## serve the site with nginx under load (docs/serving.md; needs nginx and wrk)
	@.venv-bench/bin/python $(FROM_HERE) benchmarks.serving

mutants: .venv/.test-ready ## put 120 small mistakes into the code, one at a time, and see which no test notices (an hour)
	@$(BIN)/python $(FROM_HERE) tests.mutants record
	@$(BIN)/python $(FROM_HERE) tests.mutants run

search-quality: .venv/.test-ready build/.site-done ## ask the search what frightened people type, and count what it finds
	@$(BIN)/python $(FROM_HERE) tests.search.quality $(SITE) $(FILES)

.PHONY: paper-pictures
paper-pictures: .venv/.test-ready ## draw again how the examples of docs/writing.md look on paper, after a change of them or of the book's look
	@$(BIN)/python $(FROM_HERE) tests.pdf.paper_pictures
	@$(PY) -m coursebook.lint.guide > build/writing.md && mv build/writing.md docs/writing.md

cries: .venv/.build-ready ## learn again what a cry for help sounds like, after a change in docs/cries; SEEN=1 when you have read the new lines
	@$(PY) -m coursebook.search.distress_training.train $(if $(SEEN),--seen)

.venv-meaning/.ready: requirements/meaning.txt pyproject.toml
	@echo "Preparing .venv-meaning (once; a minute, 300 MB) …"
	@test -x .venv-meaning/bin/python || $(PYTHON) -P -m venv .venv-meaning
	@echo '*' > .venv-meaning/.gitignore
	@.venv-meaning/bin/python -P -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/meaning.txt
	@.venv-meaning/bin/python -P -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

search-meaning: .venv-meaning/.ready ## find again which words are near in meaning, after pages with new words
	@.venv-meaning/bin/python $(FROM_HERE) learning.near_words

clean: ## remove what was built
	@rm -rf build

help: ## show this
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'
