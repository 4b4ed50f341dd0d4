"""A visitor who talks over HTTP, typing as a hurried owner types."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from httpx import AsyncClient

# What the owner of a knife maker in Tsubame types when asked. A firm of our own invention.
WORDS: dict[str, str] = {
    "consent_privacy": "はい、いいですよ",
    "product_name": "湊包丁です",
    "product_description": "燕の職人が一本ずつ研いだ、錆びにくい三徳包丁",
    "product_category": "日用品ですかね",
    "product_exists": "もう売ってます",
    "supply_role": "うちで作ってます",
    "business_model": "お店やレストラン向けです",
    "product_lawful": "問題ないです",
    "product_url": "ないです",
    "project_type": "輸出したい",
    "target_countries": "まず台湾、次にタイ",
    "existing_export": "まだです",
    "existing_base": "ないです",
    "target_timing": "来年の秋まで",
    "motive": "国内の市場が小さくなってきたので、新しいお客さんを見つけたい",
    "support_needs": "取引先を探してほしいのと、展示会にも出たい",
    "trade_fair_plan": "なし",
    "overseas_travel_possible": "行けます",
    "implementation_team": "社長の私と、営業の息子",
    "parallel_support": "受けてません",
    "entity_type": "株式会社です",
    "company_name": "湊刃物製作所です",
    "corporate_number": "飛ばして",
    "prefecture": "新潟",
    "city": "燕市",
    "industry": "包丁を作っています",
    "capital_yen": "3000万",
    "employees": "35人",
    "founded_year": "昭和48年",
    "annual_sales_yen": "8億くらい",
    "website": "minato-hamono.example.jp",
    "management_approval": "私が社長です",
    "financial_statements": "3期分あります",
    "overseas_consulting_business": "いいえ",
    "compliance_declared": "はい、全部当てはまります",
    "contact_name": "田中一郎です",
    "contact_department": "代表取締役",
    "contact_email": "tanaka@minato-hamono.example.jp",
    "contact_phone": "0256-64-1234",
    "contact_preference": "平日の午前中",
}

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
            await self.say({**WORDS, **words}[asking])
            assert self.asking != asking, f"{asking}: {({**WORDS, **words})[asking]!r} was not taken: {self.text}"
        raise AssertionError(f"{field} is never asked")

    @property
    def asking(self) -> str | None:
        return self.progress["asking"]

    @property
    def text(self) -> str:
        """All words of the last turn."""
        return "\n".join(reply.get("text") or "" for reply in self.replies)

    async def intake(self) -> dict[str, Any]:
        response = await self._http.get(f"/v1/conversations/{self.id}/intake", headers=self.headers)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def values(self) -> dict[str, Any]:
        """Field → value of all fields that have one."""
        fields = (await self.intake())["fields"]
        return {name: record["value"] for name, record in fields.items() if record["status"] in ("answered", "derived")}

    async def status(self, field: str) -> str | None:
        record = (await self.intake())["fields"].get(field)
        return record["status"] if record else None

    async def _send(self, body: dict[str, Any]) -> Visitor:
        response = await self._http.post(
            f"/v1/conversations/{self.id}/messages", json={"message_id": str(uuid4()), **body}, headers=self.headers
        )
        assert response.status_code == 200, response.text
        self._take(response.json())
        return self

    def _take(self, body: dict[str, Any]) -> None:
        self.replies, self.state, self.progress = body["replies"], body["state"], body["progress"]
