"""What a browser may ask for: the page, its data, and word of changes; to read, from this machine, and nothing else."""

from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from ppu_roadmap.serve.live import Live

HOSTS = ("127.0.0.1", "localhost")
"""What this machine is called in the address of the page; a page from elsewhere that leads here is called otherwise."""
MOST = 50
"""Pages that are told of changes at one time."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Beside the policy that stands in the page itself."""


def app(live: Live) -> Starlette:
    """The application."""
    waiting = 0

    async def page(_request: Request) -> Response:
        return Response(live.shown.page, media_type="text/html", headers=HEADERS)

    async def data(_request: Request) -> Response:
        return Response(live.shown.data, media_type="application/json", headers=HEADERS)

    async def changes(request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type="text/event-stream", headers=HEADERS)
        if waiting >= MOST:
            return PlainTextResponse("too many pages are open", 503, HEADERS)
        return StreamingResponse(events(), media_type="text/event-stream", headers=HEADERS)

    async def events() -> AsyncIterator[str]:
        nonlocal waiting
        waiting += 1
        try:
            async for mark in live.marks():
                yield f"data: {mark}\n\n" if mark else ":\n\n"
        finally:
            waiting -= 1

    routes = [Route("/", page), Route("/data", data), Route("/changes", changes)]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts])
