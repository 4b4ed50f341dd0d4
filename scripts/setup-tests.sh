#!/bin/sh
# What the tests need beside .venv: a Chromium with a Japanese font, and TypeScript, which checks the widget's types.
set -eu
cd "$(dirname "$0")/.."

have_chromium() {
    [ -n "${MINATO_TEST_CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 \
        || ls "${HOME:-/nonexistent}"/.cache/ms-playwright/chromium-*/ >/dev/null 2>&1
}

if command -v npm >/dev/null 2>&1 && [ ! -d tests/widget/node_modules/typescript ]; then
    printf 'TypeScript（ウィジェットの型の検査）を入れています…\n' >&2
    npm ci --silent --prefix tests/widget >/dev/null 2>&1 || printf 'TypeScript を入れられませんでした。型の検査は飛ばします。\n' >&2
fi

if have_chromium; then exit 0; fi
printf 'ブラウザ（Chromium）を入れています…\n' >&2
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
else
    .venv/bin/python -m playwright install chromium
fi
have_chromium || { printf 'Chromium を用意できませんでした。chromium を入れるか、MINATO_TEST_CHROMIUM に場所を指定してください。\n' >&2; exit 1; }
