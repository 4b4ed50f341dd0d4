"""Industries in a text as codes of the 日本標準産業分類 (rev. 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.values.industry_activity import codes_for, ours
from nlu.values.industry_hits import Hit, settle
from nlu.values.industry_materials import by_material
from nlu.values.industry_phrases import phrases
from nlu.values.industry_tables import deeds, labels, product_lexicon, products, trade_lexicon, trades
from nlu.values.industry_verbs import IS_SO, MAKING_IS
from nlu.values.lexicon import Match, same_length_lower
from nlu.values.normal import Normalized
from nlu.values.place_spans import places
from nlu.values.types import Found, Problem

_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Ta-t])-?([0-9]{2})(?![A-Za-z0-9])")
_LETTER = re.compile(r"(?:大分類)? ?([A-T])(?: ?(?:です|でお願いします))?[。!]?")
_CUSTOMER = re.compile(  # the trade is someone else's: a customer, supplier or adviser
    r"の(?:社長|大将|店主|オーナー|主人|女将|職人|担当)(?:さん)?(?:に|から|へ|と(?!申|言))|さ(?:卸|納|売|出し|送|置)|(?:さん|様)(?:が|の|を|と|も|に|から|へ|経由|相手|側)|(?:さん|様|等|など|各社|の皆様|業界|会社)?(?:相手|経由"
    r"|に(?:発注|外注|任せ|お願い|作って|頼)|を(?:探|紹介|育て|募集|雇|採用|対象|目指|応援|支援|増や|呼|通|介|見つけ|訪)|向け|むけ"
    r"|に(?:も)?(?:卸|納|販売|売|相談|依頼|頼|勤め|行|置|入|輸|聞|紹介|委託|なら|出し|提案|使|採用)|へ(?!の転)|から"
    r"|と(?:共同|取引|組|連携|契約|一緒|協力|提携|の(?:取引|共同|連携))|で(?:使|売|販売|買|扱|働|見|展示|提供"
    r"|取り扱|勤|採用|導入|活用|人気)"
    r"|用の|用に|用で|のお客|の顧客|が(?:お客|顧客|主な?取引|取引|得意)|の方に|への|の(?:紹介|バイヤー|担当者"
    r"|方から|社長さん))"
)
_DENIED = re.compile(
    r"(?:業|会社|屋)?(?:では|でも|じゃ|とは)(?:な|あり|違)|以外"
    r"|(?:業)?(?:を|は|も|なんて)?(?:やって|して|営んで)(?:い)?る(?:わけ|会社|の|という?こと|って(?:こと)?|もの|人間|者|ところ)?(?:では|でも|じゃ|も|は|とは)(?:な|あり|ござ|違)"
    r"|(?:業|会社|屋|企業)?(?:だ)?と(?:よく)?(?:思われ|間違え|間違われ|勘違い|誤解)"
    r"|の(?:仕事|商売|会社|事業)(?:は|では|じゃ)(?:(?:して|やって)(?:い)?(?:ませ|な)|な|あり)|(?:業)?(?:は|も)(?:して(?:い)?|やって(?:い)?)(?:な"
    r"|ませ|おらず|おりませ)|(?:業)?(?:は"
    r"|も)(?:し|やり)(?:ない|ませ)|(?:は|も)(?:ない|ありませ|なし)"
)
_STATED = re.compile(
    r"$|(?<=成形)品|(?<=加工)品|(?<=卸)(?:売|問屋|商)|(?<=漁)[船師]|(?<=養殖)(?:場|屋|漁師)|(?:工場|工房|スタジオ|作業場)(?!さん|様|に(?!なり)|へ|から|向け|用|で(?:使|働)|の(?:方|人|機械|設備))|の(?:若|[0-9一二三四五六七八九十]+代目の?)?(?:もん|おやじ|親父|オヤジ|おっちゃん|大将|女将|店主|あるじ|せがれ|跡取り|跡継ぎ|娘|息子|嫁|若旦那|棟梁|経営者|代表|オーナー)(?=です|を(?:し|やっ|やら|務|つとめ)|をいたし|や|だ|じゃ|で[、す]|、|。|$|と申)|っす|どす|ずら|っちゃ|たい(?=$|。|、)|なんす|[。、!,・/(\n :;♪〜~☆★※]|です|でし|でご|だ|で(?!も)|を[0-9一二三四五六七八九十]+(?:店|軒|か所|カ所|ヶ所)|の(?:集まり|団体|グループ|仲間)|(?:って|と)いう(?:ところ|とこ|もの|会社|商売|仕事)|を[^、。]{0,12}(?:や|営|経|し|運|専|主|本|中|生|行"
    r"|展|開|手|請|受|続|担)|業|加工|製造|をメイン|として|の?(?:開発|制作|運営"
    r"|製造|経営)|の(?:会社|企業|事業|仕事|者|職人|作家|社長|三代|二代|四代|小売|卸|町工場|お?店|工場|工房|事務所|スタジオ|学校|専門|下請|個人|中小|メーカー)"
    r"|関(?:係|連)|系|屋|なん|なの|になり|に(?:該当|分類)|会社|なが(?:や|じゃ|です)|や(?:$|き|わ|さか|けど|って|っと|ねん|で|、|。|けど|けん|んで|ってる"
    r"|り)|し(?:て|と|よ|ち|ゆ)|一筋|専門|一本|中心|及び"
    r"|と(?![共取組連契一協提い])|ね|よ|じゃ|ば|さ|やけど|企業|メーカー|のほう|の方|[^ぁ-んァ-ヺー一-龥a-z0-9]"
)
_ANSWER = re.compile(
    r"(?P<word>.+?)(?:の(?:会社|仕事|事業)|関係|関連|系)?(?:です|でございます|になります|だよ?|をやって(?:い)?ます"
    r"|ですね|かな|や)?[。!]?"
)
_HEAD = re.compile(r"の|で|は|も|、")
_PROCESS = re.compile(
    r"(?:金型|鋳物|製材|板金|ダイ(?:カ|キャ)スト|製本|彫金|表具|打刃物|織物|織布|旋盤)$"
)  # no goods of a shop
_FOR_PETS = re.compile(
    r"(?:ペット|犬|猫|わんちゃん|ワンちゃん|家畜|愛犬|愛猫)(?:用|向け|のため|の)[^、。]{0,8}$"
)  # feed is E10
_AT_PLACE = re.compile(r"[市区町村県都府]で$")
_OURS = re.compile(
    r"(?:うち(?:んとこ|ら|の会社)?|弊社|当社|私ども|わたくしども|わし(?:ら|んとこ)?|当方|自社|手前ども|おら(?:ほ|んとこ)?)"
    r"(?:は|が|も|、|の(?:本業|主力|メイン|仕事)は)?\s*$"
)
_BREAK = re.compile(r"[、。]|$")
_LIST = re.compile(r"(?:など|等|類)? ?(?:、|,|・|と|や|/|とか|から|および|及び|に) ?")
_KATAKANA_TAIL = ("メーカー", "ショップ", "スクール", "レンタル", "リース", "メンテナンス", "デザイン")
_KATAKANA, _HIRAGANA, _KANJI, _LATIN = (
    re.compile(f"[{chars}]+") for chars in ("ァ-ヺー", "ぁ-ん", "一-龥々", "a-z0-9")
)
_TRADE_TAIL = re.compile(
    r"屋|店|農家|職人|製造|加工|生産|販売|卸|問屋|工場|栽培|養殖|専門|作家|工房|産業|業"
    r"|[作造織縫焼彫編打漉塗吹獲捕採育飼削搾醸干煮売磨](?=[っいんうりるきえげてすし])"
)
_SHORT_AFTER = re.compile(
    r"[をのやと、。・屋店$!]|$|メーカー|工場|製造|づくり|作り|専門|です|も|など|職人|卸|問屋|販売|加工|だけ|とか"
    r"|農家|栽培|養殖|漁|産|で(?:す|、)|ば|って|つ[くぐ]|こさ|こしら|[作造織縫焼彫編打漉塗獲捕採摘育飼搾醸売卸煮干]"
)
_WINDOW = 24
_LIST_REACH = 12
_CLAUSE = re.compile(r"[。!?\n、,]|た[いく](?=[一-龥ァ-ヺー])")  # 「和牛を輸出したい畜産農家」


def find_industries(n: Normalized) -> list[Found]:
    """What the firm does, as JSIC codes: from codes (E24), official names, trades (酒蔵), and products with what is
    done to them (ネジを作っている).

    ``value`` is a 大分類 letter or a 中分類 code. ``detail``: ``label`` (official name); ``stated`` (False when the
    words only appear: 銀行の紹介); ``by``: ``code``, ``trade``, ``deed`` (a trade only where
    it is done for a living: 塗装), ``activity`` or ``product`` (a product alone).
    Problem ``industry.ambiguous`` with ``candidates`` ("E09,I58") and ``labels`` ("食料品製造業／飲食料品小売業").
    """
    text = same_length_lower(n.text)
    hits = _codes(n.text)
    if not hits:
        taken = _names(n.text)
        told = [hit for hit in phrases(text) if not any(first < hit.end and hit.start < last for first, last in taken)]
        hits = settle([*_trades(text, taken), *told], list(_products(text, taken)))
    return [_found(hit) for hit in hits or _whole_answer(text)]


def find_goods(n: Normalized) -> list[Found]:
    """Goods that the text names, whatever is done with them: kind ``goods``, value the code of making them.

    ``detail``: ``makes`` (tuple of codes), ``wholesale``, ``by`` = ``goods``, ``label`` and ``stated``.
    """
    text = same_length_lower(n.text)
    taken = _names(n.text)
    found = []
    for match in product_lexicon().scan(text):
        if not _bounded(text, match) or not _alone(text, match) or _within(match, taken):
            continue
        product = products()[match.word]
        detail = {
            "makes": product.makes, "wholesale": product.wholesale, "by": "goods", "stated": True,
            "label": labels()[product.make],
        }  # fmt: skip
        found.append(Found("goods", product.make, match.start, match.end, detail=detail))
    return found


def _found(hit: Hit) -> Found:
    names = labels()
    if len(hit.codes) == 1:
        detail = {"label": names[hit.codes[0]], "stated": hit.stated, "by": hit.by}
        return Found("industry", hit.codes[0], hit.start, hit.end, detail=detail)
    told = {"candidates": ",".join(hit.codes), "labels": "／".join(names[code] for code in hit.codes)}
    problem = Problem("industry.ambiguous", told)
    return Found("industry", None, hit.start, hit.end, problem, detail={"stated": hit.stated, "by": hit.by})


def _codes(text: str) -> list[Hit]:
    said = [(match[1] + match[2], *match.span()) for match in _CODE.finditer(text)]
    if letter := _LETTER.fullmatch(text):
        said = [(letter[1], *letter.span(1))]
    return [Hit(start, end, (code.upper(),), True, "code") for code, start, end in said if code.upper() in labels()]


def _names(text: str) -> list[tuple[int, int]]:
    """Spans of place names written in full, which hold no trade: 墨田区, 帯広市."""
    return [(found[0].start, found[0].end) for found in places(text) if not found[0].bare]


def _trades(text: str, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    for match in trade_lexicon().scan(text):
        free = _bounded(text, match) and _alone(text, match) and not _within(match, taken) and not _cut(text, match)
        if not free or _CUSTOMER.match(text, match.end) or _DENIED.match(text, match.end):
            continue
        yield Hit(
            match.start,
            match.end,
            trades()[match.word],
            bool(_STATED.match(text, match.end)) and not _quoted(text, match),
            "deed" if match.word in deeds() else "trade",
            match.end - match.start,
        )


def _quoted(text: str, match: Match) -> bool:
    """Whether the trade stands in 「…」 with other words, as part of a name."""
    opened = text.rfind("「", 0, match.start)
    closed = text.find("」", match.end)
    held = opened >= 0 and closed >= 0 and "」" not in text[opened : match.start]
    return held and (opened + 1, closed) != (match.start, match.end)


def _cut(text: str, match: Match) -> bool:
    """Whether a longer product's name is cut by the trade: ブラシ屋 of 歯ブラシ屋."""
    starts = range(max(0, match.start - 5), match.start)
    return any(
        match.start < longer.end < match.end and _alone(text, longer)
        for at in starts
        for longer in product_lexicon().at(text, at)
    )


def _products(text: str, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    matches = [
        m for m in product_lexicon().scan(text) if _bounded(text, m) and _alone(text, m) and not _within(m, taken)
    ]
    for index, match in enumerate(matches):
        start, stop = _window(text, matches, index)
        codes, length = codes_for(products()[match.word], text[start:stop], text)
        if codes == ("E09",) and _FOR_PETS.search(text, max(0, match.start - 14), match.start):
            codes = ("E10",)
        if not codes and _OURS.search(text, max(0, match.start - 16), match.start):
            codes, length = ours(products()[match.word], text[start:stop] + text[stop : stop + 1])
        if not codes and _AT_PLACE.search(text, max(0, match.start - 8), match.start) and _BREAK.match(text, match.end):
            codes = (products()[match.word].grow or products()[match.word].make,)
        if not codes and MAKING_IS.search(text, max(0, match.start - 30), match.start) and IS_SO.match(text, match.end):
            codes = (products()[match.word].grow or products()[match.word].make,)
        codes = by_material(text, match, codes)
        if codes:
            yield Hit(
                match.start, start + length if length else match.end, codes, True, "activity", match.end - match.start
            )


def _window(text: str, matches: list[Match], index: int) -> tuple[int, int]:
    """The words that tell what is done with a product; in a list (味噌と醤油を造る) those after its last member."""
    last = min(index + _LIST_REACH, len(matches) - 1)
    while index < last and _LIST.fullmatch(text, matches[index].end, matches[index + 1].start):
        index += 1
    start = matches[index].end
    following = matches[index + 1].start if index + 1 < len(matches) else len(text)
    stop = _CLAUSE.search(text, start, start + _WINDOW)
    return start, min(following, start + _WINDOW, stop.start() if stop else len(text))


def _within(match: Match, taken: list[tuple[int, int]]) -> bool:
    return any(start < match.end and match.start < end for start, end in taken)


def _bounded(text: str, match: Match) -> bool:
    """Latin words are not taken out of longer ones, katakana words only as the head.

    フライパン is no パン, クラフトビール is ビール.
    """
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    first, last = match.word[0], match.word[-1]
    if (_LATIN.match(first) and _LATIN.match(before)) or (_LATIN.match(last) and _LATIN.match(after)):
        return False
    if _KATAKANA.match(last) and _KATAKANA.match(after) and not text.startswith(_KATAKANA_TAIL, match.end):
        return False
    return not (_KATAKANA.match(first) and _KATAKANA.match(before) and len(match.word) < 4)


def _alone(text: str, match: Match) -> bool:
    """Short everyday words (本, 米, なし) count only where nothing longer holds them."""
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    if len(match.word) == 1:
        if match.word == "本" and after and after in "店社業日物気格場数":  # 本店, 本業
            return False
        return not _KANJI.match(before) and (not _KANJI.match(after) or bool(_TRADE_TAIL.match(text, match.end)))
    if len(match.word) <= 3 and _HIRAGANA.fullmatch(match.word):
        return not (_HIRAGANA.fullmatch(before) and before not in "のをとやはでがもにば") and bool(
            _SHORT_AFTER.match(text, match.end)
        )
    return True


def _whole_answer(text: str) -> list[Hit]:
    """A product alone as the answer: open between making and selling it."""
    answer = _ANSWER.fullmatch(text)
    word = answer["word"].strip(" 「」") if answer else ""
    product = products().get(word) or products().get(_HEAD.split(word)[-1])  # 炭素繊維の織物
    if not answer or product is None:
        return []
    made = (product.grow,) if product.grow else product.makes
    codes = made if _PROCESS.search(word) else tuple(dict.fromkeys((*made, product.wholesale, product.retail)))
    return [Hit(*answer.span("word"), codes, True, "product")]
