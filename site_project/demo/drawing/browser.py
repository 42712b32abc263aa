"""SVG to pixels, by the browser that the tests use anyway."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Protocol

from PIL import Image

from site_project.demo.drawing.scene import Sheet
from site_project.demo.drawing.surface import DISPLAY, SANS

FONTS = Path(__file__).parent / "fonts"
CHROMIUM = Path("/usr/bin/chromium")


class Camera(Protocol):
    """Something that makes a picture from SVG."""

    def __call__(self, svg: str, sheet: Sheet) -> Image.Image:
        """Return the rendered picture."""
        ...


def _face(family: str, file: str) -> str:
    data = base64.b64encode((FONTS / file).read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:'{family}';font-weight:200 800;src:{source}}}"


@contextmanager
def camera() -> Iterator[Camera]:
    """Open a browser and give what makes pictures in it."""
    from playwright.sync_api import sync_playwright

    style = _face(DISPLAY, "bricolage-grotesque.woff2") + _face(SANS, "instrument-sans.woff2")
    head = f"<style>{style}body{{margin:0}}svg{{display:block}}</style>"
    arguments = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]
    program = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        page = browser.new_page()
        page.set_content(
            head + f"<p style=\"font-family:'{DISPLAY}'\">a<b style=\"font-family:'{SANS}'\">b</b></p>"
        )
        page.evaluate("document.fonts.ready")

        def shoot(svg: str, sheet: Sheet) -> Image.Image:
            page.set_viewport_size({"width": sheet.width, "height": sheet.height})
            page.evaluate("svg => { document.body.innerHTML = svg; return document.fonts.ready }", svg)
            shot = page.screenshot(clip={"x": 0, "y": 0, "width": sheet.width, "height": sheet.height})
            return Image.open(BytesIO(shot)).convert("RGB")

        yield shoot
        browser.close()
