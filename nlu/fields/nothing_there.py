"""That there is nothing of what was asked, told in a sentence of its own: 「家族経営なので部署はございません」, 「サイトは閉鎖しました」."""

from __future__ import annotations

import re

from nlu.fields.answer_words import NOTHING, TRIM
from nlu.values.dialect import in_plain_speech
from nlu.values.normal import normalize

_PAGE = (
    r"(?:ホームページ|ウ[ェエ]ブ ?(?:サイト|ページ)?|web ?(?:サイト|ページ)?|HP|サイト|ページ|URL|アドレス|ドメイン)"
)
_NAMES = {
    "website": rf"(?:会社|自社|うち|お?店|公式|専用|独自|当社|弊社)?(?:の)?{_PAGE}|(?:自社|うち)の(?:もの)?",
    "product_url": rf"(?:(?:商品|製品|サービス)(?:だけ|単独|専用|ごと)?の?)?(?:{_PAGE}|カタログ|パンフレット|チラシ|資料|写真)|ネット(?:上)?(?:の(?:もの|ページ))?",
    "contact_department": r"(?:部署|部門|部課|課|係|所属|役職|肩書き?)(?:名|分け|らしい(?:部署|もの)|という(?:ほどの|ような)?(?:部署|もの))?",
    "corporate_number": r"(?:法人)?番号",
    "contact_preference": r"(?:連絡(?:方法)?の|時間の)?(?:希望|指定|都合|制限|こだわり)",
}
_OF_IT = (
    r"(?:など|なんか|なんて|とか|自体|そのもの|という(?:もの|の)|みたいな(?:もの|の)|的なもの)*(?:は|も|が|を|って|に)?"
)
_NOW = r"(?:もう|まだ|特に|とくに|一切|全然|別に|何も|今は|いまは|現在は?|今の?ところ|いまの?ところ|[、 ])*"
_HAVE_NOT = r"(?:持|作|つく|やっ|使|名乗|貼|置|設け|付け|つけ|分け|分かれ|載せ|出し|構え|立ち上げ|上げ|付い|つい|[一-龥]{2}し|し)(?:っ)?て(?:は|も)?(?:い|おり?)?(?:ない|ません|ず)"
_GONE = r"(?:閉鎖|廃止|削除|閉店)(?:し|に|済)|閉じ(?:まし|た|て)|やめ(?:まし|た|て)|なくなり|消え|畳み"
_NONE = rf"(?:な[いし](?!しょ|か)|無[いし]|ありま?せん|ございません|存在し(?:ない|ません)|{_HAVE_NOT}|{_GONE})(?!(?:こと|わけ|で(?:は|も))(?:は|も)?な|と(?:困|だめ|いけ)|なら|場合)"
_BEFORE_NOW = rf"(?:以前|前|昔|かつて|数年前)(?:は|に(?:は)?)?(?:あり|あっ|持っ|やっ)(?:まし)?(?:て(?:い|)?)?(?:まし)?た(?:の(?:です|だ)|ん(?:です|だ)?)?(?:が|けど|けれど|ものの)、?{_NOW}"
_SAID = {
    field: re.compile(rf"(?:{names}){_OF_IT}{_NOW}(?:ネット上?に)?(?:{_BEFORE_NOW})?{_NONE}", re.IGNORECASE)
    for field, names in _NAMES.items()
}
_TAIL = r"(?:です|でし|た|だ|や|な|の|ん|ね|よ|わ|けど|が|ので|から|もの?で|し|なあ|笑|w|[ー~。、!…\s])*$"
_UNNAMED = re.compile(  # 「個人なのでないです」「うちみたいな小さい店にはないよ」「以前ありましたが閉鎖して、今はございません」
    rf"(?:^|(?:ので|(?<![分判か])から|んで|ため|けど|ものの|が|し|だけで|のみで)[、\s]*){_NOW}(?:な[いし]|無[いし]|ありません|ございません|{_GONE}[^、。]{{0,3}}){_TAIL}"
    rf"|^{_NOW}(?:な[いし]|無[いし]|ありません|ございません|あらへん)(?:です|や|よ|ね|わ|けど|が|ん|の|な)*[、。!]\s*[^、。!?]{{2,20}}(?:ので|から|もんで|もので|んで|(?<=な)ん|ため|し)(?:です|ね|よ|な)*[。!…\s]*$"
    rf"|(?:うち|会社|店|個人|規模|商売|[家者])(?:なんか)?に(?:は|も)?{_NOW}(?:ない|ありません|ございません){_TAIL}"
    rf"|(?:そんな|そういう|そのような)(?:もの|もん|の|ん|ん(?=ん))(?:は|も)?{_NOW}(?:ない|ありません|ございません|あらへん){_TAIL}"
)
_NOT_SPLIT = re.compile(
    rf"(?:^|、){_NOW}分かれて(?:い|おり)?(?:ない|ません){_TAIL}|(?:一人|ひとり)で(?:全部|すべて|何でも)[^。]{{0,10}}部署[^。]{{0,8}}(?:ない|ません)"
)
_OFF_LINE = re.compile(r"ネット(?:上)?(?:に|で)(?:は|も)?[^、。]{0,8}(?:ない|ません)")


def nothing_there(words: str, asking: str | None) -> bool:
    """Whether a sentence says that there is nothing of what ``asking`` asks for; only of what need not be there."""
    named = _SAID.get(asking or "")
    if named is None:
        return False
    said = in_plain_speech(normalize(words)).text.strip()
    if named.search(said) or NOTHING.fullmatch(said.strip(TRIM)) or _UNNAMED.search(said):
        return True
    if asking == "contact_department":
        return bool(_NOT_SPLIT.search(said))
    return asking in ("website", "product_url") and bool(_OFF_LINE.search(said))
