#!/bin/sh
# Makes or refreshes .venv for one purpose: `sh tools/environment.sh site` or `sh tools/environment.sh test`.
# Does nothing where .venv already has what the purpose needs. Every failure is one line that says what to do.
set -u
purpose=${1:-site}
cd "$(dirname "$0")/.." || exit 2

fail() { printf 'set-up: %s\n' "$1" >&2; exit 2; }
modern() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
# What .venv must have been made from, as one number; what the tests need includes what the site needs.
wanted() { cat "requirements/$1.txt" pyproject.toml tools/environment.sh | cksum; }
has() { [ -x .venv/bin/scorecards ] && modern .venv/bin/python && [ "$(cat ".venv/.made-for-$1" 2>/dev/null)" = "$(wanted "$1")" ]; }

find_python() {
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if modern "$candidate"; then python=$candidate; return; fi
    done
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found=none
    fail "Python 3.11 or newer is needed, found $found; install it from python.org or your system's packages, or run: PYTHON=/path/to/python3 make $purpose"
}

make_venv() {
    rm -rf .venv
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" .venv >/dev/null 2>&1 || fail "uv could not make .venv; run 'uv venv .venv' to see why"
    elif "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        "$python" -m venv .venv >/dev/null 2>&1 || fail "$python could not make .venv; run '$python -m venv .venv' to see why"
    else
        fail "$python lacks the venv module; on Debian or Ubuntu run 'sudo apt install python3-venv', or install uv"
    fi
}

install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python .venv/bin/python "$@"
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
    fi >>.venv/install.log 2>&1
}

[ -f "requirements/$purpose.txt" ] || fail "there is no requirements/$purpose.txt; write site or test"
has "$purpose" && exit 0
has test && exit 0
find_python
modern .venv/bin/python || make_venv
rm -f .venv/.made-for-*
echo "set-up: installing what make $purpose needs into .venv (once)"
install --require-hashes --only-binary :all: -r "requirements/$purpose.txt" ||
    fail "the packages could not be downloaded or installed; check the network (behind a proxy set HTTPS_PROXY) and run make again; details are in .venv/install.log"
install --no-deps --no-build-isolation -e . || fail "the project itself could not be installed into .venv; details are in .venv/install.log"
wanted "$purpose" >".venv/.made-for-$purpose"
