"""The first sentence answers the question: 「6億くらいです。コロナの年は9億までいきました。」 is an answer and a remark.

What follows a complete answer adds facts of its own, tells of the past, of others, of what was not chosen. It does not
change that answer unless it says so: 「8,000万円。あ、違います、9,600万円でした」.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.cues import mentioned
from nlu.fields.texts import SENTENCES
from nlu.fields.types import FieldValue, Reading
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.countries import find_countries
from nlu.values.enums import CHOICE_FIELDS
from nlu.values.normal import normalize

_SENTENCE = re.compile(r"(?:「[^」]*」|[^。！？!?\n])*[。！？!?\n]+")
_ASKS = re.compile(r"[?？]\s*$|か[。\s]*$")
_PUT_DOWN = re.compile(
    r"\s*(?:なので|ですので|だから|では|じゃあ?|一応|とりあえず|ここは|申請上は|合計|合わせて|全部で|、)*[^、。はがもを]{1,14}?(?:で|に|と)"
    r"(?:(?:書い|記入し|入力し|登録し|記載し|申請し|出し|し)(?:て|と)(?:おい|い)?て?(?:ください|下さい|もら[いえ]|いただ|くれ|ほしい|[。\s]*$)|お願い)[^。か]{0,10}。?\s*$"
)
_BARE = re.compile(r"^(?:はい|いいえ|いえ|ええ|うん|いや|そうです|違います|ちがいます|[あえおそうんーっ])[。！!\s]*$")
_AMENDS = re.compile(
    r"(?:^|[。!\s、…])(?:いや(?!な|が)|いえ[、。]|あっ?、|おっと|待って)|やっぱ|やはり|間違[いえっ](?!な|られ)|まちが[いえっ](?!な|られ)|違(?:い(?:まし|ます(?!よね))|った|う[、。])"
    r"|訂正|修正|直して|正しくは|正確には|(?:じゃ|では|で)なく|失礼(?:しま|です)|ごめん|すみません|すいません|もとい|撤回|取り消|変更|さっき|先ほど|と言いたい|といいたい|(?:は|には)?(?:さすがに)?(?:無理|きつい|厳しい)(?:かな|かも|そう|です(?:か)?ね)"
)
_TURNS = re.compile(  # speaks of the answer again, to narrow it, to add to it or to say what it really is
    r"^(?:でも|ただ(?!の)|といっても|と言っても|とはいえ|しかし|けど|だけど|ですが|もっとも|と[言い]|って)"
    r"|(?:分|わ)から|厳密|細かく|詳しく|きっちり|ぴったり|正式|実際|現実|実は|じつは|内訳|計(?:[0-9]|で)|合計|合わせて|全部で|代わり|今回|今度|新しく|対象|行き先|所在地|本社|登記|優先|順番|本命|どっち|(?:[がを]|の(?:ほう|方)が)先(?:に(?:し|お願い|[、。])|です|で[、。])|両方|海外[はで]|読み|漢字"
)
_ON = re.compile(
    r"も(?!ら|の|う|し|っ|ど|と|ち)|次|第[二三2]|[二三2-3]番|[二三2-3]つ目|あと|それから|それと|ほか|他に|加え|そして|続い|できれば|併せ|同時"
)
_ASIDE = re.compile(
    r"前の|昔|以前|当時|旧|のころ|の頃|まで(?:は|の)|国内|県内|同業|よそ|他社|ほかの会社|知り合い|知人|親会社|隣"
)  # of another time or firm
_OPENS = re.compile(r"^(?:いいえ|いえ|いや|すみません|すいません|ごめん(?:なさい)?)[、。]")
_NOT_THAT = re.compile(r"(?:じゃ|では|で)なく")  # 「中国じゃなくて台湾です」 is one answer
_CONCLUDES = re.compile(  # 「開発も提供も自社。サービス提供者になります」
    r"(?:になりま(?:す|した)|に(?:あたり|該当し)ます|(?:って|という)(?:ことで|ことです|形です|扱いです)[^、。]{0,8}|の(?:ほう|方)(?:です|で))(?:かな|ね|よ|わ)*[。!\s]*$"
)
_CHOSEN = (*CHOICE_FIELDS, *YES_NO_FIELDS)
_NO_HURRY = re.compile(r"急いで(?:は)?(?:い|お)?(?:ない|ません|りません)|急ぎ(?:では|じゃ)")
_NEAR = 6
_FINER = ("industry", "city", "prefecture")  # where what follows may only be more exact
_ITEM = re.compile(r"\s*(?:[0-9０-９]{1,2}(?:\s*[.．)）、]|[ 　](?=[^0-9０-９\n]+\n\s*[0-9０-９]))|[①-⑳・●○■□◆★※*-])")
_A_WORD = 8  # characters of an answer that only the end gives: 「俺だけ。0」「海の京都。宮津です」
_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)会社|法人|組合(?![ぁ-ん])")
_COUNTRIES, _MODEL = "target_countries", "business_model"  # to which what follows may add
_IN_MORE_WORDS = {
    *(set(SENTENCES) - {"trade_fair_plan"}),
    "product_name",
    "contact_name",
    "contact_department",
    "contact_preference",
    "support_needs",
    "product_lawful",  # of two countries,
    "supplier_consent",  # of every maker
}


def first_said(text: str, asking: str | None, whole: Reading, alone: Callable[[str], Reading]) -> Reading:
    """``whole``, with the answer that the first sentence gives to the question for ``asking``; ``alone`` reads a part."""
    if asking is None or asking in _IN_MORE_WORDS:
        return whole
    if (written := _to_be_written(text, asking, alone)) is not None:
        return _with(whole, written)
    first = _SENTENCE.match(text)
    rest = text[first.end() :] if first else ""
    if _ITEM.match(text):
        return whole  # 「１．オーストラリア」, the first line of a list
    if first is None or len(rest.strip()) <= _A_WORD or _ASKS.search(first[0]) or _BARE.match(first[0].strip()):
        return whole
    if _goes_back(first[0], rest, asking):
        return whole
    standing = next((one for one in whole.values if one.field == asking), None)
    answer = next((one for one in alone(first[0]).values if one.field == asking), None)
    if answer is None or (standing and asking in _FINER and str(standing.value).startswith(str(answer.value))):
        return whole
    if standing and _NO_HURRY.match(str(answer.value)):
        return whole  # 「急いでません。5年以内でいいです」
    if str(answer.value).endswith("。"):
        return whole  # a sentence that only tells of it
    if asking == "company_name" and not _FORM.search(str(answer.value)):
        return whole
    return _with(whole, answer)


def _to_be_written(text: str, asking: str, alone: Callable[[str], Reading]) -> FieldValue | None:
    """「夫婦のほかに3人雇っています。5人で書いてください。」: what the last sentence asks to be put down; of a trade it may say less."""
    last = list(_SENTENCE.finditer(text if text.endswith("。") else text + "。"))[-1]
    if asking == "industry" or not last.start() or not _PUT_DOWN.match(normalize(last[0]).text):
        return None
    words = text[last.start() : last.end()]
    answer = next((one for one in alone(words).values if one.field == asking), None)
    return answer and replace(answer, start=answer.start + last.start(), end=answer.end + last.start())


def _goes_back(first: str, rest: str, asking: str) -> bool:
    """Whether what follows speaks of the answer again."""
    said = [normalize(one).text for one in _SENTENCE.findall(rest + "。") if not _ASKS.search(one)]
    opening = _OPENS.sub("", normalize(first).text)
    if _AMENDS.search(_NOT_THAT.sub("", opening) if asking == _COUNTRIES else opening):
        return True
    if any(_AMENDS.search(one) or _TURNS.search(one) for one in said):
        return True
    if any(asking in mentioned(one) and not _ASIDE.search(one) for one in said):
        return True
    if asking in _CHOSEN and said and _CONCLUDES.search(said[-1]):
        return True
    if asking == _COUNTRIES:
        return any(_adds(one) for one in said)
    return asking == _MODEL and any(_ON.search(one) for one in said)


def _adds(sentence: str) -> bool:
    """Whether a sentence names one more country: 「次にタイ」「タイも」; not 「タイを勧める人もいますが」."""
    n = normalize(sentence)
    return any(
        _ON.search(n.text[max(0, one.start - _NEAR) : one.start]) or _ON.match(n.text, one.end)
        for one in find_countries(n)
    )


def _with(whole: Reading, answer: FieldValue) -> Reading:
    values = tuple(one for one in whole.values if one.field != answer.field)
    problems = tuple(one for one in whole.problems if one.field != answer.field)
    return replace(whole, values=(answer, *values), problems=problems)
