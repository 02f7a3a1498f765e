#!/bin/sh
# The whole suite, as `make test` and .ci/run call it. Browser tests are skipped with a reason where there is no Chromium,
# and are compulsory where SCORECARDS_BROWSER=required.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
$bin/ruff format --check --quiet .
$bin/ruff check --quiet .
$bin/mypy --no-error-summary
$bin/zizmor --offline --persona=pedantic --quiet .github
$bin/python -m pytest -q --cov --cov-report=term:skip-covered "$@"
