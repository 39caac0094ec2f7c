"""The pages and their `.json` twins; with a browser where there is one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sutradhar import Archive
from sutradhar.flow import read_all
from sutradhar.gather.inputs import Input
from sutradhar.gather.samples import relation, samples
from sutradhar.web.app import create_app


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "samples.db"
    hostile = "<script>alert(1)</script> নিয়ে শিরোনাম\n"
    hostile += "ঢাকায় <img src=x onerror=alert(2)> বৈঠক হয়েছে। তিনি বলেন, ‘<b>কথা</b>’।\n"
    with Archive(path) as store:
        for article in read_all(
            [*samples(), Input.of(hostile, uri="javascript:alert(3)", media_type="text/plain")]
        ):
            store.add(article)
    return path


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(archive)) as client:
        yield client


RELATION_QUERY = "&".join(f"name={quote(name)}" for name in relation())
PAGES = ["/", "/search?q=" + quote("কিম"), "/dossier?" + RELATION_QUERY, "/stories"]


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("lang", ["bn", "en"])
def test_each_page_answers_in_both_languages(client: TestClient[Litestar], url: str, lang: str) -> None:
    answer = client.get(url + ("&" if "?" in url else "?") + f"lang={lang}")
    assert answer.status_code == 200 and f'<html lang="{lang}"' in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("url", PAGES)
def test_each_page_has_a_json_twin(client: TestClient[Litestar], url: str) -> None:
    path, _, query = url.partition("?")
    twin = "/index.json" if path == "/" else f"{path}.json"
    answer = client.get(f"{twin}?{query}")
    assert answer.status_code == 200 and answer.json()


def test_hostile_text_is_escaped_everywhere(client: TestClient[Litestar]) -> None:
    pages = client.get("/index.json").json()["pages"]
    bad = next(page for page in pages if page["uri"].startswith("javascript:"))
    for url in ("/", f"/article/{bad['id']}", "/search?q=" + quote("<script>alert(1)</script>")):
        text = client.get(url).text
        assert "<script" not in text and "<img" not in text and 'href="javascript:' not in text


def test_what_is_not_there_is_said_plainly(client: TestClient[Litestar]) -> None:
    assert client.get("/article/" + "0" * 64).status_code == 404
    assert client.get("/dossier?name=" + quote("যাকে কেউ চেনে না")).status_code == 404
    assert client.get("/dossier").status_code == 404
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_browser_goes_from_a_line_of_the_dossier_to_its_place_in_the_page(archive: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("needs a browser: install chromium (Debian and Ubuntu: apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install playwright")
    with served(archive) as address, sync.sync_playwright() as player:
        page = player.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
        page.goto(f"{address}/dossier?{RELATION_QUERY}")
        line = page.locator("ol.timeline a[href*='start=']").first
        words = " ".join(line.inner_text().split())
        line.click()
        marked = page.locator(".asked")
        assert marked.count() >= 1
        shown = " ".join("".join(marked.all_inner_texts()).split())
        assert shown[:20] in words or words[:20] in shown
        furniture = page.locator(".block.furniture").first
        body = page.locator(".block.body").first
        colour = "e => getComputedStyle(e).color"
        assert furniture.evaluate(colour) != body.evaluate(colour)


class served:
    """`sutradhar serve` on a free port of loopback, for the length of a test."""

    def __init__(self, archive: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        code = "from sutradhar.cli import main; main()"
        self.command = [
            sys.executable,
            "-c",
            code,
            "serve",
            "--archive",
            str(archive),
            "--port",
            str(self.port),
        ]

    def __enter__(self) -> str:
        self.process = subprocess.Popen(self.command, stderr=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{self.port}"
        for _ in range(200):
            try:
                urlopen(address, timeout=1).close()
                return address
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
