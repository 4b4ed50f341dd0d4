from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import RSAKey
from pydantic import ValidationError
from sqlalchemy import select

from api.console.oidc_client import Provider
from api.settings import Settings
from bot.storage import users
from bot.storage.accounts import list_users
from bot.storage.database import Database
from bot.storage.models import AuditEntry, User
from tests.api.console.cases import PASSWORD, Browser, add_user
from tests.api.console.conftest import SetClock
from tests.api.console.oidc_provider import CLIENT, ISSUER, SECRET, StandIn

ON: dict[str, Any] = {
    "oidc_issuer": ISSUER, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET, "public_url": "http://desk.test/",
}  # fmt: skip


@pytest.fixture
def idp(app: FastAPI, clock: SetClock) -> StandIn:
    made = StandIn(clock)
    turn_on(app, made)
    return made


def turn_on(app: FastAPI, idp: StandIn, **more: Any) -> None:
    app.state.services.settings = Settings(**ON, **more)
    app.state.console_oidc = Provider(app.state.services.settings, httpx.ASGITransport(idp.app()))


async def log_in(browser: Browser, idp: StandIn, next: str = "/console/tickets") -> httpx.Response:
    """The whole round: to the provider and back."""
    away = await browser.get(f"/console/oidc/start?next={next}")
    assert away.status_code == 303, away.text
    return await browser.get(idp.authorize(away.headers["location"]))


async def with_email(database: Database, email: str = "sato@example.jp", **more: Any) -> None:
    await add_user(database, **more)
    async with database.transaction() as session:
        user = await users.find_user(session, more.get("name", "佐藤"))
        assert user is not None
        user.email = email


async def failures(database: Database) -> list[str]:
    async with database.reading() as session:
        rows = await session.execute(select(AuditEntry.detail).where(AuditEntry.action == "login_failed"))
        return [detail["why"] for detail in rows.scalars()]


async def test_確かめられたメールで既にあるアカウントにつながり次からはそのまま開く(
    database: Database, browser: Browser, idp: StandIn
) -> None:
    await with_email(database, "Sato@Example.jp")
    answer = await log_in(browser, idp, "/console/tickets?show=done")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/tickets?show=done")
    assert "佐藤さん" in (await browser.get("/console/tickets")).text
    idp.claims = {"sub": "u-1"}
    browser.client.cookies.clear()
    assert (await log_in(browser, idp)).status_code == 303, "つながったあとは、メールがなくても"


TAMPERED: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("違うnonce", lambda claims: claims.update(nonce="chigau")),
    ("nonceなし", lambda claims: claims.pop("nonce")),
    ("違う宛先", lambda claims: claims.update(aud="hoka-no-app")),
    ("宛先が複数で別のアプリの分", lambda claims: claims.update(aud=[CLIENT, "hoka"], azp="hoka")),
    ("期限切れ", lambda claims: claims.update(exp=claims["iat"] - 61)),
    ("期限なし", lambda claims: claims.pop("exp")),
    ("先の日付", lambda claims: claims.update(iat=claims["iat"] + 3600, exp=claims["exp"] + 3600)),
    ("違う発行者", lambda claims: claims.update(iss="https://evil.example.jp")),
    ("subなし", lambda claims: claims.pop("sub")),
]


@pytest.mark.parametrize("tamper", [case[1] for case in TAMPERED], ids=[case[0] for case in TAMPERED])
async def test_おかしなトークンでは入れない(
    database: Database, browser: Browser, idp: StandIn, tamper: Callable[[dict[str, Any]], Any]
) -> None:
    await with_email(database)
    idp.tamper = tamper
    answer = await log_in(browser, idp)
    assert answer.status_code == 403 and "確かめられませんでした" in answer.text
    assert "minato_console" not in browser.client.cookies
    assert await failures(database) == ["oidc:token"]


async def test_別の鍵の署名では入れない(database: Database, browser: Browser, idp: StandIn) -> None:
    await with_email(database)
    idp.signing_key = RSAKey.generate_key(2048, {"kid": "one"})
    assert (await log_in(browser, idp)).status_code == 403


async def test_鍵が新しくなったら取り直す(database: Database, browser: Browser, idp: StandIn) -> None:
    await with_email(database)
    await log_in(browser, idp)
    idp.key = RSAKey.generate_key(2048, {"kid": "two"})
    browser.client.cookies.clear()
    assert (await log_in(browser, idp)).status_code == 303


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"email_verified": False}, "unverified_email"),
        ({"email_verified": "true"}, "unverified_email"),
        ({"email": "hoka@example.jp"}, "no_account"),
        ({"email": None}, "no_account"),
    ],
)
async def test_確かめられていないメールや知らない人では入れない(
    database: Database, browser: Browser, idp: StandIn, claims: dict[str, Any], why: str
) -> None:
    await with_email(database)
    idp.claims.update(claims)
    answer = await log_in(browser, idp)
    assert answer.status_code == 403 and "登録されていません" in answer.text
    assert await failures(database) == [f"oidc:{why}"]


async def test_一度つながったアカウントは同じメールの別人には開かない(
    database: Database, browser: Browser, idp: StandIn
) -> None:
    await with_email(database)
    await log_in(browser, idp)
    browser.client.cookies.clear()
    idp.claims["sub"] = "u-2"
    assert (await log_in(browser, idp)).status_code == 403


async def test_止めたアカウントは開かない(database: Database, browser: Browser, idp: StandIn) -> None:
    await with_email(database)
    async with database.transaction() as session:
        user = await users.find_user(session, "佐藤")
        assert user is not None
        user.active = False
    assert "止められています" in (await log_in(browser, idp)).text


@pytest.mark.parametrize(
    ("email", "opens"), [("sato@example.jp", True), ("sato@EXAMPLE.jp", True), ("sato@evil-example.jp", False)]
)
async def test_ドメインを決めると他では入れない(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock, email: str, opens: bool
) -> None:
    idp = StandIn(clock)
    turn_on(app, idp, oidc_allowed_domains="example.com, example.jp")
    await with_email(database, email)
    idp.claims["email"] = email
    assert ((await log_in(browser, idp)).status_code == 303) is opens


async def test_決めておけばはじめての人の相談員アカウントができる(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock
) -> None:
    idp = StandIn(clock)
    turn_on(app, idp, oidc_create="concierge")
    assert (await log_in(browser, idp)).status_code == 303
    async with database.reading() as session:
        (user,) = await list_users(session)
    assert (user.name, user.role, user.display_name, user.password_hash) == (
        "sato@example.jp",
        "concierge",
        "佐藤 花",
        "",
    )
    browser.client.cookies.clear()
    assert (await browser.log_in("sato@example.jp", "")).status_code == 401, "空のパスワードでは開かない"


@pytest.mark.parametrize(
    ("told", "before", "after"),
    [
        (["staff", "minato-admin"], users.CONCIERGE, users.ADMIN),
        ("minato-admin", users.CONCIERGE, users.ADMIN),
        (["staff"], users.ADMIN, users.CONCIERGE),
        ("minato-admin-not", users.CONCIERGE, users.CONCIERGE),
        (None, users.ADMIN, users.CONCIERGE),
    ],
)
async def test_役割は組織の側で決められる(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock, told: Any, before: str, after: str
) -> None:
    idp = StandIn(clock)
    turn_on(app, idp, oidc_role_claim="groups", oidc_admin_value="minato-admin")
    await add_user(database, "管理", users.ADMIN)
    await with_email(database, role=before)
    idp.claims["groups"] = told
    await log_in(browser, idp)
    async with database.reading() as session:
        user = (await session.execute(select(User).where(User.name == "佐藤"))).scalar_one()
    assert user.role == after


async def test_最後の管理者は組織の側からも外れない(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock
) -> None:
    idp = StandIn(clock)
    turn_on(app, idp, oidc_role_claim="groups", oidc_admin_value="minato-admin")
    await with_email(database, role=users.ADMIN)
    assert (await log_in(browser, idp)).status_code == 303
    assert (await browser.get("/console/accounts")).status_code == 200


async def test_途中の札がないか違うか古ければ入れない(
    database: Database, browser: Browser, idp: StandIn, clock: SetClock
) -> None:
    await with_email(database)
    back = idp.authorize((await browser.get("/console/oidc/start")).headers["location"])
    assert (await browser.get(f"{back}x")).status_code == 403, "違うstate"
    clock.at += timedelta(minutes=11)
    assert (await browser.get(back)).status_code == 403, "古い"
    browser.client.cookies.clear()
    assert (await browser.get(back)).status_code == 403, "別のブラウザ"
    assert (await browser.get("/console/oidc/callback?error=access_denied&state=x")).status_code == 403


async def test_同じ合図は二度使えない(database: Database, browser: Browser, idp: StandIn) -> None:
    await with_email(database)
    back = idp.authorize((await browser.get("/console/oidc/start")).headers["location"])
    kept = browser.client.cookies["minato_oidc"]
    assert (await browser.get(back)).status_code == 303
    browser.client.cookies.clear()
    browser.client.cookies.set("minato_oidc", kept, domain="desk.test", path="/console/oidc")
    assert (await browser.get(back)).status_code == 403


async def test_組織の側につながらないときはそう伝える(app: FastAPI, browser: Browser, idp: StandIn) -> None:
    app.state.console_oidc = Provider(app.state.services.settings, httpx.ASGITransport(FastAPI()))
    answer = await browser.get("/console/oidc/start")
    assert answer.status_code == 502 and "つながりません" in answer.text


async def test_使わない設定なら入口はない(browser: Browser) -> None:
    assert "組織のアカウント" not in (await browser.get("/console/login")).text
    assert (await browser.get("/console/oidc/start")).status_code == 404
    assert (await browser.get("/console/oidc/callback")).status_code == 404


async def test_パスワードでのログインは止められる(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock
) -> None:
    idp = StandIn(clock)
    turn_on(app, idp, password_login=False)
    await with_email(database)
    page = (await browser.get("/console/login")).text
    assert "組織のアカウントでログイン" in page and 'name="password"' not in page
    token = browser.client.cookies["minato_login"]
    form = {"name": "佐藤", "password": PASSWORD, "csrf_token": token}
    assert (await browser.client.post("/console/login", data=form)).status_code == 403
    assert (await log_in(browser, idp)).status_code == 303


@pytest.mark.parametrize(
    "settings",
    [
        {"oidc_issuer": ISSUER},
        {"oidc_issuer": ISSUER, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET},
        {"password_login": False},
    ],
)
def test_だれも入れない設定では起動しない(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**settings)
