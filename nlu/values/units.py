"""Units and counters that stand directly after a numeral, and what they make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit counts, as far as intake cares."""

    YEN = "yen"
    FOREIGN = "foreign"
    PERSONS = "persons"
    YEARS = "years"
    OTHER = "other"


@dataclass(frozen=True)
class Unit:
    """A unit at the half-open span ``start:end`` of the normalised text; ``code`` is the ISO 4217 code of a foreign "
    "currency."""

    kind: UnitKind
    text: str
    start: int
    end: int
    code: str | None = None


#: Currency words, the longer before the shorter they begin with. A word alone names the usual one.
CURRENCIES: dict[str, str] = {
    "米ドル": "USD", "アメリカドル": "USD", "USドル": "USD", "USD": "USD", "US$": "USD", "米$": "USD",
    "豪ドル": "AUD", "オーストラリアドル": "AUD",
    "香港ドル": "HKD", "HKドル": "HKD", "HKD": "HKD", "HK$": "HKD", "台湾ドル": "TWD", "台湾元": "TWD",
    "新台湾ドル": "TWD", "NTドル": "TWD", "NT$": "TWD",
    "TWD": "TWD", "シンガポールドル": "SGD", "Sドル": "SGD", "SGD": "SGD", "S$": "SGD", "カナダドル": "CAD",
    "CAD": "CAD", "AUD": "AUD",
    "ニュージーランドドル": "NZD", "NZドル": "NZD", "ドル": "USD", "弗": "USD", "$": "USD", "セント": "USD",
    "ユーロ": "EUR", "EUR": "EUR", "€": "EUR",
    "英ポンド": "GBP", "イギリスポンド": "GBP", "ポンド": "GBP", "GBP": "GBP", "£": "GBP", "人民元": "CNY",
    "中国元": "CNY", "元": "CNY", "RMB": "CNY",
    "CNY": "CNY", "ウォン": "KRW", "KRW": "KRW", "₩": "KRW", "タイバーツ": "THB", "バーツ": "THB", "THB": "THB",
    "฿": "THB", "ベトナムドン": "VND",
    "ドン": "VND", "VND": "VND", "₫": "VND", "インドルピー": "INR", "ルピー": "INR", "INR": "INR", "₹": "INR",
    "インドネシアルピア": "IDR", "ルピア": "IDR",
    "IDR": "IDR", "フィリピンペソ": "PHP", "ペソ": "PHP", "マレーシアリンギット": "MYR", "リンギット": "MYR",
    "リンギ": "MYR", "MYR": "MYR",
    "スイスフラン": "CHF", "フラン": "CHF", "CHF": "CHF", "ルーブル": "RUB", "トルコリラ": "TRY", "リラ": "TRY",
    "レアル": "BRL", "ディルハム": "AED",
    "AED": "AED", "リヤル": "SAR", "クローネ": "NOK", "クローナ": "SEK", "リエル": "KHR",
}  # fmt: skip


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_NOT_YUAN = "年|請|気|旦|本|素|祖|化|日|々|号|の|町|中"
_NOT_YEN = "形筒周盤卓錐柱滑熟板弧融陣環舞安高"
_NOT_PERSON = (
    r"前(?!後)|気|称|乗|用|分(?!け)|当|あた|掛|がけ|月|口|生|間|形|参|物|類|工|材|権|格|件|民|々|里|妻|脈|手|力|部屋"
    r"|家族|兄弟|姉妹|目|組|きょうだい|展"
    r"|体(?!制)|人|ひとり|一|1人|に[1一]人|日|泊|部|様お"
)
_NOT_NAME = "前称刺簿義物所産店品門作古札字詞誉人声曲画医城水酒湯盤案分勝馬"

#: Counters and units that are neither money nor persons nor years.
_COUNTERS = """
個 ケ コ 台 本 枚 冊 件 回 度 倍 割 % パーセント 坪 平米 平方メートル 平方キロ ヘクタール アール 町歩 反 m2 cm
mm km m キロメートル メートル センチ ミリ インチ kg mg g t トン キログラム グラム キロリットル キロ kl ml cc L
l リットル 升 合 石 斗 匹 頭 羽 軒 棟 戸 店舗 店 社 箇所 か所 カ所 ヶ所 ヵ所 拠点 支店 工場 か国 カ国 ヶ国 ヵ国
箇国 ケ国 国 地域 都市 都道府県 県 種類 種 品目 品種 品 点 アイテム 商品 製品 SKU sku 箱 ケース セット 足 着 杯
缶 袋 パック 瓶 食 膳 皿 世帯 校 部門 部署 部 均一 均 票 PV アクセス フォロワー ユーザー ダウンロード DL 字
文字 ページ 丁目 番地 番 号 階建て 階 F 位 等 代目 代 期目 期 週間 週 か月 カ月 ヶ月 ヵ月 箇月 ケ月 か年 ヶ年
カ年 月 日間 日 時間 時 分間 分 秒 ロット 機 隻 便 株 口 両 歳 才 世代 周年 世紀 年代 次 級 条 項 章 式 軸 層
色 段 面 つ 馬力 ワット W kW V A Hz 度目 回目 人前 人分 人用 人目 人乗り 人家族 人組 名分 畳 間 列 席 室 部屋
泊 食分 kcal カロリー ℃ °C ポイント pt 円安 円高 倍以上 割引 打 ダース 束 玉 粒 房 輪 鉢 巻 通 曲 作品 タイトル
事例 案件 組 チーム 班 大学 市町村 市 町 村 区
"""
_OTHER = _words(_COUNTERS.split())
_PREFIX = re.compile(rf"(?P<foreign>{_words(CURRENCIES)})|(?P<yen>¥|\\|JPY|jpy)")
_LONGEST_PREFIX = max(map(len, CURRENCIES)) + 1
_UNIT = re.compile(
    rf" ?(?:(?P<foreign>(?!元(?:{_NOT_YUAN})){_words(CURRENCIES)})(?![A-Za-z])"
    rf"|(?P<yen>円(?![{_NOT_YEN}])|圓|えん(?![ぎじど])|[Yy](?:en|EN)(?![A-Za-z])|(?:JPY|jpy)(?![A-Za-z]))"
    rf"|(?P<persons>人(?!{_NOT_PERSON})|名様|名(?:(?=前後)|(?![{_NOT_NAME}]))|(?:にん|めい)(?=です|だ|で|と|い|く|ほ|ぐ|ね|が|は"
    rf"|も|の|に|や|お|[^ぁ-んー]|$)|ニン(?!ジ))"
    r"|(?P<years>か年|ヶ年|カ年|年間|年度|年|ねん)"
    rf"|(?P<other>{_OTHER}|[A-Za-zμΩ℃°%]+|人|名))"
)


def unit_at(text: str, at: int) -> Unit | None:
    """The unit or counter that stands at ``at``, a space before it allowed; None where there is none."""
    match = _UNIT.match(text, at)
    if match is None:
        return None
    kind = UnitKind(match.lastgroup or "other")
    word = match.group(match.lastgroup or 0)
    return Unit(kind, word, match.start(kind.value), match.end(), CURRENCIES.get(word))


def currency_before(text: str, at: int) -> Unit | None:
    """The currency sign or word that ends at ``at`` (¥3,000, US$ 500, 人民元50万), a space between allowed."""
    end = at - 1 if text[at - 1 : at] == " " and at > 0 else at
    for start in range(max(0, end - _LONGEST_PREFIX), end):
        match = _PREFIX.fullmatch(text, start, end)
        if match and not (match.group().isalpha() and match.group().isascii() and text[start - 1 : start].isalpha()):
            kind = UnitKind(match.lastgroup or "yen")
            return Unit(kind, match.group(), start, end, CURRENCIES.get(match.group()))
    return None
