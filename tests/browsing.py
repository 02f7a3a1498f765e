"""What browser tests share: Chromium, the sites on a server of their own, pages opened at the sizes of a phone and a desk."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

BROWSER = Path(__file__).parent / "browser"
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
REQUIRED = os.environ.get("SCORECARDS_BROWSER") == "required"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: object, **__: object) -> None:
        """As hosts of static sites do: the page 404.html at whatever address was asked for."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(Path(self.directory, "404.html").read_bytes())


def serve(site: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on a server of its own."""
    server = serve(site)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def opened(browser: Browser, address: str, size: str = "desktop", scheme: str = "light", *, scripts: bool = True) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=BROWSER / "axe.min.js")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [f"{item['impact']}: {item['id']}: {node['html'][:150]}" for item in found for node in item["nodes"][:3]]
