"""Of what a thing is made: decides its 中分類 where no trade of its own makes it (曲げわっぱの弁当箱, 塗りの器)."""

from __future__ import annotations

import re

from nlu.values.lexicon import Match

_OF_MATERIAL = re.compile(
    r"(?:(?P<E32>漆(?:塗り?)?|塗り|うるし|蒔絵)|(?P<E12>曲げわっぱ|わっぱ|木|木製|木彫り?|竹|竹製|竹編み|杉|檜|ヒノキ|ひのき|桧|桜|欅|ケヤキ|栗|桐|ブナ|楢|ナラ|胡桃|クルミ|オリーブ|間伐材|無垢|白木|樺|籐|蔓|つる)"
    r"|(?P<E21>陶器|陶製|磁器|陶磁器|焼き物|焼物|[一-龥]{1,4}焼き?|土|ガラス|硝子|切子|琉球ガラス|石|御影石|大理石|セラミック)"
    r"|(?P<E24>錫|すず|スズ|真鍮|しんちゅう|銅|銅製|鉄|鉄製|ステンレス|チタン|アルミ|アルミ製|金属|金属製|南部鉄|鋳物)|(?P<E18>プラスチック|樹脂|樹脂製|アクリル|シリコン樹脂|塩ビ)|(?P<E19>ゴム|シリコンゴム)"
    r"|(?P<E20>革|本革|レザー|皮|牛革|鹿革)|(?P<E14>紙|和紙|段ボール|ダンボール|再生紙)|(?P<E11>布|帆布|麻|綿|絹|シルク|デニム|フェルト|ウール))(?:の|製の?|で(?:でき|作|編ん|彫っ)[^、。]{1,4}?)(?:小さな|大きな|丸い|[一-龥ァ-ヺー]{1,6}用の?)?$"
)
# Parts of these are counted by the material, parts of metal by the machine: 「樹脂製の配管部品」, 「鉄の歯車」.
_PART = re.compile(r"(?:部品|パーツ|継手|継ぎ手|歯車|ギア|管|パイプ|ネジ|ねじ|ボルト|ナット|キャップ|ローラー)$")
_BY_MATERIAL = frozenset(("E12", "E18", "E19", "E21"))
_OF_ANY_MATERIAL = frozenset(
    (
        "弁当箱", "お弁当箱", "箱", "小箱", "皿", "お皿", "小皿", "器", "うつわ", "食器", "コップ", "カップ", "マグカップ",
        "ジョッキ", "タンブラー", "グラス", "酒器", "ぐい呑み", "ぐいのみ", "おちょこ", "お猪口", "徳利", "椀", "お椀", "茶碗",
        "お茶碗", "鉢", "丼", "スプーン", "フォーク", "箸置き", "トレー", "トレイ", "お盆", "盆", "重箱", "茶托", "コースター",
        "花瓶", "花入れ", "一輪挿し", "植木鉢", "鉢カバー", "プランター", "桶", "樽", "籠", "かご", "カゴ", "バスケット", "ざる",
        "ゴミ箱", "収納箱", "収納ケース", "ケース", "容器", "まな板", "カトラリー", "キッチン用品", "キッチンツール", "調理器具", "調理道具",
        "ランプシェード", "部品", "パーツ", "製品", "雑貨", "小物", "生活雑貨", "インテリア雑貨", "靴べら", "ハンガー", "洗面器", "バケツ",
    )
)  # fmt: skip


def by_material(text: str, match: Match, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes with making as the material in front has it."""
    any_material = match.word in _OF_ANY_MATERIAL
    if not (any_material or _PART.search(match.word)) or not any(code.startswith("E") for code in codes):
        return codes
    of = _OF_MATERIAL.search(text, max(0, match.start - 12), match.start)
    if not of or not of.lastgroup or not (any_material or of.lastgroup in _BY_MATERIAL):
        return codes
    made = of.lastgroup
    return tuple(dict.fromkeys(made if code.startswith("E") else code for code in codes))
