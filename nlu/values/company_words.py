"""Legal forms of Japanese organisations, as written out and as abbreviated."""

from __future__ import annotations

import re

_CORPORATIONS = """
株式会社 有限会社 合同会社 合資会社 合名会社 特例有限会社 相互会社 有限責任事業組合 投資事業有限責任組合
一般社団法人 公益社団法人 社団法人 一般財団法人 公益財団法人 財団法人 特定非営利活動法人 NPO法人 認定NPO法人
医療法人社団 医療法人財団 社会医療法人 医療法人 社会福祉法人 学校法人 宗教法人 更生保護法人 独立行政法人 地方独立行政法人 国立大学法人
弁護士法人 税理士法人 監査法人 社会保険労務士法人 行政書士法人 司法書士法人 特許業務法人 弁理士法人 土地家屋調査士法人
""".split()
_COOPERATIVES = """
協同組合 事業協同組合 協同組合連合会 農業協同組合 農協 漁業協同組合 漁協 森林組合 企業組合 協業組合 商工組合 商店街振興組合 生活協同組合 生協
農事組合法人 水産加工業協同組合 酪農業協同組合 信用組合 信用金庫 労働者協同組合 工業組合 酒造組合 事業組合
""".split()

ENTITY_TYPES = {**dict.fromkeys(_CORPORATIONS, "corporation"), **dict.fromkeys(_COOPERATIVES, "cooperative")}
"""Legal form → ``entity_type`` of the contract."""

_ABBREVIATED = {
    "株": "株式会社", "有": "有限会社", "同": "合同会社", "資": "合資会社", "名": "合名会社", "一社": "一般社団法人", "公社": "公益社団法人",
    "社": "社団法人", "財": "財団法人", "一財": "一般財団法人", "公財": "公益財団法人", "特非": "特定非営利活動法人", "非": "特定非営利活動法人",
    "医": "医療法人", "医社": "医療法人社団", "福": "社会福祉法人", "学": "学校法人", "宗": "宗教法人", "農": "農事組合法人", "協": "協同組合",
    "企": "企業組合", "カ": "株式会社", "ユ": "有限会社", "ド": "合同会社", "シ": "合資会社", "メ": "合名会社", "カブ": "株式会社", "ユウ": "有限会社",
}  # fmt: skip

FULL_FORM = {
    **{f"({short})": full for short, full in _ABBREVIATED.items()},
    "カ)": "株式会社", "ユ)": "有限会社", "ド)": "合同会社", "(カ": "株式会社", "(ユ": "有限会社", "株)": "株式会社", "有)": "有限会社",
    "かぶしきがいしゃ": "株式会社", "カブシキガイシャ": "株式会社", "かぶしきかいしゃ": "株式会社", "ゆうげんがいしゃ": "有限会社", "ユウゲンガイシャ": "有限会社",
    "ごうどうがいしゃ": "合同会社", "ゴウドウガイシャ": "合同会社", "特定非営利法人": "特定非営利活動法人",
}  # fmt: skip
"""Abbreviation or kana → the form spelled out."""

SUFFIX_FORMS = frozenset("農協 漁協 生協 信用金庫 信用組合 農業協同組合 漁業協同組合 森林組合 酪農業協同組合 酒造組合 商店街振興組合".split())
"""Forms that always end a name (JA system, credit unions …)."""

_forms = sorted({*ENTITY_TYPES, *FULL_FORM}, key=len, reverse=True)
MARKER = re.compile("|".join(re.escape(form).replace(r"\(", r"\( ?").replace(r"\)", r" ?\)") for form in _forms))
"""A legal form in normalised text."""

BRANCH = re.compile(r".{0,8}(?:支店|支社|営業所|工場|本社|本店|事業所|事業部|出張所|製造所|センター|研究所)(?:です)?")
"""A part of the firm that stands after its name."""

LABEL = re.compile(
    r"[ \n]?(?:ご?担当者?|代表者?|代表取締役|取締役|社長|住所|所在地|電話|TEL|tel|FAX|メール|資本金|従業員|社員|設立|創業|業種|URL|HP|法人番号|氏名|部署|連絡先|年商|売上|〒)(?:名|先|高|番号|アドレス|数|年)?(?: ?[:=は]| |[一-龥]{2,5}$|[0-9])"
)
"""The next line of a form rather than a name."""
