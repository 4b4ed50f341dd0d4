#!/bin/sh
# Builds .venv from the hashed lock. Needs git, make and any Python 3; finds or fetches uv and Python 3.11.
# Does only what is missing; says what is wrong in plain words.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say ""; say "準備できませんでした：$*"; exit 1; }

NEEDED_KB=4000000
lock_hash=$(cksum requirements.lock scripts/setup.sh | cksum | cut -d' ' -f1)
stamp=.venv/.minato-setup
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock_hash" ] && [ -x .venv/bin/minato ]; then exit 0; fi

free_kb=$(df -Pk . | awk 'NR==2 {print $4}')
[ "$free_kb" -ge "$NEEDED_KB" ] || [ -d .venv ] || fail "ディスクの空きが足りません（4GBほど必要です。いまの空きは $((free_kb / 1024))MB）。"

find_uv() {
    for candidate in "$(command -v uv 2>/dev/null || true)" .tools/bin/uv; do
        if [ -n "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then echo "$candidate"; return; fi
    done
}

uv=$(find_uv)
if [ -z "$uv" ]; then
    say "uv を .tools に入れています…"
    python=$(command -v python3 || command -v python || true)
    [ -n "$python" ] || fail "Python 3 が見つかりません。Python 3 を入れてから、もう一度お試しください。"
    "$python" -m pip install --quiet --disable-pip-version-check --target .tools/lib uv 2>.tools-error.log \
        || { mkdir -p .tools && "$python" -m venv .tools/venv && .tools/venv/bin/pip install --quiet uv; } 2>>.tools-error.log \
        || { cat .tools-error.log >&2; rm -f .tools-error.log; fail "uv を入れられませんでした。ネットワークの接続（プロキシの設定など）をご確認ください。"; }
    rm -f .tools-error.log
    mkdir -p .tools/bin
    for candidate in .tools/lib/bin/uv .tools/venv/bin/uv; do
        if [ -x "$candidate" ]; then ln -sf "../../$candidate" .tools/bin/uv; fi
    done
    uv=$(find_uv)
    [ -n "$uv" ] || fail "uv を使える状態にできませんでした。"
fi

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    say "Python 3.11 の環境を作っています…"
    "$uv" venv --quiet --clear --python 3.11 .venv \
        || fail "Python 3.11 を用意できませんでした。ネットワークの接続をご確認いただくか、Python 3.11 を入れてください。"
fi

say "部品を入れています（初回は数分かかることがあります）…"
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock \
    || fail "部品を入れられませんでした。ネットワークの接続と、ディスクの空きをご確認ください。"

root=$(pwd)
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
# For every Python of this environment, plain rasa included: the project's packages, and no telemetry.
printf '%s\nimport os; os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")\n' "$root" > "$site/minato.pth"
printf '#!/bin/sh\nexec "%s/.venv/bin/python" -m api.cli "$@"\n' "$root" > .venv/bin/minato
chmod +x .venv/bin/minato
printf '%s' "$lock_hash" > "$stamp"
say "準備ができました。"
