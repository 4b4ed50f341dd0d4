"""Goods in cleft sentences and brackets, the person to talk to, times that suit, deadlines, fairs and teams."""

from __future__ import annotations

import pytest

from tests.nlu.fields.reading import fields

Table = list[tuple[str | None, str, str | None]]

GOODS: Table = [
    (None, "輸出したいと思っているのは手延べそうめんです", "手延べそうめん"),
    (None, "いちばん出したいのがラー油なんです", "ラー油"),
    (None, "シンガポールで売っていきたいのは自家焙煎のコーヒー豆でして", "自家焙煎のコーヒー豆"),
    (None, "我々が輸出を目指しているのは建設現場向けの安全帯です", "建設現場向けの安全帯"),
    (None, "アメリカに売りたいのは、うちで染めた藍のストールです。", "藍のストール"),
    (None, "出したいのは緑茶じゃなくて抹茶のほうです", "抹茶"),
    (None, "作っているのはステンレス製の業務用シンクで、従業員は25人です", "ステンレス製の業務用シンク"),
    (None, "シンガポールへ持っていくつもりなのは、去年賞を取った生ハムです", "生ハム"),
    (None, "商品名「凪の塩」、能登の海水を薪で炊いた塩です", "凪の塩"),
    (None, "名前は「ゆらり椅子」、木の揺り椅子です。国内では百貨店で売ってます", "ゆらり椅子"),
    (None, "一番自信があるのは「月の雫」というロールケーキで、これを香港に売り込みたい", "月の雫"),
    (None, "商材は新品のミシン部品です。国はベトナム", "ミシン部品"),
    (None, "地元の杉で作ったまな板をアメリカへ、まずはロサンゼルスへ出したい", "まな板"),
    ("product_name", "えっとですね、うちの畑で採れたにんにくを熟成させた黒にんにくです", "黒にんにく"),
    ("product_name", "子ども向けの知育アプリ「もじもじ」を韓国へ出したい", "もじもじ"),
    (None, "売りたいのは山々ですが、人手が足りません", None),
    (None, "売りたいのはドイツです", None),
    (None, "輸出したいのは来年の秋です", None),
    (None, "届けたいのは安心です", None),
    (None, "名前は「佐久間」です", None),
    (None, "競合の商品「ハニーポット」がよく売れてます", None),
    (None, "取引先が輸出したいのは醤油だそうです", None),
]
TO_CALL: Table = [
    (None, "担当は品質管理の堀、電話は080-1234-5678、出やすいのはお昼休みです", "お昼休み"),
    (None, "連絡先は 03-1234-5678 で、午後4時以降だとつながります", "午後4時以降"),
    (None, "電話は0263-12-3456、平日10時〜17時なら誰か出ます", "平日10時〜17時"),
    (None, "連絡はFAXのほうが確実です、0776-51-2039", "FAX"),
    ("contact_phone", "090-1111-2222です。定休日の水曜なら確実に出られます", "定休日の水曜"),
    ("contact_email", "メールでお願いします takizawa@fuji.example.com 平日の日中なら当日中に返せます", "平日の日中"),
    ("contact_preference", "18時以降に頼みたい、日中は船の上だから", "18時以降"),
    ("contact_preference", "朝のうちが助かるとのことです", "朝のうち"),
    ("contact_preference", "朝9時前か夜なら", "朝9時前か夜"),
    ("contact_preference", "日中は仕込みで出られないのでメールにしてください", "メール"),
    ("contact_preference", "平日は無理です", None),
    (None, "展示会は土日なら出られます。電話は03-1234-5678", None),
    (None, "電話でかまいません、052-123-4567、月曜の朝は会議で出られません", None),
]
NAMES: list[tuple[str | None, str, str | None, str | None]] = [
    (None, "窓口は社長の戸田。何でも聞いてください", "戸田", None),
    (None, "連絡の窓口は貿易課の早川にしてください", "早川", "貿易課"),
    (None, "この件は私、桐生が承ります", "桐生", None),
    (None, "代表の私沢村が窓口です", "沢村", None),
    (None, "海外事業部で主任をしてる有賀です", "有賀", "海外事業部"),
    (None, "経理の立花まで連絡ください", "立花", "経理"),
    (None, "開発部 設計課\n長谷部 純\n03-1111-2222", "長谷部 純", "開発部 設計課"),
    (None, "株式会社あかつき 海外営業部\n三好 里美\nmiyoshi@akatsuki.example.jp", "三好 里美", "海外営業部"),
    ("contact_name", "字は「小鳥遊」でたかなし、下の名前は蓮です", "小鳥遊蓮", None),
    ("contact_name", "ペンネームは月野ですが本名は鈴木かおりです", "鈴木かおり", None),
    ("contact_department", "総務っていうほどでもないけど、まあ総務", None, "総務"),
    (None, "取引先の窓口は丸山さんです", None, None),
    (None, "商工会の山崎さんに紹介されました", None, None),
    (None, "窓口は一本化してほしいです", None, None),
    (None, "輸出したいのは社長の夢です", None, None),
]
TIMES: Table = [
    (None, "国はカナダ。遅くとも来年度末までに契約したいです", "遅くとも来年度末まで"),
    (None, "行き先はイギリスです、年内に話をまとめたいです", "年内"),
    (None, "韓国です。希望としては来年の秋口までに", "来年の秋口まで"),
    (None, "来年3月までに借入を返したい、行き先はタイです", None),
    (None, "来年の春までに契約できるか分かりません、国はタイです", None),
    ("target_timing", "来年のお盆前には", "来年のお盆前"),
    ("target_timing", "新米の時期に間に合わせたい", "新米の時期"),
    ("target_timing", "新米の時期は忙しいです", None),
]
FAIRS: Table = [
    (None, "海外販路のために来年5月のミラノの家具見本市に出展するつもりです", "来年5月のミラノの家具見本市"),
    (None, "輸出に向けて来年秋にバンコクの食品展に出る予定で準備してます", "来年秋にバンコクの食品展"),
    (None, "展示会ですが、再来年1月のアンビエンテを考えてます", "再来年1月のアンビエンテ"),
    ("trade_fair_plan", "来年3月の食品見本市に小さいブースを申し込んだところです", "来年3月の食品見本市"),
    ("trade_fair_plan", "来年10月のアヌーガです、その前に英語のカタログを作りたい", "来年10月のアヌーガ"),
    ("trade_fair_plan", "今回は見送ります", "なし"),
    ("trade_fair_plan", "来年の展示会は見送るかどうか迷ってます", None),
    (None, "取引先が来年のアヌーガに出ます", None),
]
TEAMS: Table = [
    (None, "海外の仕事は専務と私で回してます", "専務と私"),
    (None, "輸出の実務は娘夫婦に任せるつもりです", "娘夫婦"),
    ("trade_fair_plan", "展示会の予定はありません。あと実施体制は店長と私の二人です", "店長と私の二人"),
    (None, "輸出の準備は専門家に任せたいです", None),
]
FIRMS: Table = [
    (None, "革靴を作ってる株式会社ノエルなんですけど、相談いいですか", "株式会社ノエル"),
    (None, "うちは漁網を作ってる合同会社浜風なんですが", "合同会社浜風"),
    (None, "お世話になります。山形で米作ってる農事組合法人みのりの会ですが", "農事組合法人みのりの会"),
    ("company_name", "いまのところは有限会社まるきのままです", "有限会社まるき"),
    (None, "友人が勤めてる株式会社ホリなんですけど、そこも申し込めますか", None),
]
MOTIVES: Table = [
    ("motive", "承知しました。どうもご丁寧に。", None),
    ("motive", "へえ、そうなんですね。勉強になります。", None),
    ("motive", "丁寧な仕事を海外でも評価してほしい", "丁寧な仕事を海外でも評価してほしい"),
]


@pytest.mark.parametrize(
    ("field", "asked", "text", "value"),
    [
        (field, *line)
        for field, table in (
            ("product_name", GOODS),
            ("contact_preference", TO_CALL),
            ("target_timing", TIMES),
            ("trade_fair_plan", FAIRS),
            ("implementation_team", TEAMS),
            ("company_name", FIRMS),
            ("motive", MOTIVES),
        )
        for line in table
    ],
)
def test_a_field_is_read_as_meant(field: str, asked: str | None, text: str, value: str | None) -> None:
    assert fields(text, asked).get(field) == value


@pytest.mark.parametrize(("asked", "text", "name", "office"), NAMES)
def test_the_person_to_talk_to_and_the_office(
    asked: str | None, text: str, name: str | None, office: str | None
) -> None:
    found = fields(text, asked)
    assert (found.get("contact_name"), found.get("contact_department")) == (name, office)
