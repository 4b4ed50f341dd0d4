"""A real OpenID provider, small and in this process: description, keys, code flow with PKCE, signed ID tokens."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlparse

from fastapi import FastAPI, Form, Request
from fastapi.responses import JSONResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.api.console.conftest import SetClock

ISSUER, CLIENT, SECRET = "https://login.example.jp", "minato", "himitsu-no-kagi"
CALLBACK = "http://desk.test/console/oidc/callback"

Claims = dict[str, Any]


@dataclass
class StandIn:
    """``claims`` are of the person who logs in; ``tamper`` changes the ID token's claims before it is signed."""

    clock: SetClock
    claims: Claims = field(
        default_factory=lambda: {"sub": "u-1", "email": "sato@example.jp", "email_verified": True, "name": "佐藤 花"}
    )
    tamper: Callable[[Claims], None] = lambda claims: None
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signing_key: RSAKey | None = None
    algorithm: str = "RS256"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, address: str) -> str:
        """The browser comes with the address and goes back with a code: where to."""
        asked = {name: values[0] for name, values in parse_qs(urlparse(address).query).items()}
        assert address.startswith(f"{ISSUER}/authorize?"), address
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT and asked["redirect_uri"] == CALLBACK
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{CALLBACK}?{urlencode({'code': code, 'state': asked['state']})}"

    def id_token(self, nonce: str) -> str:
        now = int(self.clock().timestamp())
        claims = {"iss": ISSUER, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce, **self.claims}
        self.tamper(claims)
        key = self.signing_key or self.key
        return jwt.encode({"alg": self.algorithm, "kid": key.kid}, claims, key, algorithms=[self.algorithm])

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        async def description() -> Claims:
            return {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
            }

        @app.get("/keys")
        async def keys() -> Claims:
            return {"keys": [self.key.as_dict(private=False)]}

        @app.post("/token")
        async def token(
            request: Request, code: str = Form(), code_verifier: str = Form(), redirect_uri: str = Form()
        ) -> JSONResponse:
            asked = self.codes.pop(code, None)
            basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            digest = hashlib.sha256(code_verifier.encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if request.headers.get("authorization") != f"Basic {basic}":
                return JSONResponse({"error": "invalid_client"}, 401)
            if asked is None or redirect_uri != asked["redirect_uri"] or challenge != asked["code_challenge"]:
                return JSONResponse({"error": "invalid_grant"}, 400)
            return JSONResponse(
                {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}
            )

        return app
