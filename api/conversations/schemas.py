"""Bodies and answers of the conversations API. What is Japanese here is what the API page shows."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.docs import examples
from api.invalid import BLANK, BLANK_TEXT, BOTH, ONE_OF_BOTH
from bot.dialogue.incoming import without_controls

ConversationState = Literal["bot", "queued", "human", "closed"]
ChoiceValue = Annotated[str, Field(max_length=200)]


def _shown(
    description: str, example: dict[str, Any] | None = None, *, extra: Literal["allow", "ignore"] = "ignore"
) -> ConfigDict:
    """What the API page says of a model, in place of its docstring."""
    shown: dict[str, Any] = {"description": description, **({"example": example} if example else {})}
    return ConfigDict(extra=extra, json_schema_extra=shown)


class StartRequest(BaseModel):
    """What a channel says of itself."""

    model_config = _shown("会話の始まり。", examples.START)

    channel: Annotated[Literal["web"], Field(description="どこからの会話か。")] = "web"


class MessageRequest(BaseModel):
    """Words or a choice, exactly one of them. ``field`` names the question a choice was shown with."""

    model_config = _shown("送る言葉か選択肢。`text` と `choice` は、どちらか一方だけを入れます。", examples.MESSAGE)

    message_id: UUID = Field(description="送る側が決めるUUID。送り直すときは同じものを使います。")
    text: Annotated[
        str | None,
        Field(max_length=100_000, description="言葉。読むのは2,000文字までで、超えたときはその旨を返事します。"),
    ] = None
    choice: Annotated[
        ChoiceValue | Annotated[list[ChoiceValue], Field(min_length=1, max_length=50)] | None,
        Field(description="選択肢の `value`。`multiple` の質問では、いくつかを並びで送れます。"),
    ] = None
    field: Annotated[
        str | None, Field(max_length=50, description="選択肢が付いていた返事の `field`。古い質問のボタンを見分けます。")
    ] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> MessageRequest:
        if (self.text is None) == (self.choice is None):
            raise PydanticCustomError(BOTH, ONE_OF_BOTH)
        if self.text is not None and not without_controls(self.text).strip():
            raise PydanticCustomError(BLANK, BLANK_TEXT)
        return self


class ReplyChoice(BaseModel):
    """One choice of a reply; ``meta`` ones are ways to go on without an answer."""

    model_config = _shown("選択肢の一つ。")

    label: str = Field(description="画面に出す言葉（20文字まで）。")
    value: str = Field(description="送り返す値。")
    kind: Literal["answer", "meta"] = Field(description="`answer` は答え、`meta` は「わからない」「あとで」など。")


class Reply(BaseModel):
    """One message of the bot: ``text``, ``choices``, ``summary`` or ``handoff``."""

    model_config = _shown("返事の一つ。`type` により、持つ項目が違います。", extra="allow")

    type: Literal["text", "choices", "summary", "handoff"]
    text: str | None = Field(None, description="言葉（`summary` にはありません）。")
    choices: list[ReplyChoice] | None = Field(None, description="`choices`：選択肢。")
    field: str | None = Field(None, description="`choices`：どの項目の質問か。操作を選ぶ返事では null。")
    multiple: bool | None = Field(None, description="`choices`：いくつも選べるとき true。")
    eligibility: dict[str, Any] | None = Field(None, description="`text`：要件の判定を伝える返事に付く、判定のJSON。")
    documents: list[dict[str, Any]] | None = Field(
        None, description="`text`：用意する書類を伝える返事に付く、その並び。"
    )
    sections: list[dict[str, Any]] | None = Field(None, description="`summary`：見出しごとの項目。")
    ticket: str | None = Field(None, description="`handoff`：受付番号。")
    expected_reply_by: str | None = Field(None, description="`handoff`：お返事の目安（RFC 3339）。")


class Progress(BaseModel):
    """How far the intake is. ``asking`` is the field just asked for."""

    model_config = _shown("聞き取りの進み具合。")

    section: str | None = Field(description="いまの質問の区分。")
    title: str | None = Field(description="区分の日本語の見出し。")
    answered: int = Field(description="答えた（飛ばした・あとで、も含む）項目の数。")
    total: int = Field(description="いま分かっている範囲で、うかがう項目の数。")
    asking: str | None = Field(description="いま尋ねている項目。なければ null。")


class Turn(BaseModel):
    """The answer to a message."""

    model_config = _shown("メッセージへの答え。", examples.TURN)

    replies: list[Reply]
    state: ConversationState = Field(description="いま答えているのは誰か。")
    progress: Progress


class Started(Turn):
    """A new conversation. ``token`` is the bearer token for everything else."""

    model_config = _shown("新しい会話。", examples.STARTED)

    conversation_id: str
    token: str = Field(description="この会話の鍵。`Authorization: Bearer …` で送ります。")


class SentFile(BaseModel):
    """The file that a message brought."""

    model_config = _shown("メッセージで送られたファイル。")

    name: str
    size: int = Field(description="バイト数。")


class StoredMessage(BaseModel):
    """One message of the transcript."""

    model_config = _shown("会話の中の一つのメッセージ。")

    message_id: str = Field(description="来訪者のものは、送った側が決めたid。")
    role: Literal["visitor", "bot", "concierge", "system"]
    text: str
    at: str = Field(description="RFC 3339、日本時間。")
    author: str | None = Field(None, description="相談員のメッセージと、加わったことを知らせる行のとき、その名前。")
    replies: list[Reply] | None = Field(None, description="ミナトのメッセージのとき、その返事。")
    attachment: SentFile | None = Field(None, description="来訪者が送ったファイルのとき、その名前と大きさ。")


class ConversationView(BaseModel):
    """The whole conversation, to show it again after a reload."""

    model_config = _shown("会話の全体。", examples.CONVERSATION)

    conversation_id: str
    state: ConversationState
    person: str | None = Field(None, description="`human` のとき、応対している相談員の名前。")
    progress: Progress
    messages: list[StoredMessage]


class IntakeView(BaseModel):
    """The records by field (contract §1), what is missing, and the decision as of now."""

    model_config = _shown("うかがった内容と判定。", examples.INTAKE)

    fields: dict[str, dict[str, Any]] = Field(description="項目名 → 記録（値・状態・もとの言葉・訂正の記録）。")
    missing: list[str] = Field(description="うかがう項目のうち、まだ値がないもの。")
    eligibility: dict[str, Any] = Field(description="両制度の判定。`minato check` と同じ形です。")


class AttachmentView(BaseModel):
    """A stored file."""

    model_config = _shown("受け取ったファイル。", examples.ATTACHMENT)

    attachment_id: str
    filename: str
    content_type: str = Field(description="中身から判断した種類。")
    size: int = Field(description="バイト数。")
