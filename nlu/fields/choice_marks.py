"""How owners put choices and yes and no: marks for ``nlu.fields.choices``."""

from __future__ import annotations

import re

from nlu.values.enums import NEEDS_FIELD

EXPORT_FIELD = "existing_export"
OTHERS_SPEAK = ("supplier_consent", "parallel_support")  # their topic is somebody else
# One of these words must stand in the text before the long patterns of a field that was not asked are tried.
TRIGGERS: dict[str, re.Pattern[str]] = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "entity_type": r"法人|会社|組合|農協|漁協|生協|個人|自営|フリーランス",
        "supply_role": r"自社|うちで|当社で|弊社で|自分たちで|仕入れて|商社|サービスを提供",
        "business_model": r"B ?to ?|B2|向け|相手|に卸|に納|個人|消費者|一般|業務用",
        "project_type": r"輸出|海外|現地|外国|世界|駐在|拠点|工場|支店|支社|会社を|法人|店|事務所",
        EXPORT_FIELD: r"輸出|海外|サンプル",
        "financial_statements": r"決算|[3三]期分",
        NEEDS_FIELD: r"支援|希望|お願い|サポート|手伝|相談|助け|紹介|アドバイス|助言|探し|見つけ|マッチング|ほしい|欲しい|もら|いただ|たい|ください|くれ",
        "product_exists": r"量産|商品|製品|サービス|アプリ|品物|試作",
        "supplier_consent": r"メーカー|仕入|調達元|製造元|生産者|作り手|蔵元|窯元",
        "product_lawful": r"法律|法令|法規",
        "us_tariff_response": r"関税",
        "existing_base": r"海外|現地",
        "overseas_travel_possible": r"出張|渡航|海外に?行|現地に?行",
        "parallel_support": r"ほか|他|別|同じ|よそ",
        "overseas_consulting_business": r"コンサル",
        "management_approval": r"社長|代表|経営|役員|取締役|オーナー|会長|稟議|上司|理事|組合長|会社",
        "compliance_declared": r"法令|法律|コンプライアンス",
    }.items()
}
TOO_FEW = re.compile(r"[12一二](?:期|年)(?:度)?分?なら")  # newly founded, or the third is missing: to be asked
NEEDS_WISHED = re.compile(  # 「あとネットショップの支援も追加で」
    r"(?:支援|サポート|お?手伝い)(?:を|も|が|まで)?(?:追加|お願い(?!し(?:た(?!い)|て(?:い|お)))|希望し|希望です|頼みた|(?:し|受け)(?:て(?:ほし|欲し|もらいた|いただきた)|たい)|ほしい(?!なら)|欲しい(?!なら))"
)
NEEDS_ARE = re.compile(
    r"(?:支援|サポート|相談|手伝|助け|応援)(?:を)?(?:して|って|いて)?(?:も)?(?:ほし|欲し|もらい|いただき|し|受け)(?:た)?い?(?:の|こと|もの|内容)は"
    r"|(?:^|[、。])支援(?:内容)?は(?=[^。]{1,40}(?:で|助言|紹介|手伝い|相談|支援)(?:[。!]|$))(?![^。]*(?:受け|もらっ|いただい|頼ん|来て))|(?:^|[、。])支援(?:内容)?は(?=[^。]*(?:お願い|希望|たい|ほしい|です))|(?:^|[、。])(?:(?:ご)?希望(?=は)|(?:一番)?(?:お願い|相談|希望)したいの(?=は)|(?:助け|手伝っ)てほしいの(?=は))(?:は)|(?:希望(?:する|の)?|必要な|欲しい|ほしい)(?:支援|サポート|相談)(?:内容|メニュー)?(?:は|が|:)"
)
# 「BtoBってなに」 asks what the word means.
WHAT_IS = re.compile(
    r"(?:って|とは|ってのは|の意味(?:は|が|って)?)、?(?:なに|なん(?=です|や|だ|じゃ|の|か|$)|何|どういう|どんな)|意味(?:が|は)?(?:わか|分か)"
)
ANSWERED_FIRST = re.compile(
    r"^(?P<said>(?:(?:.*?(?:ます|ません|です|でした|ました|る|ない|OK|大丈夫)(?:よ|ね|わ|で|けど|が)*、)(?=[^、。]*なら(?:ね|な|ば)?[。!]*$))|(?:.+?[、。 ](?=でも$)))"
)
IDLE_BASE = re.compile(
    r"休眠|休業中|休止|停止中|閉鎖(?:予定|中|手続)|(?:動|稼働し|使)(?:いて|って|て)(?:い)?(?:ない|ません)|清算(?:中|予定)"
)
ANOTHER = re.compile(  # another product than the one spoken of
    r"新作|新(?:商品|製品|型|モデル|サービス|バージョン)|新しい|改良|次(?:の|期|作|回)|別の|ほかの|他の|後継|もう(?:一つ|1つ|ひとつ)|第[二2]|2号|追加|シリーズ|バージョン|色違い|味違い|リニューアル"
    r"|[一-龥ァ-ヺー]も(?:今|いま|現在|また)?、?$"
)
HAS_IT = re.compile(
    r"^[、。\s]*(?:(?:はい|ええ|うん|もう|もちろん|すでに|既に|一応)、?)*(?:あり(?:ます|まっせ)|ある(?!か)|ございます|販売(?:して|中)|売って|完成(?:して|済)|でき(?:て(?:い)?(?:ます|る)|ました))"
)
OWN_TRADE = re.compile(r"(?:うち|当社|弊社|自社|わが社|我が社|製造|生産|私ども|私たち|町|自前)[^、。に]{0,10}$")
SELF = re.compile(
    r"(?:メーカー|工場|会社|企業|商社|問屋|法人|店舗|小売店?|卸|業者|飲食店|レストラン|ホテル)(?:です|だ|$)"
)
CUSTOMERS_ARE = re.compile(
    r"(?:取引先|得意先|販売先|売り先|お?客(?:さん|様)?|顧客|相手先?|バイヤー|競合|親会社)(?:は|が|も)[^。、]{0,14}$"
)
THEIRS = re.compile(r"(?:業者?|店|屋)?(?:さん|様)(?!です|で[、。す])")
BUYERS_ARE = re.compile(
    r"(?:取引|残り|半分|[0-9一二三四五六七八九]割(?:方|がた)?|(?:買|使)(?:う|って|うて)[^、。はが]{0,8}(?:の|ん|人|方|相手))(?:は|が)(?:(?!うち|当方|わし|私|弊社|当社)[^。]){0,24}$"
)
MADE_BY_OTHERS = re.compile(
    r"(?:提携|委託|契約|協力|外注|よそ|他所|ほか|他社|メーカー|外部|下請け?|別の|農家|職人|作家|窯元|蔵元|生産者)(?:の)?(?:先|工場|会社|メーカー|業者|職人)?(?:さん)?(?:が|で|に)[^、。]{0,6}$"
)
LISTED = re.compile(r"[^、。はがを]{1,24}(?:と|や|・|及び|および|とか|に加えて)\s*$")
GUESSED = re.compile(r"たぶん|多分|おそらく|恐らく")  # of a choice a guess is an answer, of a yes it is none
LEGAL_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)$")
FORMER = re.compile(r"(?:まで|以前|前|昔|もと|元|当初|最初|当時)[^、。]{0,8}$")
WAS = re.compile(r"[^、。]{1,8}?(?:でした|だった|で(?:始め|(?:やって|して)(?:い)?(?:た|まし)))")
FUTURE_FORM = re.compile(
    r"(?:成り|化)?(?:に(?:する|なる|したい|変え|し(?:よう|ます))(?:予定|つもり|計画)?|する(?:予定|つもり)"
    r"|(?:を|の)(?:設立|作|予定|検討|考え)(?:予定|する|し|り|って|て)?)"
)
