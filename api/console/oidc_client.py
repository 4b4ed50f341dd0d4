"""Talks with the OIDC provider: where to send the browser, and who came back (authorization code with PKCE)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from fastapi import Request
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.settings import Settings

SCOPE = "openid email profile"
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
_LEEWAY_SECONDS = 60  # clocks differ
_KEPT = timedelta(hours=1)  # discovery and keys
_TIMEOUT_SECONDS = 10


class ProviderFailed(Exception):
    """The provider did not answer, or not as the standard says. The message is for the log."""


class NotTrusted(Exception):
    """What came back proves nobody's identity. The message is for the log."""


@dataclass(frozen=True)
class Person:
    """Who the provider says it is. ``subject`` is ours: a hash of issuer and subject, of one length for all."""

    subject: str
    email: str | None
    email_verified: bool
    name: str
    claims: Mapping[str, Any]


@dataclass(frozen=True)
class _Known:
    """The provider's own description and keys."""

    metadata: Mapping[str, Any]
    keys: KeySet
    at: datetime


class Provider:
    """One for each process. ``transport`` is for tests."""

    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        assert settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret
        self._issuer, self._client_id = settings.oidc_issuer, settings.oidc_client_id
        self._secret = settings.oidc_client_secret.get_secret_value()
        self._redirect_uri = f"{settings.public_url}/console/oidc/callback"
        self._transport = transport
        self._known: _Known | None = None

    async def address(self, state: str, nonce: str, verifier: str, at: datetime) -> str:
        """Where the browser goes to log in.

        Raises:
            ProviderFailed: its description cannot be had.
        """
        known = await self._describe(at)
        return str(
            prepare_grant_uri(
                known.metadata["authorization_endpoint"],
                client_id=self._client_id,
                response_type="code",
                redirect_uri=self._redirect_uri,
                scope=SCOPE,
                state=state,
                nonce=nonce,
                code_challenge=create_s256_code_challenge(verifier),
                code_challenge_method="S256",
            )
        )

    async def person(self, code: str, nonce: str, verifier: str, at: datetime) -> Person:
        """Who a code stands for.

        Raises:
            ProviderFailed: it does not answer.
            NotTrusted: the code or the token is not good.
        """
        known = await self._describe(at)
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": verifier,
        }
        try:
            async with self._client() as client:
                token = await self._exchange(client, known.metadata, asked)
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderFailed(f"token endpoint: {error!r}") from error
        return _person(await self._claims(token.get("id_token"), nonce, at))

    async def _exchange(
        self, client: httpx.AsyncClient, metadata: Mapping[str, Any], asked: dict[str, str]
    ) -> Mapping[str, Any]:
        """The token endpoint's answer; the client proves itself in the way that the provider knows (RFC 6749 2.3.1)."""
        ways = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if "client_secret_basic" in ways:
            auth: httpx.Auth = httpx.BasicAuth(quote(self._client_id, safe=""), quote(self._secret, safe=""))
        else:
            asked, auth = {**asked, "client_id": self._client_id, "client_secret": self._secret}, httpx.Auth()
        answer = await client.post(metadata["token_endpoint"], data=asked, auth=auth)
        if answer.is_client_error:
            raise NotTrusted(f"code refused: {answer.status_code}")
        return _object(answer)

    async def _claims(self, id_token: object, nonce: str, at: datetime) -> dict[str, Any]:
        """The claims of an ID token that is signed, for us, of now and for this log-in (OIDC Core 3.1.3.7)."""
        if not isinstance(id_token, str):
            raise NotTrusted("no ID token")
        known = await self._describe(at)
        try:
            claims = self._decode(id_token, known)
        except (JoseError, ValueError) as first:
            try:  # the provider may have new keys since
                claims = self._decode(id_token, await self._describe(at, anew=True))
            except (JoseError, ValueError) as error:
                raise NotTrusted(f"signature: {error}") from first
        rules = jwt.JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": known.metadata["issuer"]},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            rules.validate(claims)
        except (JoseError, ValueError) as error:
            raise NotTrusted(f"claims: {error}") from error
        if claims.get("azp", self._client_id) != self._client_id:
            raise NotTrusted("claims: azp is another client's")
        return claims

    def _decode(self, id_token: str, known: _Known) -> dict[str, Any]:
        return dict(jwt.decode(id_token, known.keys, algorithms=_ALGORITHMS).claims)

    async def _describe(self, at: datetime, *, anew: bool = False) -> _Known:
        if self._known is not None and not anew and at - self._known.at < _KEPT:
            return self._known
        try:
            async with self._client() as client:
                metadata = _object(await client.get(f"{self._issuer}/.well-known/openid-configuration"))
                if str(metadata.get("issuer", "")).rstrip("/") != self._issuer:
                    raise ProviderFailed("its description is another issuer's")
                keys = KeySet.import_key_set(_object(await client.get(metadata["jwks_uri"])))  # type: ignore[arg-type]
        except (httpx.HTTPError, JoseError, ValueError, KeyError) as error:
            raise ProviderFailed(f"description: {error!r}") from error
        self._known = _Known(metadata, keys, at)
        return self._known

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=self._transport, timeout=_TIMEOUT_SECONDS)


def _object(answer: httpx.Response) -> dict[str, Any]:
    """The answer's JSON object.

    Raises:
        httpx.HTTPError: an error instead.
        ValueError: no JSON object.
    """
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise ValueError(f"{answer.url}: not an object")
    return found


def _person(claims: Mapping[str, Any]) -> Person:
    email = claims.get("email")
    name = claims.get("name") or claims.get("preferred_username") or ""
    return Person(
        subject=hashlib.sha256(f"{claims['iss']} {claims['sub']}".encode()).hexdigest(),
        email=email if isinstance(email, str) and email else None,
        email_verified=claims.get("email_verified") is True,
        name=str(name),
        claims=claims,
    )


def provider(request: Request) -> Provider:
    """The running application's provider (a FastAPI dependency); only where OIDC is set up."""
    state = request.app.state
    if not hasattr(state, "console_oidc"):
        state.console_oidc = Provider(state.services.settings)
    found: Provider = state.console_oidc
    return found
