"""The console's kind of route: default deny, its own headers, its errors as pages, and nothing without a record."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute

from api.console.access import Guard, Redirect, Refused
from api.console.pages import error_page, secured
from api.console.recording import with_record


class ConsoleRoute(APIRoute):
    """A guarded route.

    Raises:
        TypeError: at start, when no guard is among the route's dependencies.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not guards_of(self.dependant):
            raise TypeError(f"{self.path}: a console route needs a guard, even if it is `public`")

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_in_console(request: Request) -> Response:
            try:
                return secured(await with_record(request, handle))
            except Redirect as elsewhere:
                if "HX-Request" in request.headers:  # a part of a page: the whole page has to go there
                    return secured(Response(headers={"HX-Redirect": elsewhere.to}))
                return secured(RedirectResponse(elsewhere.to, status_code=303))
            except Refused as refusal:
                return secured(error_page(refusal.status, refusal.title, refusal.message, refusal.back))
            except RequestValidationError:
                return secured(error_page(400, "読み取れない操作です", "一覧からやり直してください。"))

        return handle_in_console


def guards_of(dependant: Dependant) -> list[Guard]:
    """All guards that a route depends on, however deep."""
    return list(_guards(dependant))


def _guards(dependant: Dependant) -> Iterator[Guard]:
    for child in dependant.dependencies:
        if isinstance(child.call, Guard):
            yield child.call
        yield from _guards(child)
