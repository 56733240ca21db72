"""``serve``: a real server on a free port, asked over the wire, and seen in Chromium."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, LIMIT, PLANS, environment

CHROMIUM = shutil.which("chromium")


class Server(NamedTuple):
    """A server with the plan that it follows."""

    process: subprocess.Popen[str]
    port: int
    plan: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str = "/", method: str = "GET", host: str | None = None) -> tuple[int, bytes, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request(method, path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()

    def write(self, old: str, new: str, file: str = "governance.yaml") -> None:
        path, beside = self.plan / file, self.plan / ".new"
        beside.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        beside.replace(path)  # as editors do: nobody reads a half

    def data(self) -> dict[str, object]:
        told = json.loads(self.ask("/data")[1])
        assert isinstance(told, dict)
        return told

    @contextmanager
    def marks(self) -> Iterator[Iterator[str]]:
        """The marks of states as a browser is told of them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        connection.request("GET", "/changes")
        answer = connection.getresponse()
        assert answer.getheader("content-type", "").startswith("text/event-stream")
        try:
            yield (line[6:].strip().decode() for line in iter(answer.readline, b"") if line.startswith(b"data: "))
        finally:
            connection.close()


@contextmanager
def serving(plan: Path, *options: str) -> Iterator[Server]:
    command = [str(COMMAND), "serve", str(plan), "--port", "0", *options]
    out = subprocess.PIPE
    with subprocess.Popen(command, text=True, env=environment(), stdout=out, stderr=out) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            found = re.match(r"http://127\.0\.0\.1:(\d+)/ ", said)
            assert found, (said, process.stderr and process.stderr.read())
            yield Server(process, int(found[1]), plan)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all who leave its plan as it was."""
    with serving(Path(shutil.copytree(PLANS, tmp_path_factory.mktemp("served") / "plan"))) as found:
        yield found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """One of a small plan, to be broken."""
    folder = tmp_path / "plan"
    folder.mkdir()
    for name in ("plan.yaml", "society.yaml"):
        shutil.copy(PLANS / name, folder)
    with serving(folder) as found:
        yield found


def test_the_page_and_nothing_else(server: Server) -> None:
    status, page, headers = server.ask()
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["cache-control"] == "no-store"
    assert b"Go PPU" in page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page.decode())
    script = re.search(r'<script type="module">(.*?)</script>', page.decode(), re.DOTALL)
    assert policy
    assert script
    allowed = unescape(policy[1])
    assert "connect-src 'self'" in allowed
    assert base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode() in allowed
    assert server.ask(method="HEAD")[:2] == (200, b"")
    assert server.ask("/changes", "HEAD")[:2] == (200, b"")
    for path in (
        "/governance.yaml",
        "/plan.yaml",
        "/../plan.yaml",
        "/%2e%2e/plan.yaml",
        "/data/x",
        "/static/",
        "//data",
    ):
        assert server.ask(path)[0] == 404, path
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert {server.ask(path, method)[0] for path in ("/", "/data", "/changes")} == {405}, method


def test_this_machine_alone_by_its_own_names(server: Server) -> None:
    for host in ("127.0.0.1", f"localhost:{server.port}", f"LOCALHOST:{server.port}"):
        assert server.ask(host=host)[0] == 200
    for host in (
        "evil.example",
        f"evil.example:{server.port}",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.0.2.1",
    ):
        for path in ("/", "/data", "/changes"):
            assert server.ask(path, host=host)[0] == 400, host
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", server.port))  # an address of this machine at which nothing listens


def test_it_follows_the_files(server: Server) -> None:
    with server.marks() as marks:
        first = next(marks)
        server.write("name: Go PPU", "name: Go PPU Baru")
        second = next(marks)
        assert second != first
        assert "Go PPU Baru" in json.dumps(server.data())
        assert b"Go PPU Baru" in server.ask()[1]
        (server.plan / "governance.yaml").touch()  # no other state
        server.write("name: Go PPU Baru", "name: Go PPU")
        assert next(marks) == first


def test_a_broken_plan_is_shown_as_far_as_it_can_be_read(own: Server) -> None:
    with own.marks() as marks:
        next(marks)
        own.write("- id: SOC-02", "- id: [SOC-02", "society.yaml")
        next(marks)
        told = own.data()
        assert "society.yaml:" in json.dumps(told["trouble"])
        assert "Penajam Paser Utara" in json.dumps(told["regions"])
        own.write("- id: [SOC-02", "- id: SOC-2x", "society.yaml")
        next(marks)
        told = own.data()
        assert "SOC-2x" in json.dumps(told["trouble"])
        assert "Call Center 112" in json.dumps(told["regions"]), "the rest lives"
        text = (own.plan / "society.yaml").read_text("utf-8")
        for file in own.plan.iterdir():
            file.unlink()
        next(marks)
        told = own.data()
        assert "roadmap init" in json.dumps(told["trouble"])
        assert "Call Center 112" in json.dumps(told["regions"]), "the last state stays"
        (own.plan / "society.yaml").write_text(text, "utf-8")
        next(marks)
        assert "roadmap init" not in json.dumps(own.data()["trouble"])


def test_a_folder_that_goes_and_comes_back_is_followed_again(own: Server) -> None:
    away = own.plan.with_name("away")
    with own.marks() as marks:
        first = next(marks)
        own.plan.rename(away)
        next(marks)
        told = own.data()
        assert str(own.plan) in json.dumps(told["trouble"])
        assert "Call Center 112" in json.dumps(told["regions"]), "the last state stays"
        shutil.copytree(away, own.plan)
        assert next(marks) == first
        own.write("Call Center 112", "Call Center 113", "society.yaml")
        assert next(marks) != first
    assert "Call Center 113" in json.dumps(own.data()["regions"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_though_pages_are_open(own: Server, number: signal.Signals) -> None:
    with own.marks() as one, own.marks() as other:
        next(one), next(other)
        own.process.send_signal(number)
        out, err = own.process.communicate(timeout=LIMIT)
    assert (out, err) == ("", "")
    assert own.process.returncode == (130 if number == signal.SIGINT else -number)


def test_so_many_pages_and_no_more(server: Server) -> None:
    open_now = [server.marks() for _page in range(50)]
    for each in open_now:
        next(each.__enter__())
    assert server.ask("/changes")[0] == 503
    assert server.ask()[0] == 200
    for each in open_now:
        each.__exit__(None, None, None)


@pytest.mark.parametrize("port", ["-1", "65536", "80a", "٣", "9" * 5_000])
def test_no_port(port: str) -> None:
    done = roadmap("serve", PLANS, f"--port={port}")
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert "from 0 to 65535" in roadmap("serve", PLANS, f"--port={port}", "--lang", "en").err


def test_a_port_that_is_in_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = process.roadmap("serve", PLANS, "--port", str(taken.getsockname()[1]), "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"roadmap: port \d+ is in use: choose another with --port, or --port 0\n", done.err)


def test_what_cannot_be_followed(tmp_path: Path) -> None:
    for plan in ("-", tmp_path / "none", tmp_path):
        done = roadmap("serve", plan, "--port", "0")
        assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_an_edit_is_seen_where_one_is(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with serving(Path(shutil.copytree(PLANS, tmp_path / "plan"))) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 500})
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.address}#view=table&dimension=governance")
        page.get_by_text("Go PPU").first.wait_for()
        page.evaluate("scrollTo(0, 150)")
        before = page.evaluate("scrollY")
        server.write("name: Go PPU", "name: Go PPU Baru")
        page.get_by_text("Go PPU Baru").first.wait_for()
        assert page.get_by_text("Call Center 112").count() == 0, "of another dimension"
        assert page.evaluate("scrollY") == before > 0
        assert page.url == f"{server.address}#view=table&dimension=governance"
        server.write("dimension: governance", "dimension: [")
        page.get_by_text("governance.yaml:").first.wait_for()
        server.write("dimension: [", "dimension: governance")
        page.get_by_text("Go PPU Baru").first.wait_for()
        assert page.get_by_text("governance.yaml:").count() == 0
        assert said == []
        assert all(url.startswith(server.address) for url in asked)
        server.process.send_signal(signal.SIGINT)
        page.get_by_text("Sambungan terputus").wait_for()
        browser.close()
