"""Yes and no put indirectly, places and countries in passing, and help wished for in own words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

_FIELDS = (
    "consent_privacy",
    "project_type",
    "existing_export",
    "existing_base",
    "target_countries",
    "support_needs",
    "management_approval",
    "financial_statements",
    "overseas_travel_possible",
    "overseas_consulting_business",
    "parallel_support",
    "compliance_declared",
)

LINES: list[tuple[str | None, str, dict[str, Any]]] = [
    (None, "社長は昔ドイツで修業しました", {}),
    (None, "材料の革はイタリアから取り寄せています", {}),
    (None, "ベトナムの実習生が3人働いています", {}),
    (None, "去年の社員旅行は台湾でした", {}),
    (None, "中国製に押されて国内の売上が落ちています", {}),
    (None, "アメリカのドラマで紹介されて問い合わせが増えました", {}),
    (None, "韓国のアイドルが使ってくれて話題になりました", {}),
    (None, "娘がカナダに嫁いでいます", {}),
    (None, "うちの機械はドイツの部品を使っています", {}),
    (None, "タイの工場に作ってもらっています", {}),
    (None, "インバウンドのお客さんは台湾と香港の方が多いです", {}),
    (None, "フランスの大会で金賞を取りました", {}),
    (None, "英語はオーストラリアに1年住んでいたので話せます", {}),
    (None, "シンガポールの展示会を見てきました", {}),
    (None, "うちの甘酒、手始めにベトナムから攻めようかと", {"target_countries": ["VN"]}),
    (
        None,
        "抹茶スイーツをロンドンのカフェで出してもらえないかなと思って",
        {"target_countries": ["GB"], "project_type": "export"},
    ),
    (None, "次に考えているのはタイの病院です", {"target_countries": ["TH"]}),
    (None, "行き先 インド\n品物 農機具", {"target_countries": ["IN"]}),
    (
        None,
        "フランスとイタリアの靴屋さんに革を卸すのが目標",
        {"target_countries": ["FR", "IT"], "project_type": "export"},
    ),
    (None, "カナダのバイヤーを探しています", {"target_countries": ["CA"], "support_needs": ["business_matching"]}),
    (None, "韓国で化粧品を売ってみたい、それだけです", {"target_countries": ["KR"], "project_type": "export"}),
    (None, "メキシコ進出を考えている金型屋です", {"target_countries": ["MX"]}),
    (None, "アメリカ市場に挑戦したいと思っております", {"target_countries": ["US"], "project_type": "export"}),
    (None, "スペインで日本酒バーをやっている知人に卸したい", {"target_countries": ["ES"], "project_type": "export"}),
    (None, "スウェーデンの図書館に絵本を置きたいです", {"target_countries": ["SE"], "project_type": "export"}),
    (None, "上海の代理店と契約して日本茶を広めたい", {"target_countries": ["CN"], "project_type": "export"}),
    ("existing_base", "ホーチミンに事務所がひとつ", {"existing_base": True}),
    ("existing_base", "去年の春にバンコクで会社を立ち上げました", {"existing_base": True}),
    ("existing_base", "うちの社員が一人、台北に常駐してます", {"existing_base": True}),
    ("existing_base", "青島の工場がそうですね、もう12年になります", {"existing_base": True}),
    ("existing_base", "拠点なんてとてもとても", {"existing_base": False}),
    ("existing_base", "日本にしかないよ", {"existing_base": False}),
    ("existing_base", "家族4人でやってる店ですから", {"existing_base": False}),
    ("existing_base", "昔はハワイに店がありましたが閉めました", {"existing_base": False}),
    ("existing_base", "代理店があるだけで自社のものは何も", {"existing_base": False}),
    ("existing_base", "知り合いの倉庫を借りることはあるけど、うちのはないです", {"existing_base": False}),
    ("existing_base", "今はまだ。これから探すところです", {"existing_base": False}),
    ("existing_base", "妻がパリで店を切り盛りしてまして、うちの支店です", {"existing_base": True}),
    ("existing_base", "そんなもんあるわけない", {"existing_base": False}),
    ("existing_base", "ここ一か所だけです", {"existing_base": False}),
    ("existing_export", "今回がはじめての挑戦になります", {"existing_export": "none"}),
    ("existing_export", "国内オンリーでやってきました", {"existing_export": "none"}),
    ("existing_export", "まったくの素人です、海外は", {"existing_export": "none"}),
    ("existing_export", "個人のお客さんに2,3回郵便で送ったくらい", {"existing_export": "trial"}),
    ("existing_export", "毎月20フィートを1本出してます", {"existing_export": "continuous"}),
    ("existing_export", "10年来のお付き合いの問屋がソウルにありまして", {"existing_export": "continuous"}),
    ("existing_export", "定番で置いてもらってます、もう5年", {"existing_export": "continuous"}),
    ("existing_export", "見積もりまで出したけど流れました", {"existing_export": "none"}),
    ("existing_export", "引き合いだけは来るけど実際に出したことはない", {"existing_export": "none"}),
    ("existing_export", "一回こっきり、サンプルを送っただけ", {"existing_export": "trial"}),
    ("existing_export", "商社さんに任せてるのでうちからは出してないです", {"existing_export": "none"}),
    ("management_approval", "もちろん、父が言い出しっぺですから", {"management_approval": True}),
    ("management_approval", "夫婦でやってる店なので二人で決めました", {"management_approval": True}),
    ("management_approval", "役員全員ハンコ押してます", {"management_approval": True}),
    ("management_approval", "社長からGOが出てます", {"management_approval": True}),
    ("management_approval", "代表の私が申し込んでるので大丈夫です", {"management_approval": True}),
    ("management_approval", "会長も「ええやないか」と", {"management_approval": True}),
    ("management_approval", "来週の会議にかけるところです", {"management_approval": False}),
    ("management_approval", "まだ社長には言い出せてなくて", {"management_approval": False}),
    ("management_approval", "社長が首を縦に振らないんですよ", {"management_approval": False}),
    ("management_approval", "私の独断で調べてます", {"management_approval": False}),
    ("management_approval", "個人事業なんで自分が決めればそれで", {"management_approval": True}),
    ("financial_statements", "直近のものも含めて3年分用意できます", {"financial_statements": "three_years"}),
    ("financial_statements", "会社作ったのが去年なので1期分だけです", {"financial_statements": "newly_founded"}),
    ("financial_statements", "税理士に頼まないと手元にはない", {"financial_statements": "not_ready"}),
    ("financial_statements", "引っ越しで1年分どこかに行ってしまって", {"financial_statements": "not_ready"}),
    ("financial_statements", "青色申告の控えなら5年分取ってあります", {"financial_statements": "three_years"}),
    ("overseas_travel_possible", "息子なら行けます", {"overseas_travel_possible": True}),
    ("overseas_travel_possible", "むしろ行きたい！", {"overseas_travel_possible": True}),
    ("overseas_travel_possible", "年に1回くらいなら店を閉めて行きます", {"overseas_travel_possible": True}),
    ("overseas_travel_possible", "牛がいるので家を空けられません", {"overseas_travel_possible": False}),
    ("overseas_travel_possible", "飛行機が苦手で…無理です", {"overseas_travel_possible": False}),
    ("overseas_travel_possible", "子どもが小さいので泊まりはちょっと", {"overseas_travel_possible": False}),
    ("overseas_travel_possible", "もう何回も行ってますから平気", {"overseas_travel_possible": True}),
]


@pytest.mark.parametrize(("asking", "text", "expected"), LINES)
def test_what_is_said_indirectly(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    read = fields(text, asking)
    assert {name: value for name, value in read.items() if name in _FIELDS} == expected
