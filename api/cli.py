"""The command line: ``minato …`` (contract §3)."""

from __future__ import annotations

from bot.dialogue.quiet import silence_rasa

silence_rasa()

import sys  # noqa: E402
from collections.abc import Mapping  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Annotated  # noqa: E402

import typer  # noqa: E402

from api.settings import Settings  # noqa: E402

app = typer.Typer(
    help="ミナト：輸出支援の相談窓口", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
user = typer.Typer(help="相談員コンソールのアカウント", no_args_is_help=True)
app.add_typer(user, name="user")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス")] = None,
    port: Annotated[int | None, typer.Option(help="待ち受けるポート")] = None,
    workers: Annotated[int | None, typer.Option(help="プロセスの数（2以上はPostgreSQLが必要）")] = None,
    database_url: Annotated[str | None, typer.Option(help="sqlite:///… または postgresql://…")] = None,
) -> None:
    """サービス全体を起動します（必要なら学習とデータベースの準備もします）。"""
    from api.commands.serve import run

    given = {"host": host, "port": port, "workers": workers, "database_url": database_url}
    run(given_settings(given))


@app.command()
def train() -> None:
    """Rasaのモデルを学習します。"""
    from api.commands.training import train_with_progress

    train_with_progress(Settings())


@app.command()
def chat() -> None:
    """端末で会話します。"""
    from api.commands.chat import run

    run(Settings())


@app.command()
def parse(jsonl: Annotated[bool, typer.Option("--jsonl", help="1行1件のJSONを読み書きします")] = False) -> None:
    """文から意図と項目を読み取ります（標準入力から標準出力へ）。"""
    from api.commands.parse import run

    _need(jsonl)
    run(Settings(), sys.stdin, sys.stdout)


@app.command()
def check(jsonl: Annotated[bool, typer.Option("--jsonl", help="1行1件のJSONを読み書きします")] = False) -> None:
    """申込要件の基本確認をします（標準入力から標準出力へ）。"""
    from bot.dialogue.clock import clock_from
    from bot.eligibility.jsonl import check_line

    _need(jsonl)
    today = clock_from(Settings().clock)().date()
    for line in sys.stdin:
        if line.strip():
            print(check_line(line, today), flush=True)


@app.command()
def bench(
    conversations: Annotated[int, typer.Option(help="同時に行う会話の数", min=1, max=64)] = 8,
    parses: Annotated[int, typer.Option(help="読み取りの回数（メモリが増えないかを見るには 100000）", min=10)] = 2000,
    stock: Annotated[bool, typer.Option(help="同じ会話を、そのままの Rasa でも測る")] = True,
    desk: Annotated[bool, typer.Option("--desk", help="相談員の受付一覧を、SQLite と PostgreSQL で測る")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="数字のページを、SQLite と PostgreSQL で測る")] = False,
    line: Annotated[
        bool, typer.Option("--line", help="LINEのWebhookの応答を、毎秒200件の言葉を受けながら測る")
    ] = False,
    tickets: Annotated[int, typer.Option(help="用意する受付（--figures では相談）の数", min=1_000)] = 100_000,
    messages: Annotated[int, typer.Option(help="--desk と --figures で用意する発言の数", min=1_000)] = 2_000_000,
) -> None:
    """起動時間・メモリ・往復と読み取りの速さを、そのままの Rasa と並べて測ります。"""
    from api.commands import bench_desk, bench_figures, bench_line
    from api.commands.bench import run

    if line:
        bench_line.run(Settings())
        return
    if desk or figures:
        (bench_figures if figures else bench_desk).run(tickets, messages)
        return
    run(Settings(), conversations, parses, stock)


@app.command("eval")
def evaluate(
    output: Annotated[Path, typer.Option(help="報告（Markdown）の書き出し先")] = Path("var/eval.md"),
    sets: Annotated[
        Path | None, typer.Option(help="intents・fields・dialogues の .jsonl を置いたフォルダ（省けば付属の文）")
    ] = None,
    folds: Annotated[
        int,
        typer.Option(help="意図の分類器を、学習用の例文のこの数への分割でも測ります（0 で省きます）", min=0, max=20),
    ] = 5,
    components: Annotated[
        bool, typer.Option("--components", help="部品の候補を比べ、決定記録0008の表を書き換えます（数時間かかります）")
    ] = False,
) -> None:
    """言語理解と対話を、評価用の文で測ります。"""
    from api.commands import compare
    from api.commands.evaluate import run

    if components:
        compare.compare(Settings(), sets)
        return
    run(Settings(), output, sets)
    if folds > 1:
        compare.append_folds(output, folds)


@app.command()
def purge(
    yes: Annotated[bool, typer.Option("--yes", help="本当に消去します（付けなければ、件数を見るだけです）")] = False,
) -> None:
    """保存期間を過ぎた個人情報を消去します。"""
    from api.commands.purge import run

    run(Settings(), yes)


@app.command()
def export(
    ticket: Annotated[str | None, typer.Option(help="受付番号（M-0001）")] = None,
    email: Annotated[str | None, typer.Option(help="お客様のメールアドレス（その方の会話をすべて）")] = None,
    output: Annotated[Path | None, typer.Option(help="書き出し先のZIPファイル")] = None,
) -> None:
    """お一人分の記録を、ZIPにまとめて書き出します。"""
    from api.commands.export import run

    run(Settings(), ticket, email, output)


@user.command("add")
def add_user(name: str, role: Annotated[str, typer.Option(help="concierge または admin")] = "concierge") -> None:
    """アカウントを作り、一度だけ使えるパスワードを表示します。"""
    from api.commands.users import add

    add(Settings(), name, role)


def given_settings(given: Mapping[str, object]) -> Settings:
    """Settings of the environment, with what was given on the command line on top."""
    return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def _need(jsonl: bool) -> None:
    if not jsonl:
        typer.echo("--jsonl を付けてください。1行に1件のJSONを標準入力から読みます。", err=True)
        raise typer.Exit(2)


if __name__ == "__main__":
    app()
