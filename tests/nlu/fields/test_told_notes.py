"""Free words told beside other things: fairs, teams, times to call, names and offices, as short as they are meant."""

from __future__ import annotations

import pytest

from tests.nlu.fields.reading import fields

Table = list[tuple[str | None, str, str | None]]

FAIRS: Table = [
    (None, "来年の5月に上海のSIALに出展します。社員は5人です", "来年の5月に上海のSIAL"),
    (None, "展示会は11月のソウルのカフェショーに出ることになっています", "11月のソウルのカフェショー"),
    (None, "再来月の大阪の産業展に出ます、もう申し込みました", "再来月の大阪の産業展"),
    (None, "9月のミラノの家具見本市に申し込み済みです", "9月のミラノの家具見本市"),
    (None, "出展の予定はありません。社長の了承は得ています", "なし"),
    (None, "商談会の予定は今のところ特にないです", "なし"),
    (None, "去年の台北の展示会に出ましたが成果はありませんでした", None),
    (None, "いつかパリの見本市に出てみたいです", None),
    (None, "展示会に出る手伝いをしてほしい", None),
    (None, "来年の春の展示会に出るかもしれません", None),
    (None, "お客さんが6月の東京の展示会に出ます", None),
    (None, "店に出ます", None),
    ("trade_fair_plan", "来年4月のハノイの食品展、ブースはもう押さえました", "来年4月のハノイの食品展"),
    ("trade_fair_plan", "10月のアヌーガに出ます", "10月のアヌーガ"),
    ("trade_fair_plan", "そんなのに出る暇はないですよ", "なし"),
    ("trade_fair_plan", "出る余裕なんてとてもとても", "なし"),
    ("trade_fair_plan", "人手がないので出らんです", "なし"),
    ("trade_fair_plan", "見学だけのつもりなので出展はしません", "なし"),
    ("trade_fair_plan", "出るか出ないか、まだ迷っとる", None),
    ("trade_fair_plan", "来年6月の台北国際食品見本市、申し込み済みですけん", "来年6月の台北国際食品見本市"),
]

TEAMS: Table = [
    (None, "海外の仕事を進めるのは私と営業の林の三人です", "私と営業の林の三人"),
    (None, "動くのは専務と若手ふたり。英語は専務が話せます", "専務と若手ふたり"),
    (None, "実務は妻と私の二人で回します", "妻と私の二人"),
    (None, "推進は常務の私（本間）ひとり、出張も行けます", "常務の私（本間）ひとり"),
    (None, "実施体制は社長と貿易担当の2名になります", "社長と貿易担当の2名"),
    (None, "担当チームは工場長、品質管理の佐野、私の3人です", "工場長、品質管理の佐野、私の3人"),
    (None, "出張に行くのは社長です", None),
    (None, "作るのは職人3人です", None),
    (None, "動くのは電池です", None),
    ("implementation_team", "昨日は雪でした。えーっと、兄と私と事務の子です", "兄と私と事務の子"),
    ("implementation_team", "専任は置いてません。製造の岡と総務の堤で兼務します", "製造の岡と総務の堤で兼務"),
    ("implementation_team", "おれ一人だ。ほかにはいねえ", "おれ一人"),
    ("implementation_team", "私が商談、経理の母が書類、弟は手伝うだけです", "私が商談、経理の母が書類"),
    ("implementation_team", "長男と長女で。どちらも英語が話せます", "長男と長女"),
    ("implementation_team", "まだ誰がやるか決めていません", None),
    (
        "implementation_team",
        "推進するのは私（工場長の辻）と通訳さん、二人ともビザはあります",
        "私（工場長の辻）と通訳さん",
    ),
]

TIMES_TO_CALL: Table = [
    (None, "電話は0234-55-0187ですが配達があるので夜7時以降にお願いします", "夜7時以降"),
    ("contact_phone", "090-5555-0142です、朝は弱いので午後だと助かります", "午後"),
    ("contact_email", "k@example.jp です。火木の午後がつかまりやすいです", "火木の午後"),
    ("contact_phone", "070-5550-0110、昼間は畑なんで夕方6時過ぎがありがたいです", "夕方6時過ぎ"),
    ("contact_phone", "03-5550-0199、平日の10時から16時のあいだに頼みます", "平日の10時から16時のあいだ"),
    ("contact_phone", "0742-55-0111。土日は休みです", None),
    ("contact_phone", "夕方に一度切れましたが、0742-55-0111です", None),
    (None, "朝9時から午後5時まで店を開けています", None),
    (None, "来年の夏に売り始めたい。電話は03-5550-0199", None),
    ("contact_preference", "朝は仕入れがあるので、昼の1時から3時に頼みます。番号は0742-55-0111", "昼の1時から3時"),
    ("contact_preference", "電話よりメールがええです", "メール"),
    ("contact_preference", "署名を貼っときますね、メールのやつ", None),
    ("contact_preference", "水曜以外ならいつでも", "水曜以外ならいつでも"),
]

PEOPLE: Table = [
    ("contact_name", "フィリピン出身のレイエスと申します。横浜で雑貨の会社をしています", "レイエス"),
    ("contact_name", "担当：パク・ジウン（営業企画部）、080-5550-0123", "パク・ジウン"),
    ("contact_name", "渡部と書いてワタベです、下の名前は健二", "渡部健二"),
    ("contact_name", "連絡は総務の久米さんにお願いしています", "久米"),
    (None, "合同会社ナギ、CTOの呉です", "呉"),
    ("contact_name", "イタリアから来ましたマルコ・ロッシです", "マルコ・ロッシ"),
    ("contact_name", "名前は柏 みどり、部署は特にありません", "柏 みどり"),
    ("contact_name", "私の名前はまだいいです", None),
    ("contact_name", "息子の名前で登録できますか", None),
]

OFFICES: Table = [
    ("contact_name", "担当：パク・ジウン（営業企画部）、080-5550-0123", "営業企画部"),
    ("contact_name", "窓口は経理の久米さんにお願いしています", "経理"),
    ("contact_department", "問い合わせは輸出課の槙までお願いします", "輸出課"),
    ("contact_email", "m@example.jp、名前は森 遥、部署は空欄でお願いします", None),
    ("contact_department", "商談会は来月のソウルに出ることに決めました", None),
    ("contact_department", "部署なんて立派なものはありません", None),
]

FIRMS: Table = [
    ("company_name", "正式名は磐田繊維協同組合です", "磐田繊維協同組合"),
    ("company_name", "宮崎の都城で、株式会社きりしま工芸ち言います", "株式会社きりしま工芸"),
    ("company_name", "正式名称は一般社団法人みなと工芸会、略してみな工です", "一般社団法人みなと工芸会"),
]

TIMES: Table = [
    ("target_timing", "来年の春節までに間に合わせたい", "来年の春節まで"),
    ("target_timing", "再来年の旧正月です", "再来年の旧正月"),
]

MOTIVES: Table = [
    ("motive", "そういう制度があるとは。もっと早く知りたかったなあ", None),
    ("motive", "動機は来週あらためて書きますわ", None),
    ("motive", "国内の人口が減っているからです", "国内の人口が減っているからです"),
    ("motive", "理由ですか、あとで息子と相談して書きます", None),
]

TOLD = [
    *(("trade_fair_plan", *one) for one in FAIRS),
    *(("implementation_team", *one) for one in TEAMS),
    *(("contact_preference", *one) for one in TIMES_TO_CALL),
    *(("contact_name", *one) for one in PEOPLE),
    *(("contact_department", *one) for one in OFFICES),
    *(("company_name", *one) for one in FIRMS),
    *(("target_timing", *one) for one in TIMES),
    *(("motive", *one) for one in MOTIVES),
]


@pytest.mark.parametrize(("field", "asking", "text", "expected"), TOLD)
def test_the_words_meant_are_taken(field: str, asking: str | None, text: str, expected: str | None) -> None:
    assert fields(text, asking).get(field) == expected
