"""Which of the trades told is the firm's: by who makes the goods and by what the speaker calls himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlu.fields.scene import Scene
from nlu.fields.trade_roles import DEALS, MAKES, SHOP, WHOLESALE, own_role
from nlu.fields.trade_words import COPULA, IS, SUCCEEDED
from nlu.values.industries import find_goods
from nlu.values.industry_tables import labels
from nlu.values.types import Found

_MAKING = frozenset("ABCDEG")  # who makes things is a maker, even where he sells them himself
_WHOLESALERS = ("I50", "I51", "I52", "I53", "I54", "I55")
_SHOPS = ("I56", "I57", "I58", "I59", "I60")
_ONLINE_ONLY = re.compile(
    r"(?:ネット|オンライン|通販|通信販売|EC)(?:販売|ショップ|通販)?(?:だけ|のみ|専門|一本|専業)", re.IGNORECASE
)
_PARTS = frozenset(("E18", "E19", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E29", "E31"))
_PART_WORD = re.compile(r"部品|パーツ|金型|鋳物|プレス|ネジ|ねじ|ボルト|バネ|ばね|歯車|軸受|基板")
_CAUGHT, _RAISED = "B03", "B04"
_DEALER_WORD = re.compile(r"問屋|卸|商社|貿易")
_SOLD = re.compile(r"(?:[にへさ](?:も)?|売[っりる]|販売|納め?|卸し)[^卸屋店問商]{0,4}$")
_RUN = re.compile(r"(?:業|屋)?を(?:やっ|し[てとま]|営|経営)")
_OF_GOODS = re.compile(r"(?:^|[。!\s]|(?:うち|当社|弊社|わしんとこ|うちとこ)(?:は|、)、?|商品は|(?<=とる)、)\s*$")
_STEP = r"(?=(?:から|まで|も|は|と)[^。]{0,12})"
_PROCESSES = tuple(
    (code, re.compile(rf"(?<![一-龥ァ-ヺー])(?:{words}){_STEP}"))
    for code, words in (
        ("E11", "織り?|織るの|染め|染めるの|機織り|製織|染色"),
        ("E21", "ろくろ|轆轤|絵付け?|窯焚き|素焼き|本焼き"),
        ("E24", "鍛冶|鍛造|刃付け"),
    )
)
_MAINLY = re.compile(
    r"(?:業|メーカー)?(?:です|でして|なん(?:です|だ)|だ|や|で)?(?:けど|が|ね|よ)*[、。]\s*(?:主に|おもに|メインは|中心は|主力は|作って(?:い)?るのは|具体的には|いわゆる|ものは|品目は)?、?"
)
_NOTHING_MORE = re.compile(
    rf"(?:の(?:成形品|加工品|部品|製品|類)?|類|部品|など|とか)?(?:{COPULA})?(?:[、。!]|$)|を(?:作|つく|造|製造)"
)
_BEHIND = re.compile(rf"(?:{COPULA})(?:[、。!]|$)")

_INTRODUCED = re.compile(
    r"(?:の[^、。はが]{1,12})?(?:です(?!か)|でございます|と申します|といいます|と言います)[、。]\s*"
)


def chosen(scene: Scene, own: Sequence[Found]) -> Found | None:
    """The one trade that these readings of the firm's own trade come to; None where they do not agree."""
    role = own_role(scene.text)
    own = [one for one in (_narrowed(scene, found, role) for found in own) if one.problem is None]
    own = [one for one in own if not _only_sold(scene, one, role)]
    values = {str(one.value) for one in own}
    if values >= {_CAUGHT, _RAISED}:
        own = [one for one in own if one.value != _CAUGHT]
    if role is DEALS and any(value in ("I", *_WHOLESALERS) for value in values):
        own = [one for one in own if str(one.value)[0] not in _MAKING]
    if len({one.value for one in own}) > 1:
        own = _one_kind(scene, own)
    if not own:
        return _goods_made(scene, role) if role is not DEALS and not values else None
    if own[0].value in _SHOPS and _ONLINE_ONLY.search(scene.text):
        return _settled(own[0], "I61")
    return with_goods(scene, own[0])


def _one_kind(scene: Scene, own: list[Found]) -> list[Found]:
    making = [one for one in own if str(one.value)[0] in _MAKING]
    if {str(one.value)[0] for one in own} - _MAKING <= {"I"} and len({one.value for one in making}) == 1:
        return making
    names = [one for one in own if _names_itself(scene, one)]
    return names if len({one.value for one in names}) == 1 else []


def _names_itself(scene: Scene, found: Found) -> bool:
    """「農業法人です」「温泉旅館の女将です」: what the speaker is, over what he also does."""
    if found.detail.get("by") not in ("trade", "deed") or len(str(found.value)) == 1:
        return False
    return any(words.match(scene.text, found.end) for words in (IS, _RUN, SUCCEEDED)) or bool(
        re.match(
            r"の[^、。はがを]{0,12}(?:代目|女将|主人|大将|経営者|社長|跡取り|娘|息子)",
            scene.text[found.end : found.end + 20],
        )
    )


def over_deeds(scene: Scene) -> Sequence[Found]:
    """The trades told, without what the speaker does where he says what he is: 「左官屋です、漆喰の壁を塗ってます」."""
    if not any(_names_itself(scene, one) and scene.stated(one.start, one.end, asked=True) for one in scene.industries):
        return scene.industries
    return [one for one in scene.industries if one.detail.get("by") != "activity"]


def _narrowed(scene: Scene, found: Found, role: str | None) -> Found:
    """An open reading (筆屋: made or sold?) by the firm's role."""
    if found.value == "I58" and role is MAKES and scene.text[found.start : found.end] == "酒屋":
        return _settled(found, "E10")  # 「酒屋です、造るほうの」
    if found.problem is None or role is None:
        return found
    codes = found.problem.detail["candidates"].split(",")
    kept = [code for code in codes if (code[0] in _MAKING) == (role is MAKES)]
    if role is DEALS and len(kept) > 1:
        whole = bool(WHOLESALE.search(scene.text))
        kept = [code for code in kept if (code in _WHOLESALERS) == whole] if whole or SHOP.search(scene.text) else []
    return _settled(found, kept[0]) if len(kept) == 1 else found


def _settled(found: Found, code: str) -> Found:
    return replace(found, value=code, problem=None, detail={**found.detail, "label": labels()[code]})


def _only_sold(scene: Scene, found: Found, role: str | None) -> bool:
    """「漆器を百貨店に納めています」: a maker says so too."""
    told = found.detail.get("by") == "activity" and str(found.value) in _WHOLESALERS
    return told and role is not DEALS and bool(_SOLD.search(scene.text[found.start : found.end]))


def with_goods(scene: Scene, found: Found) -> Found:
    """「うちは問屋です。納豆を…」: the wholesale trade of the goods that the message names."""
    if found.value == "E":
        return _made_there(scene, found)
    if found.value != "I" or not _DEALER_WORD.search(scene.text[found.start : found.end]):
        return found
    codes = {str(one.detail["wholesale"]) for one in find_goods(scene.n)}
    code = codes.pop() if len(codes) == 1 else ""
    return _settled(found, code) if code in _WHOLESALERS else found


def _made_there(scene: Scene, found: Found) -> Found:
    """「製造業です、センサーの」「業種は製造業。主に木製家具」: manufacture of the goods named right behind it."""
    for goods in find_goods(scene.n):
        makes = goods.detail["makes"]
        if (
            goods.start >= found.end
            and len(makes) == 1
            and _MAINLY.fullmatch(scene.text, found.end, goods.start)
            and _NOTHING_MORE.match(scene.text, goods.end)
            and makes[0].startswith("E")
        ):
            return _settled(found, makes[0])
    return found


def _goods_made(scene: Scene, role: str | None) -> Found | None:
    """「家具です。飛騨の。設計も塗りも自社」: the goods, where the message says that the firm makes them.

    Of parts it is enough to name them unasked: 「電子部品です」.
    """
    own = [
        one
        for one in find_goods(scene.n)
        if _OF_GOODS.search(scene.text[: one.start])
        and _BEHIND.match(scene.text, one.end)
        and scene.stated(one.start, one.end)
        and not scene.masked(one.start, one.end)
    ]
    codes = {code for one in own for code in one.detail["makes"]}
    if role is MAKES:
        return own[0] if len(codes) == 1 else _process(scene)
    parts = (
        scene.asking is None
        and len(codes) == 1
        and codes <= _PARTS
        and _PART_WORD.search(scene.text[own[0].start : own[0].end])
    )
    return own[0] if parts else None


def _process(scene: Scene) -> Found | None:
    """「織りも染めもうちでやってます」: steps that only one trade has."""
    told = [(code, match) for code, words in _PROCESSES if (match := words.search(scene.text))]
    if len(told) != 1:
        return None
    code, match = told[0]
    found = Found("industry", code, *match.span(), detail={"label": labels()[code], "stated": True, "by": "goods"})
    return found if scene.stated(*match.span()) else None


def after_name(scene: Scene, found: Found) -> bool:
    """「株式会社みなとです。ねじの製造で、社員12人です」: the firm introduces itself, whatever was asked."""
    return any(
        one.end <= found.start and _INTRODUCED.match(scene.text, one.end) and not scene.of_others(one.start)
        for one in scene.companies
    )
