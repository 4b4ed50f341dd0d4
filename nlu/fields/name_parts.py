"""Names that stand, made whole: 「社名の頭に株式会社が付きます」「フルネームは中村由美です」「結婚して姓が森に変わりました」."""

from __future__ import annotations

import re

from nlu.fields.texts import NAMES
from nlu.values.companies import find_company_names
from nlu.values.normal import Normalized, normalize

_FORM = r"(?:株式|有限|合同|合資|合名)会社|(?:一般|公益)?(?:社団|財団)法人|協同組合|NPO法人"
_COMMON = "株式会社"
_FRONT, _BACK = r"(?:頭|前|先頭|最初|アタマ|あたま)", r"(?:後ろ|うしろ|末尾|最後|お?尻|語尾)"
_PUT = r"(?:付|つ|入|足|加)(?:き|く|い(?!ませ|な)|け(?!ませ|な)|り|る|れ(?!ませ|な)|っ|し|え)"
_AT = rf"(?:の)?(?:(?P<front>{_FRONT})|{_BACK})(?:に|へ|は|が)、?"
_PLACED = (  # where the form stands that a name lacks
    re.compile(rf"{_AT}[「『]?(?P<form>{_FORM})[」』]?(?:(?:が|を|と|も)?{_PUT}|です|でし|で?[。!]|で?$)"),
    re.compile(r"(?:^|[、。\s]|は|が)(?P<front>前株)|(?:後|あと)株"),
    re.compile(rf"[「『]?(?P<form>{_FORM})[」』]?(?:が|を|と|も|は)(?:、|[^。]{{0,16}}[。!、]\s*)?{_AT}{_PUT}"),
)
_OF_OTHERS = re.compile(
    r"取引先|得意先|お?客|仕入れ?先|同業|他社|親会社|子会社|隣|近所|知り?合い|知人|友人|友達|社長|先生|妻|夫|息子|娘|嫁|家内|主人|兄|弟|姉|妹|甥|姪|親戚|いとこ|上司|部下|同僚|前任|後任|相手"
)
_BECOMES = re.compile(  # 「…に社名が変わってるんでした」「…へ社名変更しました」「…に改めました」
    r"[」』]?(?:に|へ|と)(?:(?:社名|会社名|名前|商号|屋号|組織)(?:が|を)?、?)?(?:変わっ|変わりま|変更(?!する|予定|したい)|改め(?!る|たい)|改称|改組|なった|なりま|なって|なってい?)"
)
_REGISTERED = re.compile(  # 「登記は㈱桜工芸です」
    r"(?:登記(?:簿)?|正式|法人)(?:上|として)?(?:の)?(?:名前|名称|名義|社名|会社名|名)?(?:は|が|だと|では|としては)、?[「『]?$"
)
_IS = re.compile(r"[」』]?(?:です(?!か)|でした|だ(?![とっ])|で(?:登記|登録|[。!]|$)|に(?:なっ|なり)|[。!]|$)")
_NOT_YET = re.compile(r"たい|予定|つもり|ら(?:、|$)|れば|かも|そう")
_NAMED_SO = re.compile(r"社名|会社名|屋号|商号|名前|今|いま|現在|から|に(?=株|有|合)|先月|去年|昨年|今年|月")
_WHOLE_NAME = re.compile(
    r"(?:フルネーム|氏名|本名|(?:お)?名前(?:は|、|を)?(?:フル|全部)|名前(?:全体)?|姓名)(?:の?(?:ほう|方))?(?:で(?:言う|いう|書く)と|は|だと|で(?:は)?、?|、|を(?:書く|言う)と)*、?(?P<name>[^、。!はがを]{2,12}?)(?:です|でした|と(?:申|い|言)|になり|っす|や?[。!]|や?$)"
)
_GIVEN = re.compile(
    r"(?:下|した)の(?:お)?名前(?:は|が|だと|、)+(?P<name>[^、。!はがを\s]{1,8}?)(?:です|でした|と(?:申|い|言)|っす|[。!]|$)"
)
_NEW_SURNAME = re.compile(
    r"(?:(?:結婚|再婚|離婚|養子縁組|婿入り)(?:しまし|し)?(?:て|た(?:ので|んで|から|関係で|ため)|で)?、?|(?:名字|苗字|姓|旧姓)(?:が|は|、)*(?:[^。、]{0,8}(?:から|に)、?)?)"
    r"(?:(?:名字|苗字|姓)(?:が|は))?(?:[^、。]{1,8}から)?(?P<name>[^、。はがをに]{1,8})に(?:変わ|なっ|なりま|改め|替わ)(?!る予定)"
)
_SURNAME = re.compile(r"[一-龥々ァ-ヺーぁ-ん]{1,8}")


def with_form_added(text: str, standing: str) -> tuple[str, int, int] | None:
    """The ``standing`` name with the legal form it lacks, and the words that say where it stands, half-open in ``text``."""
    n = normalize(text)
    if re.search(_FORM, standing) or _OF_OTHERS.search(n.text):
        return None
    found = next((match for one in _PLACED if (match := one.search(n.text))), None)
    if found is None:
        return None
    form = found.groupdict().get("form") or _COMMON
    value = f"{form}{standing}" if found["front"] else f"{standing}{form}"
    return value, *n.span(*found.span())


def firm_renamed(text: str, standing: str) -> tuple[str, int, int] | None:
    """The whole name that the firm has now: 「先月から株式会社ことりに変わってるんでした」."""
    n = normalize(text)
    for one in find_company_names(n):
        behind = _BECOMES.match(n.text, one.end)
        start, end = _sentence(n, one.start)
        behind = behind or (_IS.match(n.text, one.end) if _REGISTERED.search(n.text[: one.start]) else None)
        if behind is None or _NOT_YET.search(n.text[behind.end() : end]) or _OF_OTHERS.search(n.text[start:end]):
            continue
        value = str(one.value)
        if (
            one.detail.get("entity_type")
            and value != standing
            and (_NAMED_SO.search(n.text[start : behind.end()]) or _REGISTERED.search(n.text[: one.start]))
        ):
            return value, *n.span(one.start, behind.end())
    return None


def person_in_full(text: str, standing: str) -> tuple[str, int, int] | None:
    """The ``standing`` person's name in full, or with another surname, and the words that say so."""
    n = normalize(text)
    if (full := _WHOLE_NAME.search(n.text)) and _is_fuller(full["name"].strip("「」『』 "), standing):
        return full["name"].strip("「」『』 "), *n.span(*full.span("name"))
    if (given := _GIVEN.search(n.text)) and " " not in standing and _is_name(given["name"]):
        start, _ = _sentence(n, given.start())
        if not _OF_OTHERS.search(n.text[start : given.start()]):
            return f"{standing}{given['name'].strip('「」『』')}", *n.span(*given.span())
    new = _NEW_SURNAME.search(n.text)
    if new is None or not _SURNAME.fullmatch(new["name"]) or not _is_name(new["name"]) or new["name"] == standing:
        return None
    start, _ = _sentence(n, new.start())
    if _OF_OTHERS.search(n.text[start : new.start()]):
        return None
    return new["name"], *n.span(*new.span())


def _is_fuller(name: str, standing: str) -> bool:
    """「中村由美」 is 「中村」 in full."""
    plain, old = name.replace(" ", ""), standing.replace(" ", "")
    return len(plain) > len(old) and (plain.startswith(old) or plain.endswith(old)) and _is_name(name)


def _is_name(words: str) -> bool:
    return NAMES["contact_name"](words) == (0, len(words))


def _sentence(n: Normalized, at: int) -> tuple[int, int]:
    ends = [found for mark in "。!?" if (found := n.text.find(mark, at)) >= 0]
    return max(n.text.rfind(mark, 0, at) for mark in "。!?\n") + 1, min(ends, default=len(n.text))
