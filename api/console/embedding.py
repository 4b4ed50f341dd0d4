"""What to copy onto another site's page so that it has the widget, with this installation's own addresses."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.console.access import Seat, admin
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.origins import origin_of_url
from api.services import Services, services
from api.site_paths import CHAT, WIDGET_SCRIPT
from api.widget_files import SCRIPT, SHEET, widget_files

router = APIRouter(prefix="/embedding", route_class=ConsoleRoute)

_LAUNCHER = '<script type="module" src="{script}"></script>'
_INLINE = (
    '<script type="module" src="{script}"></script>\n<minato-chat></minato-chat>\n'
    "<!-- スタイルシートに：minato-chat {{ height: 40rem; }} -->"
)
_FRAME = '<iframe src="{chat}" title="海外展開のご相談" width="400" height="640"></iframe>'


@router.get("")
async def embedding(
    request: Request, seat: Annotated[Seat, Depends(admin)], found: Annotated[Services, Depends(services)]
) -> Response:
    base = found.settings.public_url or str(request.base_url).rstrip("/")
    origin = origin_of_url(base)
    script, chat = f"{base}{WIDGET_SCRIPT}", f"{base}{CHAT}"
    return page(
        "embedding.html",
        seat=seat,
        snippets=(
            (
                "launcher",
                "右下のボタンから開く",
                "どのページにも、この一行だけで置けます。",
                _LAUNCHER.format(script=script),
            ),
            ("inline", "ページの中に置く", "二行目を、置きたい場所に書きます。", _INLINE.format(script=script)),
            ("frame", "枠（iframe）で置く", "スクリプトを足せないサイトで使います。", _FRAME.format(chat=chat)),
        ),
        directives=f"script-src {origin}; connect-src {origin} {origin.replace('http', 'ws', 1)};",
        frame_directive=f"frame-src {origin};",
        chat=chat,
        origins=found.settings.origins,
        public_url=found.settings.public_url,
        kilobytes=round(sum(len(widget_files()[name].packed) for name in (SCRIPT, SHEET)) / 1024),
    )
