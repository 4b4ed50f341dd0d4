"""Bodies and answers of links. What is Japanese here is what the API page shows."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from api.conversations.schemas import Turn
from api.docs import examples
from api.invalid import BOTH, NO_ADDRESS, NO_ADDRESS_TEXT, ONE_WAY_IN
from api.links.mailing import readable


def _shown(description: str, example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"description": description, "example": example})


class LinkRequest(BaseModel):
    """What the link is for."""

    model_config = _shown("ほかの端末で続けるためのリンクの求め。", examples.LINK_REQUEST)

    purpose: Annotated[Literal["resume"], Field(description="`resume`：会話の続き。")] = "resume"


class MailOffer(BaseModel):
    """That the link can be e-mailed."""

    model_config = _shown("メールで送るための案内。", examples.LINK["mail"])

    address: str | None = Field(description="うかがった連絡先のメールアドレス。まだなら null。")


class Link(BaseModel):
    """A link and a code, either of which opens the conversation once."""

    model_config = _shown("一度だけ使えるリンクとコード。どちらかを使うと、もう一方も使えなくなります。", examples.LINK)

    url: str = Field(description="開くアドレス。秘密は `#` のあとにあり、サーバーには送られません。")
    code: str = Field(description="短いコード（8文字）。ほかの端末やLINEで入力します。")
    expires_at: str = Field(description="リンクの期限（RFC 3339）。")
    code_expires_at: str = Field(description="コードの期限（15分）。")
    qr: str = Field(description="`url` のQRコード（SVGの data URL）。")
    line_url: str | None = Field(description="LINEで続けるためのアドレス。LINEを使っていなければ null。")
    mail: MailOffer | None = Field(None, description="リンクをメールでも送れるとき。送れない窓口では null。")


class MailRequest(BaseModel):
    """Where the link is to go. The address is used once and not kept."""

    model_config = _shown("続きを開くリンクの届け先。", examples.MAIL)

    address: str = Field(description="メールアドレス。このメールを送るためだけに使い、保存しません。")

    @field_validator("address")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        found = readable(value)
        if found is None:
            raise PydanticCustomError(NO_ADDRESS, NO_ADDRESS_TEXT)
        return found


class Mailed(BaseModel):
    """That it was sent."""

    model_config = _shown("メールサーバーが受け付けたこと。", examples.MAILED)

    expires_at: str = Field(description="リンクの期限（RFC 3339）。一度だけ開けます。")


class OpenRequest(BaseModel):
    """The secret of a link, or a code; exactly one of them."""

    model_config = _shown("リンクの秘密かコード。どちらか一方だけを入れます。", examples.OPEN)

    secret: Annotated[str | None, Field(max_length=200, description="リンクの `#go=` か `#fill=` のあと。")] = None
    code: Annotated[
        str | None, Field(max_length=40, description="コード。全角・小文字・空白・ハイフンも読みます。")
    ] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> OpenRequest:
        if (self.secret is None) == (self.code is None):
            raise PydanticCustomError(BOTH, ONE_WAY_IN)
        return self


class OpenedLink(Turn):
    """The conversation, with a key of this browser's own. The keys of other devices go on being good."""

    model_config = _shown("開いた会話。ほかの端末の鍵も、そのまま使えます。", examples.OPENED)

    conversation_id: str
    token: str = Field(description="この端末の鍵。`Authorization: Bearer …` で送ります。")
    purpose: Literal["resume", "personal"] = Field(
        description="`resume`：会話の続き。`personal`：`fields` だけを伺う画面。"
    )
    fields: list[str] = Field(description="`personal`：伺う項目。")
    return_url: str | None = Field(description="`personal`：LINEに戻るためのアドレス。分からなければ null。")
