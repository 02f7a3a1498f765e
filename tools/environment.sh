#!/bin/sh
# Makes or refreshes .venv for one purpose: `sh tools/environment.sh site` or `sh tools/environment.sh test`.
# Does nothing when .venv already fits the hashed requirements. Every failure is one line that says what to do.
set -u
purpose=$1
requirements=requirements/$purpose.txt
log=.venv/install.log

fail() { printf 'set-up: %s\n' "$1" >&2; exit 2; }
modern() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

cd "$(dirname "$0")/.." || exit 2
[ -f "$requirements" ] || fail "there is no $requirements; write 'site' or 'test' as the purpose"
fits=$(cat "$requirements" pyproject.toml tools/environment.sh | cksum)
for done_for in "$purpose" test; do # what the tests need includes what the site needs
    [ -x .venv/bin/scorecards ] && [ "$(cat ".venv/.fits-$done_for" 2>/dev/null)" = "$fits" ] && exit 0
    fits=$(cat requirements/test.txt pyproject.toml tools/environment.sh | cksum)
done
fits=$(cat "$requirements" pyproject.toml tools/environment.sh | cksum)

python=
for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if modern "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" --version 2>&1 || true)
    fail "Python 3.11 or newer is needed, found ${found:-none}; install it from python.org or your system's packages, or run PYTHON=/path/to/python3 make site"
fi

if ! modern .venv/bin/python; then
    rm -rf .venv
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" .venv >/dev/null 2>&1 || fail "uv could not make .venv with $python; run 'uv venv .venv' to see why"
    elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        fail "$python lacks the venv module; on Debian or Ubuntu run 'sudo apt install python3-venv', or install uv"
    else
        "$python" -m venv .venv >/dev/null 2>&1 || fail "$python could not make .venv; run '$python -m venv .venv' to see why"
    fi
fi

rm -f .venv/.fits-*
echo "set-up: installing what make $purpose needs into .venv (once)"
if command -v uv >/dev/null 2>&1; then
    install() { uv pip install --quiet --python .venv/bin/python "$@"; }
else
    install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"; }
fi
install --require-hashes --only-binary :all: -r "$requirements" >"$log" 2>&1 ||
    fail "the packages could not be downloaded or installed; check the network (behind a proxy set HTTPS_PROXY) and run make again, details are in $log"
install --no-deps --no-build-isolation -e . >>"$log" 2>&1 ||
    fail "the project itself could not be installed into .venv; details are in $log"
echo "$fits" >".venv/.fits-$purpose"
