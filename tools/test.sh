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
# A process for each core; the tests of one file stay together, because they share what they build.
$bin/python -m pytest -q --numprocesses auto --dist loadfile --cov --cov-report=term:skip-covered "$@"
