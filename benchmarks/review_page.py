"""Measures the fullest pages of reviews as a reader's telephone meets them: bytes, first paint, and the time to narrow the list.

Run it in the folder of the project: `.venv/bin/python benchmarks/review_page.py`. Two pages: the fullest on record, and an invented one
of 386 recommendations, half of them assessed. Bytes are those of a first visit as a host sends them (gzip); times are those of a
processor four times slower, layout included. Builds the real site first if there is none. Needs the packages of `make test` and a Chromium.
"""

import functools
import gzip
import http.server
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
SLOWER = 4
REPEATS = 15
FULL = 386
NARROW = """([name, value]) => {
  const field = document.querySelector(`.filters [name=${name}]`);
  const start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.offsetHeight;
  return performance.now() - start;
}"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


def main() -> None:
    """Both pages, one after the other."""
    real = ROOT / "build" / "site"
    if not real.is_dir():
        subprocess.run([sys.executable, "-m", "generator", "build"], cwd=ROOT, check=True)
    fullest = max(real.glob("states/*/cycle-*/index.html"), key=lambda page: page.read_text(encoding="utf-8").count('class="recommendation"'))
    with tempfile.TemporaryDirectory() as folder:
        invented = invented_site(Path(folder))
        for site, page in ((real, fullest.relative_to(real).parent), (invented, Path("states/rur/cycle-3"))):
            measure(site, f"{page.as_posix()}/")


def invented_site(folder: Path) -> Path:
    """The golden example with a review of 386 recommendations, half of them assessed with a reason, in words of real summaries."""
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    for name in ("mkdocs.yml", "theme"):
        (folder / name).symlink_to(ROOT / name)
    chance = random.Random(386)
    words = [
        w for path in (ROOT / "content/states").glob("*/cycle-4/review.yaml") for w in path.read_text(encoding="utf-8").split() if w.isalpha() and w.islower()
    ]
    cycle = folder / "content/states/RUR/cycle-3"
    record = _text(cycle / "review.yaml")
    assessments = _text(cycle / "assessments.yaml")

    def sentence(least: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(least, most))).replace("reject", "object").capitalize() + "."

    record["recommendations"] = [_recommendation(number, sentence(8, 24), chance) for number in range(1, FULL + 1)]
    for key in ("declared", "withdrawn"):
        record.pop(key, None)
    assessments["recommendations"] = {f"130.{number}": {"assessments": [_finding(sentence(8, 20), chance)]} for number in range(1, FULL + 1, 2)}
    (cycle / "review.yaml").write_text(_yaml(record), encoding="utf-8")
    (cycle / "assessments.yaml").write_text(_yaml(assessments), encoding="utf-8")
    for other in folder.glob("content/states/RUR/cycle-4/*.yaml"):
        other.write_text("\n".join(line for line in other.read_text(encoding="utf-8").splitlines() if "links:" not in line), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--today", "2025-06-01"], cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, check=True
    )
    return folder / "build/site"


def _recommendation(number: int, summary: str, chance: random.Random) -> dict[str, object]:
    return {
        "paragraph": f"130.{number}",
        "summary": summary,
        "by": chance.sample(["FRE", "SYL", "VAT"], chance.randint(1, 3)),
        "position": chance.choice(["supported", "noted"]),
        "themes": chance.sample(["treaty-ratification", "environment", "education"], chance.randint(1, 3)),
        "groups": chance.sample(["children", "older-persons"], chance.randint(0, 2)),
        "sdgs": [chance.choice(["6", "16"])],
    }


def _finding(reason: str, chance: random.Random) -> dict[str, object]:
    level = chance.choice(["fully_implemented", "partially_implemented", "not_implemented"])
    evidence = [{"source": "ombudsman", "paragraphs": "7"}]
    return {"as_of": "2024-10-30", "level": level, "status": "published", "reason": reason, "evidence": evidence, "assessors": ["first-editor"], "method": "1"}


def _text(file: Path) -> Any:
    """A YAML file whose scalars all stay text, as the record's numbers of paragraphs must."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes text alone, of a file of this repository


def _yaml(value: object) -> str:
    """Text in quotes throughout, since numbers of paragraphs must be text."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_style='"')


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def measure(site: Path, address: str) -> None:
    """Opens one page on a slow telephone and prints what it costs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
        report(site, address, page, asked)
        browser.close()
    server.shutdown()


def report(site: Path, address: str, page: Page, asked: list[str]) -> None:
    """Bytes as sent, the first paint, and the times of narrowing."""
    html = len(gzip.compress((site / address / "index.html").read_bytes(), 9))
    others = {path: _sent(site / path.lstrip("/")) for path in asked if not path.endswith("/") and (site / path.lstrip("/")).is_file()}
    print(f"\n{address}: {page.locator('article.entry').count()} recommendations")
    print(f"  HTML {html / 1000:.1f} kB, everything else {sum(others.values()) / 1000:.1f} kB (gzip)")
    for path, size in sorted(others.items(), key=lambda pair: -pair[1]):
        print(f"    {size / 1000:6.1f} kB {path}")
    print(f"  first paint {page.evaluate(PAINTED):.0f} ms after the start, processor {SLOWER} times slower")
    for name, values in (
        ("position", ["noted", ""]),
        ("by", ["SYL", "DEU", ""]),
        ("words", ["right", "rights of children", ""]),
        ("level", ["not_assessed", ""]),
    ):
        times = [page.evaluate(NARROW, [name, value]) for _ in range(REPEATS) for value in values]
        print(f"  narrowed by {name:8}: median {statistics.median(times):5.1f} ms, longest {max(times):5.1f} ms")


def _sent(file: Path) -> int:
    """Bytes on the way: what is packed already stays as it is."""
    data = file.read_bytes()
    return len(data) if file.suffix in {".woff2", ".png"} else len(gzip.compress(data, 9))


if __name__ == "__main__":
    main()
