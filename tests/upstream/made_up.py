"""A made-up data set, and a server that gives its file out."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text

CONTENT: Final = b"who,year\n" + b"".join(b"AAA,%d\n" % (1900 + n % 100) for n in range(200_000))


def made_up(file: str = "made/up.csv", content: bytes = CONTENT, **changed: Any) -> DataSet:
    """A data set of one table in one file."""
    copy = Copy(
        file=file,
        origin="nobody",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    table = Declaration(
        id="made-up.rows",
        source="made-up",
        title="Made up",
        unit="row",
        key=("row",),
        columns=(Column("who", "letters", ""), Column("year", "year", "")),
        coverage=Coverage(first=1900, last=1999, members="nobody"),
        copy=copy,
        read=csv_text,
    )
    whole = {
        "id": "made-up",
        "title": "Made up",
        "version": "1",
        "licence": "open",
        "terms": "none",
        "home": "nowhere",
        "citation": Citation(kind="dataset", authors=("{Nobody}",), year=2000, title="Made up"),
        "tables": (table,),
        **changed,
    }
    return DataSet(**whole)


class Server(ThreadingHTTPServer):
    """Gives out files by path.

    ``breaks`` is after how many bytes the next answer breaks off; with ``hangs`` it does not
    end there but waits until that is set. ``status`` and ``headers`` stand in the answers in
    the stead of the usual ones, an empty header for none. ``moved`` maps a path to another.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = files
        self.breaks: int | None = None
        self.hangs: threading.Event | None = None
        self.status: int | None = None
        self.headers: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        self.ranges: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asks may go away before the answer ends."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in self.server.moved:
            self.send_response(302)
            self.send_header("Location", self.server.moved[path])
            self.end_headers()
            return
        content = self.server.files.get(path)
        if content is None:
            self.send_error(404)
            return
        asked = self.headers.get("Range", "")
        self.server.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        if asked and start >= len(content):
            self.send_error(416)
            return
        headers = {"Content-Length": str(len(content) - start)}
        if asked:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self.send_response(self.server.status or (206 if asked else 200))
        for name, value in {**headers, **self.server.headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        stop, self.server.breaks = self.server.breaks, None
        self.wfile.write(content[start : None if stop is None else start + stop])
        if stop is not None:
            self.wfile.flush()
            if self.server.hangs is not None:
                self.server.hangs.wait(60)
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass
