"""Notes without a verb: 「出張OK、拠点なし、社長の承認あり」「輸出経験ゼロ」. The noun asks, あり or なし answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

_BOSS = r"(?:社長|代表者?|経営者|経営責任者|経営陣|経営|役員(?:会)?|取締役(?:会)?|オーナー|会長|会社|社内|上司|組合長|理事会?)"
_NOD = r"(?:承認|了承|了解|許可|決裁|合意|同意|ゴーサイン|承諾|内諾|許諾|OK)"
_OF = r"(?:さん|側)?(?:の|から|からの|にも?|も)?(?:輸出の?)?"
_SUPPLIER = r"(?:メーカー|仕入れ?先|調達元|製造元|生産者|作り手|蔵元|窯元|作家)"
_NOUNS: dict[str, str] = {
    "existing_base": r"(?<!国内の)(?<!国内)(?:海外|現地|向こう)?(?:の|に)?(?:は)?(?:自社)?(?:拠点|現地法人|海外法人|海外支店|駐在員?事務所)",
    "existing_export": r"(?:海外|直接)?輸出(?:の|した)?(?:経験|実績|歴|こと)",
    "overseas_travel_possible": r"(?:海外|現地|国外)?(?:への?|に|での)?(?:の)?(?:出張|渡航)",
    "parallel_support": r"(?:同じ内容(?:の|で)|並行(?:して|する|の)?)?(?:ほか|他|別|よそ)(?:の|に|から)?(?:専門家|機関|支援機関|コンサル)?(?:の|に|から|からの|による)*(?:支援|サポート|指導)",
    "management_approval": rf"(?<![元先方手側ん造者家]の){_BOSS}{_OF}{_NOD}|稟議",
    "supplier_consent": rf"{_SUPPLIER}{_OF}{_NOD}",
    "product_lawful": r"(?:日本|国内|現地|相手国|向こう|海外|輸出先)?[^、。]{0,12}?(?:法律|法令|法規|規制|薬機法|法)(?:上|面|的)?(?:に|の|で|な)?(?:は|も)?[^、。]{0,14}?(?:問題|違反|抵触)",
    "compliance_declared": r"(?:コンプラ(?:イアンス)?|法令遵守|遵守(?:事項)?|宣誓)(?:の|は)?(?:[3三](?:つ|項目|点)|①[〜~]③)?(?:は|も|とも)?(?:全部|すべて|全て)?",
    "product_exists": r"(?<!新)(?<!新しい)(?<!次の)(?:商品|製品|サービス|アプリ|現物)(?:自体)?",
    "trade_fair_plan": r"(?:海外)?(?:の)?(?:展示会|見本市|商談会)(?:へ|に|の|は|も)*(?:出展|参加|出る)?(?:の|する)?(?:予定|計画|つもり)?",
}  # fmt: skip
_BETWEEN = (
    r"(?:\s|は|が|も|を|に|:|\?|=|→|まだ|もう|すで(?:に)?|既に|特に|一切|全く|まったく|全然|(?:私|社長|誰か|担当者?|わし)(?:が|も)|今のところ|いまのところ|今は|現在|現時点で"
    r"|一つも|どこにも|とも|ちゃんと|既存|口頭で|、?もちろん)*"
)
_HAVE = r"(?P<yes>あり(?:ます|まして)?|有り?|有ります|ある|おます|ございます|○|〇|はい|OK|オッケー|おっけー"
_LACK = r"(?P<no>なし|無し|無|な(?:い|く|かった)(?:ん)?|ありません|ございません|おりません|ゼロ|×|ねえ|ねぇ|あらへん|ないっす|なく"
_DONE = r"|(?:取って|もらって|得て)あ(?:る|り(?:ます)?)|済み?|取得済み?|(?:もら|と|取)(?:って|っと|えて)(?:い|お)?(?:ます|る|り(?:ます)?)?|(?:出|得)(?:て|と)(?:い|お)?(?:ます|る|り(?:ます)?)?|取れて(?:い)?(?:ます|る)|下りて(?:い)?(?:ます|る)|通って(?:い)?(?:ます|る)|通りました"
_ABLE = r"(?P<yes>OK|オッケー|可能?|でき(?:る|ます)|行け(?:る|ます)|いけ(?:る|ます)|大丈夫|問題(?:は)?(?:な(?:し|い|く)|ありません)|○|〇|いつでも(?:OK|可能?|行け(?:る|ます)|でき(?:る|ます)|大丈夫)"
_UNABLE = r"(?P<no>NG|不可(?:能)?|でき(?:ない|ません|ず)|行け(?:ない|ません|ず)|無理|難しい|困難|厳しい|×|できへん|よう行かん)"
_END = r"(?:(?:です|だ|や|じゃ|でございます|っす|で|ん|の|な|わ|よ|ね|けど|けれど|ので|し|が|ば|さ)*(?:[、。,/・!)\s]|(?<=けど)|(?<=ので)|(?<=けれど)|$))"
_ANSWERS: dict[str, str] = {
    "existing_base": rf"(?:{_HAVE})|{_LACK}|まだ))",
    "existing_export": rf"{_LACK}|まだ|未経験|初めて|これから)",
    "overseas_travel_possible": rf"(?:{_ABLE})|{_UNABLE})",
    "parallel_support": rf"(?:{_HAVE}|受けて(?:い)?(?:ます|る)|受けております)|{_LACK}|(?:受けて|利用して|頼んで)(?:い)?(?:ません|ない|おりません)))",
    "management_approval": rf"(?:{_HAVE}{_DONE})|{_LACK}|まだ|これから|待ち|未))",
    "supplier_consent": rf"(?:{_HAVE}{_DONE})|{_LACK}|まだ|これから|待ち|未))",
    "product_lawful": rf"(?:{_LACK.replace('?P<no>', '?P<yes>')}))",
    "trade_fair_plan": rf"{_LACK}|出(?:ない|ません)|参加し(?:ない|ません))",
    "compliance_declared": r"(?P<yes>OK|問題(?:は)?(?:なし|ない|ありません)|大丈夫|○|〇|(?:全部|すべて|全て)?(?:満た|守)[しっ](?:て|と)(?:い|お)?(?:ます|る|り(?:ます)?)|クリア|遵守)",
    "product_exists": r"(?:(?P<yes>あり(?:ます)?|ある|販売中|発売中|発売済み?|量産中|完成済み?|完成して(?:い)?(?:ます|る)|でき(?:て|と)(?:い)?(?:ます|る)|出来上がって(?:い)?(?:ます|る)|流通して(?:い)?(?:ます|る))|(?P<no>開発中|試作(?:中|段階)?|企画(?:中|段階)?|準備中|構想段階?|未完成|未発売))",
}  # fmt: skip
_WORDS_FOR_NONE: dict[str, str] = {"existing_export": "none", "trade_fair_plan": "なし"}
_PLAIN = {"product_exists": ("あり", "ある", "あります")}  # 「商品あり」: only with もう or after a colon
_NOTES = {
    field: re.compile(rf"(?:{noun})(?P<between>{_BETWEEN})(?:{_ANSWERS[field]}){_END}", re.IGNORECASE)
    for field, noun in _NOUNS.items()
}
_HINTS = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "existing_base": "拠点|法人|支店|事務所",
        "existing_export": "輸出",
        "overseas_travel_possible": "出張|渡航",
        "parallel_support": "支援|サポート|指導",
        "management_approval": "承認|了承|了解|許可|決裁|合意|同意|サイン|承諾|内諾|OK|稟議",
        "supplier_consent": "承認|了承|了解|許可|許諾|合意|同意|サイン|承諾|内諾|OK",
        "product_lawful": "問題|違反|抵触",
        "compliance_declared": "コンプラ|遵守|宣誓",
        "trade_fair_plan": "展示会|見本市|商談会",
        "product_exists": "商品|製品|サービス|アプリ|現物",
    }.items()
}


def read_brief(scene: Scene) -> Iterator[Candidate]:
    """Candidates for yes/no fields and for no export so far, from a noun with あり, なし, OK or 可 behind it."""
    for field, note in _NOTES.items():
        if field == scene.asking or not _HINTS[field].search(scene.text):
            continue  # what was asked is read with its own, everyday words
        for match in note.finditer(scene.text):
            if not scene.stated(match.start(), match.start() + 1) or scene.of_others(match.start()):
                continue
            if field == "existing_base" and _at_home(scene, match.start()):
                continue
            yes = match.groupdict().get("yes")
            if yes in _PLAIN.get(field, ()) and not re.search(r"もう|すで|既|:", match["between"]):
                continue
            value = _WORDS_FOR_NONE.get(field, yes is not None)
            strength = Strength.CUE if re.search("[:?=]", match["between"]) else Strength.TYPE
            yield Candidate(field, value, match.start(), match.end(), strength)


def _at_home(scene: Scene, at: int) -> bool:
    """「名古屋に拠点があります」: a base in Japan."""
    return any(0 <= at - one.end <= 3 for one in (*scene.prefectures, *scene.cities))
