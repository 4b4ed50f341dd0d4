"""What is said around a name or note to lower it, to date it or to say where it is written.

「うまく言えないけど、…」「正式な担当は後日ですけど、いまは森田で」「名刺には企画部って書いてあります」「総務部です、といっても二人だけ」.
"""

from __future__ import annotations

import re

from nlu.fields.field_names import names_in
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_BUT = r"(?:(?:の|ん)?(?:です|だ)|です|ます)?(?:けれども|けれど|けども|けど|んやけど|が)、\s*"
_NOT = r"(?:ない|ません|てない|へん|ん)"
_UNSURE = re.compile(  # 「まだ予定が読めないけど、平日の夕方」
    rf"^(?:[あえ][っーと]*、?)?(?P<lead>[^、。0-9「」]{{0,12}}?(?:(?:読め|決まって(?:い)?|決まら|決め(?:て(?:い)?|られ)|固まって(?:い)?|固まら|はっきりし(?:て(?:い)?)?|分から|わから|覚えて(?:い)?|確定して(?:い)?|言え|言い切れ|説明でき|まとまら|まとまって(?:い)?|約束でき|自信(?:は|が)?){_NOT}"
    rf"|(?:分か|わか|決ま|はっきりし)りません|未定|仮|暫定|予定|見込み|うろ覚え|(?:専門家|専門|プロ|素人|詳しい(?:わけ|ほう))(?:では|じゃ|で)?(?:ない|ありません|は)?|変わるかもしれ(?:ない|ません)|変わる可能性(?:は|が)?(?:あり|ある)))"
    rf"(?:{_BUT}|(?:の|な)?(?:ので|んで|から)、\s*(?=とりあえず|ひとまず|一応|今は|いまは|現時点))(?:たぶん|多分|おそらく|一応|とりあえず|ひとまず|今のところ|いまのところ|今は|いまは|現時点では?)?、?(?=[^、。!?]{{2,30}}[。!]*$)"
)
_NOT_FINAL = re.compile(  # 「正式な担当は後日ですけど、いまは森田で」
    r"^(?:正式|本当|ちゃんとし|本来|最終的)[なのたに]?[^、。]{0,8}?(?:は|が)?(?:まだ|後日|(?:後|あと)(?:で|ほど)|未定|これから|別途|決まって(?:い)?ない|決まって(?:い)?ません|決まり次第)+"
    + _BUT.replace("ます)?", "ます|なん(?:です|だ))?")
    + r"(?:いま|今|ひとまず|とりあえず|一応|当面|現時点で|仮に|さしあたり)?(?:の(?:ところ|担当))?(?:は|で)?、?(?=[^、。!?]{2,24}[。!]*$)"
)
_PAPER = r"(?:名刺|カタログ|登記(?:簿(?:謄本)?|事項証明書|上)?|定款|パンフレット|チラシ|看板|ホームページ|HP|サイト|謄本|組織図|社員証|パッケージ|ラベル|箱|伝票|納品書|請求書|仕様書|図面|許可証|営業許可証?|届|開業届|申告書|封筒|はんこ|判子|社判)"
_WRITTEN = re.compile(  # 「たしか名刺には企画開発部って書いてあります」
    rf"^(?:[^、。]{{0,6}}、)?(?:たしか|確か|えっと|いま|今|[^、。はがを]{{1,6}}の)*{_PAPER}(?:に|で|上)?(?:は|も|だと|見ると|を見ると|によると|見たら|を見たら)?、?(?P<said>[「『]?[^、。はがを]{{1,30}}?[」』]?)(?:と|って|で|に)(?:書いて(?:い)?(?:ある|あります|ます|る)|なって(?:い)?(?:ます|る|おります)|載(?:って(?:い)?(?:ます|る)|せて(?:い)?(?:ます|る))|(?:記載|印刷|表記|登録)(?:し|され)て(?:い)?(?:ます|る|あります)|書かれて(?:い)?ます|出て(?:い)?ます|ありま(?:す|した)|出して(?:い)?ます)[^。、]{{0,4}}[。!]*$"
)
_NO_MORE_THAN = re.compile(  # 「総務部です、といっても机ふたつですけど」
    r"(?:(?<=です)|(?<=だ)|(?<=で))(?:が|けど)?[、。]\s*(?:と(?:言|い)っても|って(?:言|い)っても|とは(?:言|い)(?:っても|え)|といいましても|まあ)[^。!?]{2,34}[。!…笑w]*$"
)
_ONE_OF_MANY = re.compile(  # 「いろいろあるんですが、とりあえず卓上ほうきで」
    r"^(?:[^、。]{0,8}?)(?:いろいろ|色々|いろんなもの|たくさん|沢山|何種類(?:か|も)|何(?:品|点)(?:か|も)|(?:他|ほか)にも|いくつ(?:か|も)|種類(?:は|が)?(?:多|たくさん|いろいろ))(?:の)?(?:と|種類|商品|もの)?(?:が|は|を|も)?(?:あ[るり]|作って|やって|扱って|出して|持って|い(?!い))?[^、。]{0,8}?(?:けれど|けど|が|中で(?:も)?|ので|んで|から)、\s*(?:(?:とりあえず|ひとまず|まず(?:は)?|今回は|一番は|主に|中でも|やっぱり|やはり|海外に(?:は)?(?:出したいの|売りたいの)?は?|売りたいのは|出したいのは|選ぶなら|あえて(?:言えば|言うなら)?|ひとつ(?:選ぶ)?なら)、?)*(?=[^、。!?]{2,30}[。!]*$)"
)
_ONLY = re.compile(  # 「すみません、うちは革の名刺入れだけなんですが」
    r"^(?:(?:すみません|すいません|いえ|ええと)、)?(?:うち|ウチ|当社|弊社|私ども|ここ)(?:で(?:作って(?:い)?る|扱って(?:い)?る)の)?は、?(?!国内|海外|個人|法人|卸|小売|私|自分|家族|夫婦|[0-9一二三四五]人)(?P<said>[^、。はがを]{2,24}?)(?:だけ|のみ|しか(?:作って|扱って|やって)?(?:い)?(?:ない|ません))(?:な(?:ん|の))?(?:です|ん)?(?:です)?(?:が|けど|けれど|ね|よ|ので|から|んで)*[。…!]*$"
)
_READING = re.compile(r"(?<=[一-龥々])\((?:[ぁ-ゖー・ ]{1,16}|[ァ-ヺー・ ]{1,16})\)(?=[一-龥々ァ-ヺ])")
_FORM_FIRST = re.compile(
    r"^(?:前株|後株|あと株|(?:株式会社|有限会社)(?:は|が)(?:前|後ろ?|うしろ|あと))(?:です)?(?:が|けど|で|の)?[、。]\s*(?=[^\s、。])"
)
_FORM_LAST = re.compile(
    r"(?:です)?[、。]\s*(?:株式会社|有限会社|合同会社|合資会社)(?:は|が)(?:前|後ろ?|うしろ|あと|頭|最後)[^。、]{0,8}[。!]*$"
)
_NAME = re.compile(r"^(?:正式な|正しい)?名前(?=は|が|も|、)")  # of what was asked for
_SIDE = re.compile(
    r"(?P<said>(?:本命|一番|いちばん|第一希望|最優先|優先)は[^、。はがの]{2,8})の(?:ほう|方)(?=です|だ|で|や|。|、|ね|$)"
)
_NAMES = ("product_name", "company_name", "contact_name", "contact_department")
_IN_WORDS = (*_NAMES, "contact_preference", "target_timing", "implementation_team", "trade_fair_plan", "product_lawful")


def without_caveats(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without what only lowers the answer to ``asking``; a lead that names another question stays."""
    if asking in _NAMES or asking == "implementation_team":
        n = replaced(replaced(n, _READING, ""), _NO_MORE_THAN, "。")
        n = replaced(n, _WRITTEN, lambda said: f"{said['said']}です")
    if asking == "company_name":
        n = replaced(replaced(n, _FORM_FIRST, ""), _FORM_LAST, "です。")
    if asking == "target_countries":
        return replaced(n, _SIDE, lambda said: said["said"])
    if asking == "product_name":
        n = replaced(replaced(n, _ONE_OF_MANY, ""), _ONLY, lambda said: f"{said['said']}です")
    if asking is not None and asking in _IN_WORDS:
        n = replaced(
            replaced(n, _NOT_FINAL, ""), _UNSURE, lambda said: None if _of_another(said["lead"], asking) else ""
        )
    return n


def _of_another(lead: str, asking: str) -> bool:
    return any(asking not in named.fields for named in names_in(_NAME.sub("", lead) if asking in _NAMES else lead))
