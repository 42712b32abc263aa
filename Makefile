# Two commands matter: `make run` shows the shop, `make test` tells whether it is whole.
# Needed on this machine: git, make and Python 3.11 or newer with its venv module. Everything else goes into .venv.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
PORT ?= 8000
export PORT PRODUCTS

chosen := $(if $(filter file default undefined,$(origin PYTHON)),,--chosen)
no_python := Tillpress needs Python 3.11 or newer, and there is no "$(PYTHON)" here: install one, or name yours with PYTHON=/path/to/python3.
tillpress = @command -v "$(PYTHON)" >/dev/null 2>&1 || { echo '$(no_python)' >&2; exit 2; }; \
	exec "$(PYTHON)" -I deploy/local/gate.py $(chosen)

.DEFAULT_GOAL := help
.PHONY: help run serve demo test test-all pictures bench lint fmt lock

help: ## List these commands
	@echo 'make <command> [PORT=8000] [PYTHON=/path/to/python3]'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | while IFS='	' read -r name text; do printf '  %-10s %s\n' "$$name" "$$text"; done

run: ## Show the shop on this machine, with its demo, at http://127.0.0.1:8000
	$(tillpress) run

serve: ## The same with production settings and worker processes, in demo mode
	$(tillpress) serve

demo: ## Load the demo shop into a database that has something in it already
	$(tillpress) demo

test: ## Lint, types, import rules, migrations and the fast tests (on SQLite unless DATABASE_URL says otherwise)
	$(tillpress) test

test-all: ## All of that and every slow test, on PostgreSQL (DATABASE_URL), Redis (REDIS_URL) and a browser
	$(tillpress) test-all

pictures: ## Take pictures of every kind of page, light and dark, in three widths, into var/pictures/
	$(tillpress) pictures

bench: ## Measure what pages cost; PRODUCTS=100000 makes that many first (DATABASE_URL for PostgreSQL)
	$(tillpress) bench

lint: ## Only the checks that run no test
	$(tillpress) lint

fmt: ## Format the code and mend what can be mended by itself
	$(tillpress) fmt

lock: ## Write requirements.txt and requirements-dev.txt anew from the .in files
	$(tillpress) lock
