# The course's commands: `make` lists them. Works with GNU Make 3.81 (macOS) and later.
VENV ?= .venv
# Windows (with make and a POSIX shell, such as Git's) keeps an environment's programs elsewhere.
BIN = $(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY = $(VENV)/$(BIN)/python
# Written last, so that an interrupted setup starts again.
READY = $(VENV)/.course-ready
AXE = build/axe/package/axe.min.js

# Where the course is published: `make address REPO=owner/name` writes it into pyproject.toml.
REPO ?= $(shell sed -n 's|^Repository = "https://github.com/\(.*\)"$$|\1|p' pyproject.toml)

export TF_CPP_MIN_LOG_LEVEL := 2
# A worker for each core; a module, and so a notebook, is one worker's.
WORKERS = -n auto --maxprocesses 8 --dist loadscope --no-loadscope-reorder
# The kernel "python3" is this environment's, whatever else is installed for the user.
export JUPYTER_PREFER_ENV_PATH := 1

.DEFAULT_GOAL := help
.PHONY: help setup lab lab-light test test-orders test-processors test-browser data bench notebooks lint colab test-colab offline test-offline \
    test-oldest test-no-tensorflow test-package handout scores nbgrader otter test-autograders slides test-slides site test-site lite test-lite publish address book test-book anki test-anki clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-18s %s\n", $$1, $$2}' Makefile

setup: $(READY) ## make the environment in .venv (VENV=~/elsewhere, PYTHON=python3.12)
	@echo "The environment in $(VENV) is ready: make lab opens the course."

$(READY): requirements.txt pyproject.toml
	@mkdir -p "$(VENV)" 2>/dev/null && test -w "$(VENV)" || { \
	    echo "The environment cannot be written to $(VENV). Name a folder that can: VENV=~/nnlib-venv make $(MAKECMDGOALS)"; exit 1; }
	@if $(PY) -m pip --version >/dev/null 2>&1; then exit 0; fi; \
	clear=; if [ -f "$(VENV)/pyvenv.cfg" ] && ! $(PY) -c '' 2>/dev/null; then clear=--clear; fi; \
	for python in $(or $(PYTHON),python3.12 python3.13 python3.11 python3 python); do \
	    if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "Making an environment in $(VENV) with $$("$$python" --version)"; \
	        exec "$$python" -m venv $$clear "$(VENV)"; \
	    fi; \
	done; \
	echo "No Python 3.11 or newer that can make an environment (tried: $(or $(PYTHON),python3.11 to python3.13 and python3))."; \
	echo "Install one from https://www.python.org/downloads/ (Debian, Ubuntu: apt install python3 python3-venv),"; \
	echo "or name yours: make setup PYTHON=/path/to/python3.12"; exit 1
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(if $(LIGHT),grep -vE '^(tensorflow|jax)' requirements.txt >"$(VENV)/light.txt"; )\
	$(PY) -m uv pip install --python $(PY) $(if $(LIGHT),-r "$(VENV)/light.txt",-r requirements.txt --group dev) -e . || { \
	    echo "The environment is not complete. Setup needs the network and about $(if $(LIGHT),0.7,3.5) GB of disk; run it again to go on."; exit 1; }
	@# no question about Jupyter news over the first lesson
	@$(PY) -m jupyterlab.labextensions disable --level=sys_prefix @jupyterlab/apputils-extension:announcements 2>/dev/null
	@touch $(READY)

lab: $(READY) ## open the course in JupyterLab (ARGS="--port=9000" passes options on)
	@flags=; if [ "$$(id -u)" = 0 ]; then flags="$$flags --allow-root"; fi; \
	if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    flags="$$flags --no-browser"; echo "Open the last address below in a browser:"; fi; \
	exec $(PY) -m jupyterlab $$flags --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb $(ARGS)

lab-light: ## the same in an environment of its own, .venv-light: 0.6 GB, everything but TensorFlow and JAX
	@$(MAKE) --no-print-directory lab LIGHT=1 VENV=$(if $(filter .venv,$(VENV)),.venv-light,$(VENV))

test: $(READY) ## run the tests and every notebook, on all cores (ARGS="-k dropout" chooses)
	@$(PY) -m pytest -q $(WORKERS) $(ARGS)

test-orders: $(READY) ## run each cell twice, solved and backward, on the offline sample (ARGS="-k 02" chooses)
	@$(PY) -m pytest -q -n auto --maxprocesses 8 --dist worksteal tests/notebooks/orders.py $(ARGS)

test-processors: $(READY) ## notebooks, tasks and missions as on other processors, with one and two threads
	@$(PY) tests/processors.py $(ARGS)

test-browser: $(READY) ## try the interactive parts in a real browser (needs Chromium)
	@$(PY) -m pytest tests/browser -q -n 2 $(ARGS)

data: $(READY) ## fetch MNIST and Fashion-MNIST into data/
	@$(PY) -m nnlib.datasets download

bench: $(READY) ## time nnlib beside other libraries
	@$(PY) tests/bench $(ARGS)

notebooks: $(READY) ## run the notebooks again and store their outputs (NB="00 02" chooses)
	@$(PY) -m tools.notebooks $(NB)

lint: $(READY) ## look over the style and layout of code, notebooks included
	@for what in "check" "format --check"; do \
	    $(PY) -m ruff $$what --no-cache --exclude '*.ipynb' . && \
	    $(PY) -m ruff $$what --no-cache --config line-length=88 notebooks/*.ipynb || exit 1; done
	@PYTHONPATH=.$(if $(filter Windows_NT,$(OS)),;,:)notebooks $(VENV)/$(BIN)/lint-imports --no-logo --no-cache

colab: $(READY) ## write one file for each notebook, with the course inside (REPO=owner/name: fetched from there)
	@$(PY) -m tools.colab $(if $(REPO),--repo $(REPO)) $(ARGS)

test-colab: $(READY) ## run those files with the package versions of Colab (needs Python 3.13)
	@$(PY) -m uv venv --quiet --allow-existing --python 3.13 build/colab-env
	@$(PY) -m uv pip install --quiet --python build/colab-env/$(BIN)/python -r tools/colab-pins.txt
	@rm -rf build/colab-test && $(PY) -m tools.colab --to build/colab-test
	@cd build/colab-test && env -u PYTHONPATH -u MPLBACKEND IPYTHONDIR="$$(mktemp -d)" NNLIB_PROGRESS="$$(mktemp -u)" \
	    ../colab-env/$(BIN)/python -m pytest -q -p no:cacheprovider --rootdir . \
	    --nbval-lax --nbval-current-env --nbval-cell-timeout=300 $(or $(ARGS),.)
	@NNLIB_COLAB_TEST=build/colab-test $(PY) -m pytest -q tests/browser/test_colab_front.py

# An environment of its own in build/$(1)-env with Python $(2) and the packages $(3); then the tests in it.
define test_with
	@$(PY) -m uv venv --quiet --allow-existing --python $(2) build/$(1)-env
	@$(PY) -m uv pip install --quiet --python build/$(1)-env/$(BIN)/python $(3) -e .
	@$(PY) -m uv pip install --quiet --python build/$(1)-env/$(BIN)/python --group dev
	@build/$(1)-env/$(BIN)/python -m pytest -q -p no:cacheprovider $(WORKERS) $(ARGS)
endef

test-oldest: $(READY) ## run the tests with the oldest versions that requirements.txt allows (Python 3.11)
	$(call test_with,oldest,3.11,--resolution lowest-direct -r requirements.txt)

test-no-tensorflow: $(READY) ## run the tests without TensorFlow, all else newest (Python 3.13)
	@mkdir -p build && grep -vE '^(tensorflow|jax)' requirements.txt > build/no-tensorflow.txt
	$(call test_with,no-tensorflow,3.13,-r build/no-tensorflow.txt)

test-package: $(READY) ## build wheel and sdist, and try them where nothing else is installed
	@rm -rf build/package && $(PY) -m uv build --quiet --out-dir build/package .
	@$(PY) -m uv venv --quiet --clear build/package-env
	@$(PY) -m uv pip install --quiet --python build/package-env/$(BIN)/python build/package/*.whl
	@$(PY) -m pytest -q -p no:cacheprovider tests/tools/package.py

offline: $(READY) ## prepare build/offline, a folder for a room with no network (ARGS="--to /media/stick")
	@$(PY) -m tools.offline $(ARGS)

test-offline: offline ## install and run notebooks from that folder where there is no network at all (Linux)
	@home=$$(mktemp -d) && unshare -rn sh -c "ip link set lo up && cd build/offline && \
	    env -i PATH='$$PATH' HOME='$$home' $$(readlink -f $(PY)) start.py --check 00 10 11"; \
	status=$$?; rm -rf "$$home"; exit $$status

handout: $(READY) ## write notebooks without solutions for a class into build/handout (NB="03 07", ARGS="--hints no")
	@$(PY) -m tools.handout $(NB) $(ARGS)

scores: $(READY) ## score the files that a class handed in (FROM=folder, ARGS='--only "03 07"'); Linux
	@$(PY) -m tools.scores $(or $(FROM),$(error FROM=folder names the folder with the files)) $(ARGS)

# An environment of its own for the program $(1), with what the notebooks need.
define environment_of
	@$(PY) -m uv venv --quiet --allow-existing --python $(PY) build/$(1)-env
	@$(PY) -m uv pip install --quiet --python build/$(1)-env/$(BIN)/python -r requirements.txt --group $(1)
endef

nbgrader otter: $(READY)
	$(call environment_of,$@)
	@$(PY) -m tools.autograders $@ $(NB) --python build/$@-env/$(BIN)/python $(ARGS)
nbgrader: ## write the tasks as assignments of nbgrader into build/nbgrader (NB="03 07" chooses)
otter: ## write the tasks as assignments of otter-grader into build/otter (NB="03 07" chooses)

test-autograders: $(READY) ## let nbgrader and otter-grader grade right and wrong answers of three notebooks
	$(call environment_of,nbgrader)
	$(call environment_of,otter)
	@NNLIB_AUTOGRADERS=build $(PY) -m pytest -q tests/tools/test_autograders.py $(ARGS)

slides: $(READY) ## write a deck of slides for each notebook into build/slides (NB="02 07" chooses)
	@$(PY) -m uv pip install --quiet --python $(PY) --group slides
	@$(PY) -m tools.slides $(NB) $(ARGS)

test-slides: slides ## open every deck in Chromium with no network, and measure every slide
	@$(PY) -m pytest -q tests/tools/test_slides.py tests/browser/test_decks.py

SITE = build/site

site: $(READY) ## write the course as pages to read into build/site (LITE=build/lite lets them run, REPO=owner/name)
	@$(PY) -m uv venv --quiet --allow-existing --python $(PY) build/site-env
	@$(PY) -m uv pip install --quiet --python build/site-env/$(BIN)/python --group site
	@rm -rf "$(SITE)"
	@$(PY) -m tools.site --to "$(SITE)" --sphinx build/site-env/$(BIN)/python $(if $(LITE),--lite "$(LITE)") \
	    $(if $(REPO),--repo $(REPO)) $(ARGS)

test-site: site $(AXE) ## open every page in Chromium with no network: links, texts, widths, contrast (LITE=build/lite)
	@$(PY) -m pytest -q tests/tools/test_site.py tests/browser/test_pages.py

lite: $(READY) ## write the course as a page that runs in the browser into build/lite (PYODIDE=folder puts it inside)
	@$(PY) -m uv venv --quiet --allow-existing --python $(PY) build/lite-env
	@$(PY) -m uv pip install --quiet --python build/lite-env/$(BIN)/python --group lite
	@$(PY) -m tools.lite --lite build/lite-env/$(BIN)/python $(if $(PYODIDE),--pyodide "$(PYODIDE)") \
	    $(if $(REPO),--repo $(REPO)) $(ARGS)

test-lite: $(READY) $(AXE) ## run notebooks and pages of it in Chromium with no network (PYODIDE=folder of a distribution)
	@$(if $(PYODIDE),$(MAKE) --no-print-directory lite ARGS=)
	@run="$(PY) -m pytest -q -p no:cacheprovider tests/tools/test_lite*.py tests/browser/test_lite*.py $(ARGS)"; \
	if unshare -rn true 2>/dev/null && command -v ip >/dev/null; then \
	    unshare -rn sh -c "ip link set lo up && $$run"; else $$run; fi

# axe-core looks pages over for what shuts readers out; without npm or the network those tests are skipped.
$(AXE):
	@mkdir -p build/axe && cd build/axe && { npm pack --silent axe-core@4.10 && tar -xzf axe-core-*.tgz; } >/dev/null 2>&1 || true

publish: $(READY) ## make the branches gh-pages (the site, which runs) and colab, for you to push (REPO=owner/name)
	@test -n "$(REPO)" || { echo "Name the repository on GitHub: make publish REPO=owner/name"; exit 1; }
	@rm -rf build/publish 2>/dev/null && mkdir -p build/publish 2>/dev/null || { \
	    echo "Nothing can be written to build/publish: use a clone in a folder of your own."; exit 1; }
	@$(MAKE) --no-print-directory colab ARGS="--to build/publish/colab"
	@$(MAKE) --no-print-directory lite ARGS="--to build/publish/lite"
	@$(MAKE) --no-print-directory site LITE=build/publish/lite SITE=build/publish/site ARGS=
	@$(PY) -m tools.publish --repo $(REPO) $(ARGS)

address: $(READY) ## write where the course is published into README.md and pyproject.toml (REPO=owner/name)
	@$(PY) -m tools.published --repo "$(REPO)"

book: site ## write the course as one PDF to print into build/book (needs Chromium)
	@$(PY) -m uv pip install --quiet --python $(PY) --group book
	@$(PY) -m tools.book $(ARGS)

test-book: book ## read that PDF back: parts, page numbers, size, every line of code
	@$(PY) -m pytest -q tests/tools/test_book.py tests/browser/test_book.py

anki: $(READY) ## write all questions of the quizzes as cards for Anki into build/anki (NB="02 07" chooses)
	@$(PY) -m uv pip install --quiet --python $(PY) --group anki
	@$(PY) -m tools.anki $(NB) $(ARGS)

test-anki: anki ## read that package back
	@$(PY) -m pytest -q tests/tools/test_anki.py

clean: ## remove caches and build outputs; keeps the environment, data and your work
	@rm -rf build dist htmlcov .coverage .pytest_cache .ruff_cache
	@find nnlib notebooks tools tests -name __pycache__ -type d -prune -exec rm -rf {} +
