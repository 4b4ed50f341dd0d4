"""What LINE is told where personal data does not belong there: no value, and no sentence spoilt by hiding one."""

from __future__ import annotations

import pytest

from bot.dialogue.personal import for_line
from bot.intake.profile import Profile

AT = "2026-11-24T10:00:00+09:00"
KEPT = "お預かりしています"
PROFILE = Profile()
for name, value in {
    "company_name": "湊刃物製作所", "contact_name": "森", "contact_department": "社長", "contact_preference": "メール",
    "contact_email": "mori@minato.example.jp", "contact_phone": "+81256641234", "product_name": "湊包丁",
}.items():  # fmt: skip
    PROFILE = PROFILE.answered(name, value, at=AT)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ファイル名：湊刃物製作所_(湊包丁)", f"ファイル名：{KEPT}_(湊包丁)"),
        ("お返事は mori@minato.example.jp に差し上げます。", f"お返事は {KEPT} に差し上げます。"),
        ("お電話番号「0256-64-1234」ですね。", f"お電話番号「{KEPT}」ですね。"),
        ("いまのお答えは「森」です。", f"いまのお答えは「{KEPT}」です。"),
        ("部署・役職：社長 → 社長", f"部署・役職：{KEPT} → {KEPT}"),
        ("社長など経営責任者の方の承認は得ていますか。", "社長など経営責任者の方の承認は得ていますか。"),
        ("メールかお電話でご連絡します。", "メールかお電話でご連絡します。"),
        ("森林の認証はありますか。", "森林の認証はありますか。"),
    ],
)
def test_値は伏せ_ミナト自身の言葉は伏せない(said: str, told: str) -> None:
    assert for_line([{"type": "text", "text": said}], PROFILE) == [{"type": "text", "text": told}]


def test_前の値も伏せる() -> None:
    profile = PROFILE.answered("company_name", "湊ナイフ", at=AT)
    said = [{"type": "text", "text": "会社名・屋号：湊刃物製作所 → 湊ナイフ"}]
    assert for_line(said, profile) == [{"type": "text", "text": f"会社名・屋号：{KEPT} → {KEPT}"}]


def test_選択肢には触れない() -> None:
    offer = {"type": "choices", "text": "どちらですか。", "choices": [{"label": "メール", "value": "メール"}]}
    assert for_line([offer], PROFILE) == [offer]


def test_何も伺っていなければ_そのまま() -> None:
    assert for_line([{"type": "text", "text": "こんにちは"}], Profile()) == [{"type": "text", "text": "こんにちは"}]
