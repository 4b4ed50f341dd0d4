"""「桐箱の松尾」 is a firm, 「みなと商店の松尾」 a person of it."""

from __future__ import annotations

import pytest

from tests.nlu.fields.reading import fields


@pytest.mark.parametrize("name", ["桐だんすの森下", "豆腐の吉田", "うなぎの川村"])
def test_wares_and_a_family_name_are_the_firms(name: str) -> None:
    assert fields(f"{name}です", "company_name")["company_name"] == name


@pytest.mark.parametrize(
    ("said", "firm"), [("あさひ商店の森下です", "あさひ商店"), ("株式会社あさひの森下です", "株式会社あさひ")]
)
def test_a_person_of_a_firm_is_not_part_of_its_name(said: str, firm: str) -> None:
    assert fields(said, "company_name")["company_name"] == firm
