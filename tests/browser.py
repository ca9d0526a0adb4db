"""A page in a real Chromium: what it asks for, what it complains about, how wide it is."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Visit:
    """One page opened in one window; ``requests`` are addresses, ``complaints`` what the console and the page said."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def sideways_px(self) -> int:
        """How far the page can be scrolled to the side."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium as the system has it, driven by Playwright, which would otherwise look for a browser of its own."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    assert path, "'make ci' installs Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def visit(browser: Any, file: Path, width_px: int, height_px: int = 800) -> Iterator[Visit]:
    """A file opened in a window of that size, in a profile of its own."""
    context = browser.new_context(viewport={"width": width_px, "height": height_px})
    page = context.new_page()
    opened = Visit(page)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("dialog", lambda dialog: opened.complaints.append(f"dialog: {dialog.message}"))
    page.goto(file.as_uri(), wait_until="networkidle")
    yield opened
    context.close()
