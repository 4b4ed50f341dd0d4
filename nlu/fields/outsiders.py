"""What somebody else agreed to, has, wishes or thinks, taken off before the answer: 「妻は同意すると言ってますが、私は…」.

Who may speak of a field differs: the bank's man says nothing of the firm's head, a fellow trader's permit is not the
maker's to us, what a neighbour was helped with is no wish. A piece whose topic is such a person is nobody's answer.
"""

from __future__ import annotations

import re

from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_RIVALS = (
    r"(?:同業(?:者|他社|さん)?|同じ(?:商売|業界|仕事|組合|商店街|団地)|他社|(?:よそ|余所)(?:様|さん)?(?=[はがも])|(?:よそ|余所)の[^、。はがもにでへとを]{1,8}?(?:さん|会社|店|工場|業者|人|蔵|工房|屋|社長)(?=[はがもさ])|競合(?:他社|相手|先)?|ライバル(?:会社)?"
    r"|(?:ほか|他|別|隣|となり|隣町|隣村|隣の(?:町|村|市|県)|向かい|近所|近く|町内|商店街|団地|組合)の(?!専門家|先生|機関|支援|アドバイザー|コンサル)[^、。はがも]{1,10}?(?:さん|会社|店|工場|業者|仲間|人|蔵|農家|農園|宿|旅館|工房|屋|社長)"
    r"|お隣|ご近所|仲間うち|組合員仲間)"
)
_FRIENDS = r"(?:友人|友達|友だち|ともだち|知人|知り合い|(?<!社員の)仲間|先輩|後輩|幼なじみ|幼馴染み?|同級生|親戚|親類|いとこ|従兄弟)"
_BUYERS = r"(?:お?得意(?:先|さん|様)|納め先|納入先|納品先|卸し?先|販売先|出荷先|売り先|お客(?:さん|様)|元請け?)"
_FIRMS = r"(?:取引先|仕入れ?先|外注先|委託先|下請け?(?=さん)|親会社|元の会社|前の会社)"
_ADVISERS = r"(?:銀行|メインバンク|信金|信用金庫|信用組合|信組|税理士|会計士|診断士|弁護士|社労士|行政書士|商工会(?:議所)?|ジェトロ|JETRO|よろず(?:支援拠点)?|役所|役場|市役所|県庁|保健所|保険会社)"
_STAFF = r"(?:社員|従業員|部下|スタッフ|職人|現場|パート|若い(?:者|衆|子|もん)|工場の(?:者|みんな|人))"
_KIN = r"(?<![一-龥])(?:妻|家内|嫁|奥さん|女房|夫|主人|旦那|父|母|親父|おやじ|おふくろ|両親|親|兄貴|兄|弟|姉|妹|兄弟|息子|せがれ|娘|孫|祖父|祖母|じいさん|ばあさん|叔父|叔母|義[父母兄弟姉妹]|家族)"
_THEIR_FIRM = rf"{_KIN}(?:さん)?の(?:会社|店|工場|商店|法人|農園|工房|ところ|とこ)"
_TAIL = (
    r"(?:の[^、。はがもにでへとを]{1,8}?)?(?:さん|様|はん|たち|ら|の方|の人|の先生|先生|みんな|全員|各社|連中|夫婦)*"
)
_FRONT = r"(?:(?:でも|ただ|まあ|一応|実は|えっと|ええと|正直|それに|そういえば|前に|先に|以前|去年)、?)*(?:[^、。はがも]{1,12}?(?:[ただる]|の))?"
_BY = r"(?:は|が|も|では|じゃ|んとこは)"
_FROM = rf"(?:{_BY}|から(?:は|も|の)?|に(?:は|も)?)"
_PIECE = re.compile(
    r"[^。!?\n]*?(?:(?<=[るたいだすんうやじ])(?:けれども|けれど|けども|けど|ものの|ので|から|のに|さかい|が|し)、|[。!?\n]+|$)"
)
_OURS = re.compile(
    r"(?:うち|当社|弊社|自社|わが社|我が社|当方|私|わたし|わし|僕|俺|自分)(?:ら|たち|ども)?(?:[はがもにの]|で(?!す))"
)
_ONLY_KNOWN = re.compile(
    r"[^、。はがも]{0,6}(?:いる|ある|おる)(?:くらい|ぐらい|だけ|程度)"
)  # 「友人がいるくらいで、会社としては何も」
_COUNTED = re.compile(r"[^、。]{0,8}[0-9一二三四五六七八九十百]+(?:人|名|社|年|円|万|件|軒)")
_CONSENTS = ("consent_privacy", "management_approval", "supplier_consent")
_ASSENT = re.compile(
    r"賛成|反対|同意|了承|了解|承認|承諾|許[可諾し]|内諾|合意|OK|オッケー|いい|ええ|よい|構わ|かまわ|喜|乗り気|納得|承知|認め|問題|心配|やれ|やって|応援|勧め|すすめ|早く|出して|首を"
)
_HEAD = re.compile(r"社長|代表|会長|役員|理事|オーナー|取締役|経営|親方|稟議|社内")
_HELPED_US = re.compile(r"(?:て|で)(?:くれ|くださ|いただ|頂|もろ)|助けら|相談に乗|一緒|同行|紹介")
_HIT_US = re.compile(r"注文|発注|仕入れ|買[っわい]|取引|値下げ|止[まめ]|切ら|減|うち")
_UNWISHED = re.compile(
    r"(?:まし)?た(?:そう|らしい|みたい|と|って|ん|の|けど|が|。|$)|そう(?:です|だ|や)|らしい|みたい|[てで](?:い)?(?:る|ます)"
)
_VIEW = re.compile(
    r"(?:と|って|て)(?:よく|も)?(?:言|いう|ゆう|いい|思|聞)|(?:推し|派)(?:です|だ|や)|た(?:い|がって)|すすめ|勧め|ほし"
)


def _topic(*who: str, by: str = _BY) -> re.Pattern[str]:
    return re.compile(rf"{_FRONT}(?:{'|'.join(who)}){_TAIL}{by}")


_OTHERS = (_RIVALS, _FRIENDS)
_NOBODYS: dict[str, tuple[re.Pattern[str], ...]] = {
    "consent_privacy": (
        _topic(*_OTHERS, _BUYERS, _FIRMS, _ADVISERS, _THEIR_FIRM),
        _topic(_KIN, _STAFF, by="(?:は|が|では)"),
    ),
    "management_approval": (_topic(*_OTHERS, _BUYERS, _FIRMS, _ADVISERS, _STAFF, by=_FROM),),
    "supplier_consent": (
        _topic(*_OTHERS, _BUYERS, _ADVISERS, by=_FROM),
        re.compile(r"(?:うち|当社|弊社|自社|わが社)の(?:社長|代表|会長|役員|専務|親方|者|社員|上司|父|妻|息子)(?:さん)?(?:は|が|も|から)"),
    ),
    "parallel_support": (_topic(*_OTHERS, _BUYERS, _FIRMS, _THEIR_FIRM),),
    "us_tariff_response": (_topic(*_OTHERS, _BUYERS, _FIRMS),),
    "product_exists": (_topic(*_OTHERS),),
    "product_lawful": (_topic(*_OTHERS),),
    "existing_base": (_topic(*_OTHERS, _BUYERS, _FIRMS, _THEIR_FIRM),),
    "overseas_travel_possible": (_topic(*_OTHERS, _BUYERS, _FIRMS),),
    "support_needs": (_topic(*_OTHERS, _BUYERS, _FIRMS),),
}  # fmt: skip
_ADVICE = _topic(_KIN, _STAFF, *_OTHERS, _BUYERS, _FIRMS, _ADVISERS)  # who may advise, where one's own wish follows


def without_outsiders(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without the pieces in which somebody speaks who cannot answer ``asking``."""
    if asking not in _NOBODYS:
        return n
    return replaced(n, _PIECE, lambda piece: "" if _is_nobodys(piece, asking) else None)


def _is_nobodys(piece: re.Match[str], asking: str) -> bool:
    said = piece[0]
    view = _ADVICE.match(said) if asking == "support_needs" and said.endswith("、") else None
    if view and _VIEW.search(said, view.end()) and not _OURS.search(said, view.end()):
        return True  # 「息子は展示会がいいと言うけど、…」
    topic = next((found for one in _NOBODYS[asking] if (found := one.match(said))), None)
    if (
        topic is None
        or _OURS.search(said, topic.end())
        or (asking == "existing_base" and _ONLY_KNOWN.match(said, topic.end()))
    ):
        return False
    if _COUNTED.search(said, topic.end()) or (asking in _CONSENTS and not _ASSENT.search(said, topic.end())):
        return False  # 「従業員は30人です」
    if asking in ("management_approval", "consent_privacy") and _HEAD.search(said, topic.end()):
        return False
    if asking == "support_needs":
        return bool(_UNWISHED.search(said, topic.end()))
    if asking in ("parallel_support", "product_exists", "product_lawful", "overseas_travel_possible"):
        return not _HELPED_US.search(said, topic.end())
    return asking != "us_tariff_response" or not _HIT_US.search(said, topic.end())
