from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from httpx import ASGITransport, AsyncClient

from api.console.access import Seat, admin, public
from api.console.endpoints import router
from api.console.routing import ConsoleRoute, guards_of
from bot.storage import users
from bot.storage.database import Database
from tests.api.console.cases import Browser, add_case, add_user

OPEN_TO_EVERYBODY = {
    ("GET", "/console/login"),
    ("POST", "/console/login"),
    ("GET", "/console/oidc/start"),
    ("GET", "/console/oidc/callback"),
    ("GET", "/console/static/{path:path}"),
}


def console_routes() -> list[tuple[str, str, APIRoute]]:
    app = FastAPI()
    app.include_router(router)
    found = []
    for context in iter_route_contexts(app.routes):
        route = context.route
        if isinstance(route, APIRoute):
            assert context.path is not None and context.methods
            found += [(method, context.path, route) for method in context.methods]
    return [entry for entry in found if entry[1].startswith("/console")]


def test_every_route_of_the_console_names_who_may_use_it() -> None:
    routes = console_routes()
    assert len(routes) > 10
    for method, path, route in routes:
        assert isinstance(route, ConsoleRoute), path
        guards = guards_of(route.dependant)
        assert len(guards) == 1, path
        assert (guards[0] is public) == ((method, path) in OPEN_TO_EVERYBODY), path
        if guards[0] is not public:
            assert set(guards[0].roles) <= set(users.ROLES) and guards[0].roles, path


def test_a_route_without_a_guard_cannot_be_built() -> None:
    forgotten = APIRouter(route_class=ConsoleRoute)
    with pytest.raises(TypeError, match="guard"):

        @forgotten.get("/forgotten")
        async def nobody_thought_of_it() -> None: ...


@pytest.mark.parametrize(
    ("method", "path"),
    [(method, path) for method, path, _ in console_routes() if (method, path) not in OPEN_TO_EVERYBODY],
)
async def test_without_login_every_page_leads_to_the_login(
    database: Database, browser: Browser, method: str, path: str
) -> None:
    _, number = await add_case(database)
    answer = await browser.client.request(method, path.replace("{number}", number))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/console/login")
    assert "海苔" not in answer.text


@pytest.mark.parametrize(("role", "status"), [(users.CONCIERGE, 403), (users.ADMIN, 200)])
async def test_an_admin_page_is_for_admins(app: FastAPI, database: Database, role: str, status: int) -> None:
    extra = APIRouter(prefix="/console", route_class=ConsoleRoute)

    @extra.get("/accounts")
    async def accounts(seat: Annotated[Seat, Depends(admin)]) -> dict[str, str]:
        return {"role": seat.role}

    app.include_router(extra)
    await add_user(database, role=role)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as client:
        browser = Browser(client)
        await browser.log_in()
        assert (await browser.get("/console/accounts")).status_code == status


@pytest.mark.parametrize("token", [None, "", "chigau"])
async def test_a_form_without_its_token_changes_nothing(
    database: Database, browser: Browser, token: str | None
) -> None:
    await add_user(database)
    _, number = await add_case(database)
    await browser.log_in()
    form = {"reason": "answered"} | ({} if token is None else {"csrf_token": token})
    answer = await browser.client.post(f"/console/tickets/{number}/done", data=form)
    assert answer.status_code == 403
    assert "未対応" in (await browser.get(f"/console/tickets/{number}")).text


async def test_the_login_form_needs_its_token_too(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.get("/console/login")
    form = {"name": "佐藤", "password": "umi-no-mukou-made", "csrf_token": "chigau"}
    assert (await browser.client.post("/console/login", data=form)).status_code == 403
    browser.client.cookies.clear()
    assert (await browser.client.post("/console/login", data={**form, "csrf_token": ""})).status_code == 403


@pytest.mark.parametrize("path", ["/console/login", "/console/tickets", "/console/static/console.css"])
async def test_every_answer_carries_the_strict_headers(browser: Browser, path: str) -> None:
    headers = (await browser.get(path)).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if "static" in path else "no-store")


@pytest.mark.parametrize("path", ["nothing.css", "../pages.py", "%2e%2e/pages.py", ""])
async def test_only_what_is_meant_for_browsers_is_served(browser: Browser, path: str) -> None:
    assert (await browser.get(f"/console/static/{path}")).status_code == 404


async def test_an_unknown_address_is_a_page_that_leads_back(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    response = await browser.get("/console/nothing/here")
    assert response.status_code == 404
    assert "ページが見つかりません" in response.text
