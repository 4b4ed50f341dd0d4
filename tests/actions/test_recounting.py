"""What a message does to answers that stand: put right, moved, taken back, lists changed, told anew, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake.acts import Say
from bot.intake.changes import Left
from bot.intake.flow import advance
from bot.intake.heard import Heard
from bot.intake.profile import Status
from bot.intake.questions import next_field
from tests.actions.hearing import AT, changes, standing, told

NONE = None
CAPITAL, SALES, NEEDS, TARGETS = "capital_yen", "annual_sales_yen", "support_needs", "target_countries"

PUT_RIGHT = [
    ({"employees": 24, CAPITAL: 10_000_000}, "founded_year",
     "1995年です。あと直してほしいのが、資本金1000万じゃなく1500万、社員は24じゃなくて26です",
     {"founded_year": 1995, CAPITAL: 15_000_000, "employees": 26}),
    ({"prefecture": "岐阜県", "city": "関市", "employees": 12}, "website",
     "https://hamono.example.jp です。市を間違えました、関市じゃなくて美濃市です。あと人も12じゃなくて13でした",
     {"website": "https://hamono.example.jp", "city": "美濃市", "employees": 13}),
    ({"prefecture": "茨城県", "city": "結城市"}, "employees", "9人。それから結城じゃなくて筑西市でした",
     {"employees": 9, "city": "筑西市"}),
    ({"founded_year": 1988, "employees": 24}, SALES,
     "1億2千万。で、すんません、創業1988年じゃなくて1986年やったわ。人数も24やのうて20",
     {SALES: 120_000_000, "founded_year": 1986, "employees": 20}),
    ({"employees": 40}, "website", "https://kome.example.jp。ついでに訂正、従業員40人じゃないです。38人です",
     {"website": "https://kome.example.jp", "employees": 38}),
    ({TARGETS: ["AT"]}, "motive", "画面がオーストリアになってます、オーストラリアです", {TARGETS: ["AU"]}),
    ({CAPITAL: 10_000_000}, "employees", "31人です。あ、資本金ですが増資したのを忘れてました。3000万円です",
     {"employees": 31, CAPITAL: 30_000_000}),
    ({CAPITAL: 10_000_000}, "contact_name", "奥村です。資本金、二年前に減らしたんでした。今は500万です",
     {"contact_name": "奥村", CAPITAL: 5_000_000}),
]  # fmt: skip

MOVED = [
    ({CAPITAL: 10_000_000}, "employees", "さっきの金額は資本金ではなく年商です", {SALES: 10_000_000, CAPITAL: NONE}),
    ({CAPITAL: 10_000_000}, "employees", "ごめんなさい、今のは売上のほうです", {SALES: 10_000_000, CAPITAL: NONE}),
    ({SALES: 5_000_000}, "website", "待って、さっきの500万は資本金でした。年商は8千万です",
     {CAPITAL: 5_000_000, SALES: 80_000_000}),
    ({SALES: 5_000_000}, "website", "さっき年商って書いたのは資本金です", {CAPITAL: 5_000_000, SALES: NONE}),
    ({CAPITAL: 10_000_000, SALES: 250_000_000}, "website", "あ、資本金と売上が逆でした",
     {CAPITAL: 250_000_000, SALES: 10_000_000}),
    ({"website": "https://mise.example.jp/kasa"}, "employees", "5人。さっきのURLは会社じゃなくて商品ページのでした",
     {"employees": 5, "product_url": "https://mise.example.jp/kasa", "website": NONE}),
    ({"product_name": "よもぎを練り込んだ石けん"}, "product_description", "今のは説明でした。商品名は「よもぎ日和」です",
     {"product_description": "よもぎを練り込んだ石けん", "product_name": "よもぎ日和"}),
    ({"contact_name": "貿易推進室"}, "contact_email", "すみません、それは部署名です。名前は桑原といいます",
     {"contact_department": "貿易推進室", "contact_name": "桑原"}),
    ({"company_name": "三好"}, "prefecture", "三好というのは私の名前でした", {"contact_name": "三好", "company_name": NONE}),
]  # fmt: skip

TAKEN_BACK = [
    ({SALES: 250_000_000}, "contact_name", "平岡です。売上の数字ですけど、やっぱり出したくないので消してもらえますか",
     {"contact_name": "平岡", SALES: "skipped"}),
    ({SALES: 250_000_000}, "contact_name", "年商の件は忘れてください。担当は森下です", {"contact_name": "森下", SALES: NONE}),
    ({"contact_phone": "+819055501111"}, "contact_email", "mori@example.jp です。電話番号は削除でお願いします",
     {"contact_email": "mori@example.jp", "contact_phone": NONE}),
    ({"management_approval": True}, "overseas_travel_possible",
     "行けます。すみません社長の承認ですが、まだ口頭だけなので取り下げます。あとで答えます",
     {"overseas_travel_possible": True, "management_approval": "later"}),
    ({CAPITAL: 10_000_000}, "employees", "15人です。資本金はやっぱり後で調べて書きます", {"employees": 15, CAPITAL: "later"}),
    ({"founded_year": 1988}, "website", "https://abc.example.jp です。創業年は自信がないので、分からないにしておいてください",
     {"website": "https://abc.example.jp", "founded_year": "unknown"}),
    ({"trade_fair_plan": "3月の大阪の見本市に出る"}, "implementation_team",
     "大阪の見本市は抽選で外れたので、予定なしにしてください。体制は常務と私です",
     {"trade_fair_plan": "なし", "implementation_team": "常務と私"}),
    ({"employees": 24}, "founded_year", "今の答え、取り消させてください", {"employees": NONE}),
    ({"employees": 24}, "founded_year", "さっきのはなかったことにしてください。数え直して後で答えます", {"employees": "later"}),
    ({"website": "https://old.example.jp"}, "contact_name", "野口です。ホームページはもう閉じたので取り下げてください",
     {"contact_name": "野口", "website": NONE}),
]  # fmt: skip

LISTS = [
    ({NEEDS: ["trade_fair", "business_matching"]}, "financial_statements", "3期分あります。展示会はやめときます",
     {"financial_statements": "three_years", NEEDS: ["business_matching"]}),
    ({NEEDS: ["trade_fair", "business_matching"]}, NEEDS, "展示会はもういいです。代わりに海外ネット通販を足してください",
     {NEEDS: ["business_matching", "ecommerce"]}),
    ({NEEDS: ["finance", "strategy", "expert"]}, NEEDS, "資金は自前で何とかなるのでいらないです", {NEEDS: ["strategy", "expert"]}),
    ({NEEDS: ["ecommerce"]}, "overseas_travel_possible", "行けます。支援ですが、専門家の助言も追加でお願いします",
     {"overseas_travel_possible": True, NEEDS: ["ecommerce", "expert"]}),
    ({NEEDS: ["trade_fair", "finance"]}, NEEDS, "展示会はいらんわ。商談相手を探してほしい", {NEEDS: ["finance", "business_matching"]}),
    ({NEEDS: ["trade_fair", "finance"]}, NEEDS, "やっぱり商品の改良と人材育成だけにしてください",
     {NEEDS: ["product_refinement", "human_resources"]}),
    ({TARGETS: ["TW", "TH"]}, TARGETS, "タイを落としてマレーシアを入れます", {TARGETS: ["TW", "MY"]}),
    ({TARGETS: ["FR", "GB", "DE"]}, "motive", "国の優先順位を変えます。ドイツが一番、フランスは二番目で",
     {TARGETS: ["DE", "FR", "GB"]}),
    ({TARGETS: ["TW", "TH"]}, "motive", "順番ですが、タイを先にしてください", {TARGETS: ["TH", "TW"]}),
]  # fmt: skip

TOLD_ANEW = [
    ({"management_approval": False}, "contact_name", "稟議が通りました！河野です",
     {"contact_name": "河野", "management_approval": True}),
    ({"financial_statements": "not_ready"}, "compliance_declared", "はい。決算書、3年分見つかりました",
     {"compliance_declared": True, "financial_statements": "three_years"}),
    ({"overseas_travel_possible": False}, "parallel_support", "受けていません。あと出張、息子なら行けるそうです",
     {"parallel_support": False, "overseas_travel_possible": True}),
    ({"target_timing": "来年の秋"}, "contact_name", "戸田です。時期ですが、工場の建て替えがあるので再来年の春に延ばしてください",
     {"contact_name": "戸田", "target_timing": "再来年の春"}),
    ({"existing_base": True}, "target_timing", "来年の春。あと拠点は「なし」に変えてください",
     {"target_timing": "来年の春", "existing_base": False}),
    ({"existing_export": "none"}, "existing_base", "ないです。輸出経験の件、忘れてました、一昨年サンプルを一度だけ送ってます",
     {"existing_base": False, "existing_export": "trial"}),
]  # fmt: skip

OF_NO_OTHER = [
    ({SALES: 90_000_000}, "website", "さっきの9千万は去年の売上です", {}),
    ({SALES: 250_000_000}, "contact_name", "売上の数字は消してもらうこともできますか？", {}),
    ({SALES: 90_000_000}, "motive", "売上の半分を占めていた問屋さんが廃業したので、新しい売り先がほしいです",
     {"motive": "売上の半分を占めていた問屋さんが廃業したので、新しい売り先がほしいです"}),
    ({NEEDS: ["trade_fair"]}, "motive", "展示会に何度も出ているうちに、海外のバイヤーさんに声をかけてもらったからです",
     {"motive": "展示会に何度も出ているうちに、海外のバイヤーさんに声をかけてもらったからです"}),
    ({NEEDS: ["trade_fair", "expert"]}, "overseas_consulting_business", "海外コンサルの商売はやってないです",
     {"overseas_consulting_business": False}),
    ({"employees": 12}, "city", "人はいいところですよ、飛騨市です", {"city": "飛騨市", "prefecture": "岐阜県"}),
    ({"management_approval": False}, "contact_name", "社長がさっき釣りから帰ってきましたわ。名前は堀です", {"contact_name": "堀"}),
    ({"existing_export": "none"}, "motive", "輸出の経験がないので不安ですが、息子が帰ってきたので挑戦したいです",
     {"motive": "輸出の経験がないので不安ですが、息子が帰ってきたので挑戦したいです"}),
    ({CAPITAL: 10_000_000, "employees": 24}, "founded_year", "去年はお客さんが24人も来てくれてねえ。創業は昭和50年",
     {"founded_year": 1975}),
    ({"corporate_number": "5010401067252"}, "employees", "35人で、法人番号は5010401067252です", {"employees": 35}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"), [*PUT_RIGHT, *MOVED, *TAKEN_BACK, *LISTS, *TOLD_ANEW, *OF_NO_OTHER]
)
def test_of_answers_that_stand(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("field", "asking", "text", "expected"),
    [
        ("founded_year", "website", "サイトはないです。保留の創業年は、祖父に尋ねても分かりませんでした",
         {"founded_year": "unknown", "website": "skipped"}),
        (CAPITAL, "contact_name", "星野です。資本金は書類が出てこなくて、もう分かりません",
         {"contact_name": "星野", CAPITAL: "unknown"}),
        ("founded_year", "management_approval", "はい、出ています。母に聞いたら創業は昭和40年だそうです",
         {"management_approval": True, "founded_year": 1965}),
        (SALES, "contact_name", "三宅です。保留にしてた年商ですが、4500万でした", {"contact_name": "三宅", SALES: 45_000_000}),
    ],
)  # fmt: skip
def test_of_what_was_put_off(field: str, asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing({}, asking, **{field: "later"})
    assert changes(before, told(before, text)) == expected


def test_words_that_could_not_be_taken_may_belong_elsewhere() -> None:
    missed = told(standing({"founded_year": 1990}, "employees"), "1,200万円です")
    assert missed.untaken is not None
    after = told(missed, "すみません、それは資本金です。人数は11人")
    assert (after.profile.value(CAPITAL), after.profile.value("employees")) == (12_000_000, 11)


def test_what_was_taken_back_is_said_and_asked_again_last() -> None:
    before = standing({CAPITAL: 10_000_000}, "employees")
    heard = Heard("inform", AT.isoformat(), left=(Left(CAPITAL),))
    outcome = advance(before, heard)
    assert Say("taken_back", {"label": "資本金"}) in outcome.acts
    assert outcome.state.withdrawn == (CAPITAL,)
    following = next_field(outcome.state.but(asking=None))
    assert following is not None and following.name != CAPITAL


def test_the_ground_of_an_answer_taken_back_takes_it_along() -> None:
    before = standing({"supply_role": "trading", "supplier_consent": True}, "business_model")
    after = advance(before, Heard("inform", AT.isoformat(), left=(Left("supply_role", Status.LATER),))).state
    assert "supplier_consent" not in after.profile
