"""An answer said again as it stands, support that has ended, a contact handed over: beside another question."""

from __future__ import annotations

from tests.actions.hearing import changes, standing, told


def test_立っている答えを繰り返した後の言葉は別の話() -> None:
    before = standing({"prefecture": "香川県", "city": "東かがわ市"}, "employees")
    assert changes(before, told(before, "12人です、あ、県は香川でした。徳島は隣です")) == {"employees": 12}
    before = standing({"capital_yen": 8_000_000}, "employees")
    assert changes(before, told(before, "資本金の800万は当てずっぽうでした。1000万です")) == {"capital_yen": 10_000_000}


def test_終わった支援は今の支援ではない() -> None:
    before = standing({"parallel_support": True}, "financial_statements")
    said = "3期あります。商工会の支援は先月終わってたので、今はどこにも頼んでいません"
    assert changes(before, told(before, said)) == {"parallel_support": False, "financial_statements": "three_years"}


def test_担当を替えると連絡先の問いに添えて言う() -> None:
    before = standing({"contact_name": "桐谷"}, "contact_phone")
    said = "担当は後輩の滝沢に代わります。03-5550-0129"
    assert changes(before, told(before, said)) == {"contact_name": "滝沢", "contact_phone": "+81355500129"}
