"""What the eighteenth stranger's set showed, in sentences of our own: denials, lists by lines, one-kanji surnames."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("existing_export", "定期的ではなく、年に一度スポットで出すだけです", {"existing_export": "trial"}),
        ("project_type", "支店を作るんじゃなくて、品物を輸出するほうです", {"project_type": "export"}),
        ("capital_yen", "500万ちゃいます、2000万です", {"capital_yen": 20_000_000}),
        ("employees", "自分ひとりなので0です", {"employees": 0}),
        ("target_countries", "１．ドイツ\n２．オーストリア", {"target_countries": ["DE", "AT"]}),
        ("product_name", "農機具用の交換部品", {"product_name": "農機具用の交換部品"}),
        ("founded_year", "いやあ、今年の夏は暑くて仕事になりません", {}),
        ("contact_name", "北斗食品の林です", {"company_name": "北斗食品", "contact_name": "林"}),
        ("company_name", "ミモザ工房", {"company_name": "ミモザ工房"}),
        ("motive", "いま移動中なので動機は夜に書きます", {}),
    ],
)
def test_read(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert {one.field: one.value for one in read(text, asking, AS_OF).values} == expected


def test_figures_of_others_stay_theirs() -> None:
    assert not read("うちの取引先は24人じゃなくて50人います", "employees", AS_OF).values
