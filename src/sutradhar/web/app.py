"""The routes: each page has a twin that ends in `.json` and holds the same answer.

All text of pages is hostile: templates escape it, and the content policy forbids scripts altogether. The host that a
request names must be one that the server was told to be, so that no other site can reach it through a browser.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, select_autoescape
from litestar import Litestar, Request, Response, get
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.datastructures import ResponseHeader
from litestar.exceptions import HTTPException
from litestar.static_files import create_static_files_router

from sutradhar.archive.archive import Archive
from sutradhar.errors import BadArgument, SutradharError
from sutradhar.exports import words
from sutradhar.exports.names import Namer
from sutradhar.labels import Labels
from sutradhar.language import load_language
from sutradhar.model import Span
from sutradhar.web import answers

PROSE = frozenset({"headline", "subheadline", "caption", "body"})
LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "testserver.local"]
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

_PAGES = Environment(loader=PackageLoader("sutradhar.web"), autoescape=select_autoescape(default=True))
_PAGES.globals.update(names=words.names, sides=words.sides, chain=words.chain, figure=words.figure)


def create_app(archive: Path, host: str = "127.0.0.1", port: int = 80) -> Litestar:
    """The server of one archive at `host` and `port`. On loopback, a request that names another host is refused."""

    def ask(question: Callable[[Archive], Any]) -> Any:
        with Archive(archive, create=False) as store:
            return question(store)

    @get(["/", "/index.json"], sync_to_thread=False)
    def home(request: Request[Any, Any, Any]) -> Response[Any]:
        return _respond(request, "home", ask(answers.home))

    @get(["/search", "/search.json"], sync_to_thread=False)
    def search(request: Request[Any, Any, Any], q: str = "") -> Response[Any]:
        return _respond(request, "search", ask(lambda store: store.search(q)), q=q)

    @get("/article/{id:str}", sync_to_thread=False)
    def article(request: Request[Any, Any, Any], id: str, start: int = 0, end: int = 0) -> Response[Any]:
        labels, namer = _reader(request)
        asked = Span(start, end) if 0 <= start < end else None
        id = id.removesuffix(".json")
        return _respond(request, "article", ask(lambda store: answers.page(store, id, asked, labels, namer)))

    @get(["/dossier", "/dossier.json"], sync_to_thread=False)
    def dossier(request: Request[Any, Any, Any], name: list[str] | None = None) -> Response[Any]:
        names = [one for one in name or [] if one.strip()]
        if not 1 <= len(names) <= 2:
            raise BadArgument("name: give one or two")
        return _respond(request, "dossier", ask(lambda store: store.dossier(*names)))

    @get(["/stories", "/stories.json"], sync_to_thread=False)
    def stories(request: Request[Any, Any, Any]) -> Response[Any]:
        return _respond(request, "stories", ask(answers.stories))

    static = create_static_files_router("/static", directories=[Path(__file__).parent / "static"])
    return Litestar(
        [home, search, article, dossier, stories, static],
        allowed_hosts=AllowedHostsConfig(allowed_hosts=_hosts(host, port)),
        exception_handlers={SutradharError: _complain, HTTPException: _complain},
        response_headers=[
            ResponseHeader(name="Content-Security-Policy", value=POLICY),
            ResponseHeader(name="X-Content-Type-Options", value="nosniff"),
            ResponseHeader(name="Referrer-Policy", value="no-referrer"),
        ],
        openapi_config=None,
    )


def _hosts(host: str, port: int) -> list[str]:
    if host not in LOOPBACK:
        return ["*"]
    return [*LOOPBACK, *(f"{name}:{port}" for name in LOOPBACK)]


def _reader(request: Request[Any, Any, Any]) -> tuple[Labels, Namer]:
    code = request.query_params.get("lang", "bn")
    labels = Labels(load_language(), code if code in ("bn", "en") else "bn")
    return labels, Namer(labels)


def _respond(
    request: Request[Any, Any, Any], template: str, answer: Any, *, status: int = 200, **extra: Any
) -> Response[Any]:
    path = request.url.path
    if path.endswith(".json"):
        return Response(answers.plain(answer), status_code=status, media_type="application/json")
    labels, _ = _reader(request)
    query = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    twin = "/index.json" if path == "/" else f"{path}.json"
    body = _PAGES.get_template(f"{template}.html").render(
        answer=answer,
        t=labels,
        prose=PROSE,
        twin=f"{twin}?{urlencode(query)}",
        other=f"{path}?{urlencode([*query, ('lang', 'en' if labels.code == 'bn' else 'bn')])}",
        **extra,
    )
    return Response(body, status_code=status, media_type="text/html")


def _complain(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    status = error.status_code if isinstance(error, HTTPException) else 404
    message = error.detail if isinstance(error, HTTPException) else str(error)
    return _respond(request, "message", {"status": status, "message": message}, status=status)
