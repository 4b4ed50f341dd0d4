"""A visitor who talks over HTTP, typing as a hurried owner types."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from httpx import AsyncClient, Response

from api.commands.sample import SAMPLE

# What the owner of a knife maker in Tsubame, a firm of our own invention, types when asked.
WORDS: dict[str, str] = json.loads(SAMPLE.read_text(encoding="utf-8"))
# What is typed where only some are asked.
SELDOM: dict[str, str] = {"supplier_consent": "もらっています", "us_tariff_response": "はい", "sme_class": "製造業です"}

# What is understood of it, in contract units (what is skipped has no value).
VALUES: dict[str, Any] = {
    "consent_privacy": True,
    "product_name": "湊包丁",
    "product_category": "consumer",
    "product_exists": True,
    "supply_role": "maker",
    "business_model": "b2b",
    "product_lawful": True,
    "project_type": "export",
    "target_countries": ["TW", "TH"],
    "existing_export": "none",
    "existing_base": False,
    "trade_fair_plan": "なし",
    "overseas_travel_possible": True,
    "parallel_support": False,
    "entity_type": "corporation",
    "prefecture": "新潟県",
    "city": "燕市",
    "industry": "E24",
    "sme_class": "manufacturing_other",
    "capital_yen": 30_000_000,
    "employees": 35,
    "founded_year": 1973,
    "annual_sales_yen": 800_000_000,
    "management_approval": True,
    "financial_statements": "three_years",
    "overseas_consulting_business": False,
    "compliance_declared": True,
    "contact_name": "田中一郎",
    "contact_email": "tanaka@minato-hamono.example.jp",
    "contact_phone": "+81256641234",
}


class Visitor:
    """One conversation over HTTP. ``replies`` and ``progress`` are those of the last turn."""

    def __init__(self, http: AsyncClient) -> None:
        self._http = http
        self.id = ""
        self.headers: dict[str, str] = {}
        self.replies: list[dict[str, Any]] = []
        self.state = ""
        self.progress: dict[str, Any] = {}

    async def start(self) -> Visitor:
        response = await self._http.post("/v1/conversations", json={"channel": "web"})
        assert response.status_code == 201, response.text
        body = response.json()
        self.id, self.headers = body["conversation_id"], {"Authorization": f"Bearer {body['token']}"}
        self._take(body)
        return self

    async def say(self, text: str) -> Visitor:
        return await self._send({"text": text})

    async def choose(self, *values: str, field: str | None = None) -> Visitor:
        choice: str | list[str] = values[0] if len(values) == 1 else list(values)
        return await self._send({"choice": choice, **({"field": field} if field else {})})

    async def answer_until(self, field: str | None, **words: str) -> Visitor:
        """Type WORDS (or ``words``) until ``field`` is asked; None: until nothing is asked any more."""
        for _ in range(80):
            asking = self.asking
            if asking == field or asking is None:
                return self
            await self.say({**SELDOM, **WORDS, **words}[asking])
            assert self.asking != asking, (
                f"{asking}: {({**SELDOM, **WORDS, **words})[asking]!r} was not taken: {self.text}"
            )
        raise AssertionError(f"{field} is never asked")

    @property
    def asking(self) -> str | None:
        return self.progress["asking"]

    @property
    def text(self) -> str:
        """All words of the last turn."""
        return "\n".join(reply.get("text") or "" for reply in self.replies)

    @property
    def offered(self) -> list[str]:
        """The values of the last reply's choices."""
        return [choice["value"] for choice in self.replies[-1].get("choices", [])]

    @property
    def types(self) -> list[str]:
        return [reply["type"] for reply in self.replies]

    async def intake(self) -> dict[str, Any]:
        return await self.get("/intake")

    async def get(self, part: str = "") -> dict[str, Any]:
        """The conversation, or a part of it, as JSON."""
        response = await self._http.get(f"/v1/conversations/{self.id}{part}", headers=self.headers)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def post(self, body: dict[str, Any]) -> Response:
        """The body as it is, and the answer as it comes."""
        return await self._http.post(f"/v1/conversations/{self.id}/messages", json=body, headers=self.headers)

    async def values(self) -> dict[str, Any]:
        """Field → value of all fields that have one."""
        fields = (await self.intake())["fields"]
        return {name: record["value"] for name, record in fields.items() if record["status"] in ("answered", "derived")}

    async def value(self, field: str) -> Any:
        return (await self.values()).get(field)

    async def record(self, field: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = (await self.intake())["fields"].get(field)
        return found

    async def status(self, field: str) -> str | None:
        record = await self.record(field)
        return record["status"] if record else None

    async def _send(self, body: dict[str, Any]) -> Visitor:
        response = await self.post({"message_id": str(uuid4()), **body})
        assert response.status_code == 200, response.text
        self._take(response.json())
        return self

    def _take(self, body: dict[str, Any]) -> None:
        self.replies, self.state, self.progress = body["replies"], body["state"], body["progress"]
