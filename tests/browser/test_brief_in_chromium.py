"""The brief as a reader meets it: in a browser, on a phone, in the dark, with the keyboard."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from foedus.findings import Finding
from foedus.findings import values as v
from foedus.render import html
from foedus.render.brief import Brief
from foedus.topics import compose
from foedus.world import load

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield running
        running.close()


@pytest.fixture(scope="module", params=["en", "ko"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = load()
    title = Finding("brief.title", {"state": v.actor("KOR")})
    brief = Brief(world, "KOR", request.param, title, compose(world, "KOR"))
    path = tmp_path_factory.mktemp("brief") / f"{request.param}.html"
    path.write_text(html.page(brief), encoding="utf-8")
    return path


def _open(browser: Browser, file: Path, width: int, scheme: str = "light") -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(file.as_uri())
    return page


def test_the_page_asks_no_other_host_and_logs_no_error(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert logged == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, file: Path, width: int) -> None:
    page = _open(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page(browser: Browser, file: Path, scheme: str) -> None:
    page = _open(browser, file, 900, scheme)
    ratio = page.evaluate(
        """() => {
            const light = c => {
                const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(x => {
                    const v = x / 255;
                    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const paper = light(getComputedStyle(document.body).backgroundColor);
            const seen = [...document.querySelectorAll("p, td, th, li, figcaption, svg text")]
                .map(e => light(e instanceof SVGElement
                    ? getComputedStyle(e).fill : getComputedStyle(e).color));
            return Math.min(...seen.map(t =>
                (Math.max(t, paper) + 0.05) / (Math.min(t, paper) + 0.05)));
        }"""
    )
    assert ratio >= 3


def test_every_figure_draws_something_inside_its_frame(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 900)
    boxes = page.evaluate(
        """[...document.querySelectorAll(".draw svg")].map(s => {
            const b = s.getBBox();
            return [b.width, b.height, s.querySelectorAll("path, text, line").length];
        })"""
    )
    assert len(boxes) >= 12
    assert all(width > 100 and height > 20 and parts > 3 for width, height, parts in boxes)


def test_focus_shows_the_origin_of_a_number_in_place(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 900)
    number = page.locator("main a.v").first
    number.focus()
    shown = number.evaluate("e => getComputedStyle(e, '::after').content")
    assert shown.strip('"') == number.get_attribute("data-tip")


def test_a_number_leads_to_its_note(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 900)
    number = page.locator("main a.v").first
    target = number.get_attribute("href")
    number.press("Enter")
    assert page.evaluate("location.hash") == target
    assert page.locator(f"li{target}").is_visible()


def test_hangul_is_drawn_with_a_font_that_has_it(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 900)
    widths = page.evaluate(
        """() => {
            const measure = document.createElement("canvas").getContext("2d");
            measure.font = "20px " + getComputedStyle(document.body).fontFamily;
            return ["한", "\\u{10FFFD}"].map(c => measure.measureText(c).width);
        }"""
    )
    assert widths[0] == pytest.approx(20, abs=2)


def test_the_page_prints(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 900)
    assert page.pdf(format="A4").startswith(b"%PDF")
