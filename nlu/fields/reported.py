"""What somebody asked by the speaker said, as the speaker's own answer: 「出していいそうです」「久留米市だそうです」.

Taken off once, for the question asked; what is told at length stays as it is. What friends, other firms or the papers
say stays hearsay.
"""

from __future__ import annotations

import re

from nlu.fields.clause_words import NOT_OWN
from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.dialect import replaced
from nlu.values.enums import CHOICE_FIELDS
from nlu.values.normal import Normalized

_ANSWERED_SO = frozenset((*YES_NO_FIELDS, *CHOICE_FIELDS))
_NAMES = frozenset({"product_name", "company_name", "contact_name"})
_CONSENT = frozenset({"management_approval", "supplier_consent"})  # what was said there is itself the matter
_ENDS = r"(?:(?:よ|ね|わ|ので|けど|が|から)*(?=[、。!\s]|$))"
_SAID = (
    r"(?:(?:と|って)(?:[^、。はがをに]{1,8}(?:から|に))?(?:は)?(?:聞い(?:て(?:い|お)?(?:ます|る|ります)|た)|聞きました|伺って(?:い|お)?(?:ます|ります)|伺いました"
    r"|言わ?れ(?:まし)?た|言われて(?:い)?(?:ます|る)|言って(?:い)?(?:まし|ます|た|る)た?|(?:お?返事|回答|連絡)(?:が|を)(?:あり|来|もらい|いただき|き)(?:まし)?た)"
    r"|(?:と|って)の(?:こと|返事|話|回答)(?:です|でした|だ|だった)?|という(?:こと|返事|話|回答)(?:です|でした|だ|だった)|(?<=[^いる戻待送帰言持使作取切行思])って(?=[。!]|$))"
)
_SO = r"そう(?:です|だ|や|でした|なん(?:です|だ))"
_REPORTED = re.compile(
    rf"(?:(?:だ|なん?だ)(?:よ)?(?={_SO}|{_SAID})(?:{_SO}|{_SAID})|(?<=[るたいんく]){_SO}|(?:です|よ)?{_SAID}){_ENDS}"
)
_HAVING_ASKED = re.compile(  # 「メーカーさんに聞いたら、」: from them
    r"に(?:も|は)?(?:もう一度|さっき|昨日|先日|直接|電話で|一応)?(?:聞い|きい|確認し|確かめ|話し|相談し|電話し|連絡し|問い合わせ|尋ね|頼ん|お願いし|伝え|言っ|持ちかけ)(?:て(?:み)?)?(?:[ただ]ら|[ただ]ところ|ましたら|ましたところ)、?"
)
_ASKED_BY_US = re.compile(
    r"(?:^|(?<=[、。]))(?:さっき|昨日|先日)?(?:聞い|確認し|電話し|連絡し|問い合わせ|話し|相談し|頼ん)(?:て(?:み)?)?(?:[ただ]ら|[ただ]ところ|ましたら|ましたところ)、?"
)
_AS_SOMEBODY_SAYS = re.compile(  # 「社長に聞いたら、」「経理によると」
    r"(?:^|(?<=[、。]))(?:さっき|昨日|先日|いま|今)?(?:うちの)?(?:社長|代表|会長|専務|常務|部長|課長|店長|工場長|番頭|経理|総務|事務|営業|担当|税理士|会計士|司法書士|行政書士|父|母|夫|妻|主人|家内|兄|弟|姉|妹|息子|娘|先代|上司|上|親方|本人|本社)(?:さん|の者|の人|担当)?"
    r"(?:に(?:も|は)?(?:もう一度|電話で|一応|今)?(?:聞い|きい|確認し|確かめ|相談し|電話し|問い合わせ|尋ね)(?:て(?:み)?)?(?:[ただ]ら|[ただ]ところ|ましたら|ましたところ)|によると|によれば|いわく|曰く|が言うには|の話(?:だと|では)|は)、?"
)
_JUDGED = re.compile(
    r"(?:(?:いい|よい|良い|ええ|ない|ほしい|欲しい|難しい|厳しい|大丈夫|OK|可能|可|だめ|ダメ|駄目|NG|無理|結構|早い)(?:よ|です)?|ません|(?:承認|了承|承諾|許可|許諾|同意|賛成|OK)する)$"
)
_BARE = re.compile(r"(?:[一-龥ァ-ヺA-Za-z0-9ー」』]|だめ|[な]し|から|まで)$")
_HEARSAY = re.compile(
    r"知り合い|知人|友人|友達|仲間|同業|他社|よその|ほかの会社|別の会社|ライバル|競合|近所|隣の|親会社|親戚|前の会社|前職|テレビ|ニュース|新聞|雑誌|記事|ネット(?!で売|販売|ショップ|通販)|SNS|噂|うわさ|世間|一般に|人づて|例えば|たとえば"
)
_SENTENCE = re.compile(r"[。!?\n]")


def without_reports(n: Normalized, asking: str | None) -> Normalized:
    """``n`` with 「…そうです」「…とのことです」「…と言われました」 as plain statements; of consent, as what was said."""
    if asking is None or asking in WHOLE_SENTENCES or not _HINT.search(n.text) or _HEARSAY.search(n.text):
        return n
    if asking not in _ANSWERED_SO:
        if NOT_OWN.search(n.text) or not _REPORTED.search(n.text):
            return n
        n = replaced(n, _AS_SOMEBODY_SAYS, "")
        called = "です" if asking in _NAMES else None  # 「黒糖くるみとのことです」
        return replaced(
            n, _REPORTED, lambda report: None if report[0] == "って" else _stated(report) or called
        )  # 「戻って」
    if asking in _CONSENT:
        n = replaced(replaced(n, _HAVING_ASKED, "から、"), _ASKED_BY_US, "")
        return replaced(n, _REPORTED, _quoted)
    return replaced(n, _REPORTED, _stated)


_THEY_SAY = re.compile(
    r"(?:社長|代表|会長|専務|役員|上司|上|父|母|オーナー|親方|メーカー|仕入れ?先|作り手|蔵元|窯元|農家|製造元|生産者|工場|先方|向こう|相手|職人|作家)(?:さん|側)?(?:から|に|が|も|は)[^。]{0,16}$"
)
_OF_SOMETHING_ELSE = re.compile(  # 「タイは輸出が難しいと聞いています」, not 「社長はいいそうです」「輸出はいいそうです」
    r"(?<!社長)(?<!代表)(?<!会長)(?<!役員)(?<!上司)(?<!先方)(?<!相手)(?<!さん)(?<!側)(?<!元)(?<!仕入先)(?<!仕入れ先)(?<!作り手)(?<![父母夫妻上])(?<!の)(?<!こと)(?<!件)(?<!メーカー)(?<!工場)(?<!うち)(?<!今回)(?<!今)(?<!これ)(?<!それ)(?:(?<!輸出)(?<!出す)(?<!売る)(?<!商品)(?<!に)(?<!で)は|が)[^、。はがも]{0,14}$|(?:ジェトロ|JETRO|商工会|銀行|制度)(?:さん)?(?:は|が)[^、。]{0,10}$"
)
_HINT = re.compile(r"そう|との|という|と言|に言われ|から言われ|って|と聞|と伺|と返事|と回答|と連絡|たら|ところ")


def _quoted(report: re.Match[str]) -> str | None:
    said = report.string[: report.start()]
    if _OF_SOMETHING_ELSE.search(said):
        return None
    if _JUDGED.search(said):
        return "と言われました"
    return None if re.search(r"言|返事|こと", report[0]) else _stated(report)


def _stated(report: re.Match[str]) -> str | None:
    """です behind a noun or an adjective, nothing behind a verb."""
    said = report.string[: report.start()].rstrip()
    if _JUDGED.search(said):
        if re.search(r"言|返事|こと", report[0]) and _THEY_SAY.search(said):
            return None  # the consent of the firm's head or of the maker, told beside the answer
        if re.search(r"聞|伺", report[0]) and _OF_SOMETHING_ELSE.search(said):
            return None
    if _BARE.search(said) or said.endswith("い") or said.endswith("ん"):
        return "です"
    return "" if re.search(r"[るたすくうつむぶ]$", said) else None
