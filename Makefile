# make site   the site in build/site            make serve  preview that follows every edit
# make test   the whole test suite              make bless  accept the golden example's new output
# make lock   newer versions of what is used    make clean  remove what make made
.PHONY: site test serve bless lock clean

site:
	@sh tools/environment.sh site
	@.venv/bin/scorecards build

serve:
	@sh tools/environment.sh site
	@.venv/bin/scorecards serve

test:
	@sh tools/environment.sh test
	@sh tools/test.sh

bless:
	@sh tools/environment.sh test
	@BLESS=1 .venv/bin/python -m pytest -q tests/test_golden.py

lock:
	uv lock --upgrade
	uv export --quiet --no-header --no-emit-project --no-default-groups --group build -o requirements/site.txt
	uv export --quiet --no-header --no-emit-project --group build --group test -o requirements/test.txt

clean:
	rm -rf build .venv
