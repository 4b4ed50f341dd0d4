"""Whether a message says that the speaker's firm makes its goods or deals in those of others."""

from __future__ import annotations

import re

from nlu.values.industry_verbs import MAKE

MAKES, DEALS = "makes", "deals"

_US = r"(?:自社(?![製商]品|ブランド|サイト|便)|自前|社内|自家|うち(?:んとこ|とこ|ら|のところ)?|うぢ|自分(?:たち|達|だぢ|ら|とこ|のところ|っち)?|わしら?|ワシ|わたし|私|俺|おら(?:ほ)?|家族|夫婦|弟子|わが家)"
_OUR_PLACE = r"(?:の(?:小さな|ちいさな)?(?:町?工場|工房|加工場|加工所|作業場|鍛冶場|厨房|畑|田んぼ|園地|窯|蔵|釜|職人|アトリエ|船|機械|手))?"
_BY_US = re.compile(rf"{_US}{_OUR_PLACE}(?:だけ|のみ)?(?:で(?!す|き)|が|は)(?:全部|ぜんぶ|すべて|みんな|一から)?")
_NEAR = 14
_HELD = (  # steps that a dealer keeps in his own hands too
    r"(?:仕入れ?|販売|配送|営業|企画|レシピ|処方|設計図|デザイン|ブランド|名前|名義|シール|ラベル|ロゴ|輸出|発送|梱包|店舗?|検品)"
)
_ALL_OURS = re.compile(
    rf"(?:全部|ぜんぶ|すべて|全て|全工程|みな|丸ごと|一から十まで|最初から最後まで)[^、。]{{0,8}}{_US}"
    r"|(?:自社|自前|社内)(?:で)?(?:製造|生産|開発|製(?!品)|一貫|工場|加工|醸造|設計)|一貫(?:して(?:やっ|作|手が|製造)|生産|製造)"
    rf"|(?:^|[、。\s])(?!{_HELD})[^、。はがも]{{1,16}}(?:は|も|から|まで)(?:[^、。はが]{{0,10}}(?:も|まで|は))?[^、。はがも]{{0,4}}{_US}"
    rf"(?:ひとり|一人)?(?:です|だ|や|じゃ|で(?=[、。し]|やっ|や[りる]|しと|しょ|し[ょまて])|の(?:ところ|とこ)|、|。|$)"
)
_OUR_HANDS = re.compile(  # people and machines that only makers have: 「職人7人」「織機40台」
    r"職人(?:さん)?(?:は|が|も)?[0-9一二三四五六七八九十]+(?:人|名)(?!から)|(?:織機|ミシン|旋盤|プレス機|成形機|窯)(?:が|は)?[0-9一二三四五六七八九十]+(?:台|基)|[造作つ]く?る(?:ほう|方)(?:です|の|ね|だ|や|\))"
)
_NOT_MADE = re.compile(
    r"(?:作|造|つく|こさえ|こしらえ|製造|仕込)(?:って|して|り|っ|え|れ|し|ん)?(?:て|で)?(?:は|も)?(?:い|お)?(?:ない|ません|まへん|へん|ねえ|ねぇ|らん|りません)"
    r"|(?:メーカー|製造(?:元|業)?|蔵元|作り手)(?:では|じゃ|や)(?:ない|なく|ありません|のうて)"
)
_MADE_OUTSIDE = re.compile(
    r"(?:作って|造って|つくって|製造して|打って|縫って|織って|焼いて|打つ|作る|製造)(?:い)?(?:る|ます)?(?:の|ん)?は[^、。]{0,14}(?:さん|工場|メーカー|会社|職人|農家)"
    r"|(?:て|で)(?:もら|いただ|もろ|貰)|(?:に|へ)(?:製造|加工|生産)?を?(?:頼[んみ]|委託し|外注し|お願いし)"
)
_DEALS = re.compile(
    r"(?:問屋|商社)(?!さん|から|に|へ|任せ|を通|経由|が買|も)|卸(?:業|屋|売業|売で|です|だ|や|で[、。]|を(?:し|や|営))|仕入れて(?:[^、。]{0,8})(?:売|卸|販売|納|い|ます|る|ん)|仕入れた(?:もの|品)"
    r"|から[^、。]{0,10}(?:買って|買うて|買い付け|引いて|引いで|仕入れ)(?!て?、?[^。]{0,12}(?:加工|仕上げ|焙煎|干し|開い|焼い|漬け|塗っ|縫っ|作っ|つくっ|瓶詰|挽い|煮て|蒸し))[^。]{0,20}(?:売|卸|納|販売|出し)|買い取って"
)
_LABELS = (
    ("service_provider", r"サービス(?:の)?(?:提供(?:者|事業者|側)?|事業者|業者|業)"),
    ("maker", r"メーカー|製造(?:元|業者?|者|側)|作り手"),
    ("trading", r"(?:専門|貿易)?商社|問屋|卸(?:売業?|業者?)?|販売(?:会社|業者?|側|店)|(?:販売)?代理店"),
)
_CHOSEN_SO = r"(?:の(?:ほう|方))?(?:に(?:なり?ます|なる|あたります|該当します)|です|だ|で(?:お願い[^。]*)?|(?:って|という)(?:ことで|ことです|形です|扱いです)[^。]*|として(?:です|お願い[^。]*)?)(?:かな|ね|よ|わ)*[。!]*$"
_LABELLED = tuple(
    (
        role,
        re.compile(
            rf"(?:^|[。、!]\s*|(?:区分|分類|立場|種類|形)(?:で(?:いう|言う|いえ|言え)(?:と|ば)|としては|は|上は)、?)(?P<label>{words}){_CHOSEN_SO}"
        ),
    )
    for role, words in _LABELS
)
WHOLESALE = re.compile(r"問屋|商社|卸")
SHOP = re.compile(r"店(?:で|に|頭)|小売|お?客(?:さん|様)?(?:に|が|へ)|店を")


def own_role(text: str) -> str | None:
    """``MAKES``, ``DEALS`` or None where the text does not tell."""
    denied = _NOT_MADE.search(text)
    if not denied and _OUR_HANDS.search(text) and not _DEALS.search(text):
        return MAKES
    if not denied and (_ALL_OURS.search(text) or (_made_by_us(text) and not _MADE_OUTSIDE.search(text))):
        return MAKES
    return DEALS if _DEALS.search(text) else None


def _made_by_us(text: str) -> bool:
    for match in _BY_US.finditer(text):
        end = min(match.end() + _NEAR, len(text))
        stop = next((at for at in range(match.end(), end) if text[at] in "、。"), end)
        if MAKE.search(text, match.end(), min(stop + 1, len(text))):
            return True
    return False


def role_chosen(text: str) -> tuple[str, int, int] | None:
    """The role that the text calls itself at its end, and where: 「開発も提供も自社。サービス提供者になります」."""
    for role, pattern in _LABELLED:
        if found := pattern.search(text):
            return role, *found.span("label")
    return None
