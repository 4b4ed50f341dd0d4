"""Rich menus: made, given an image, shown to all or to one, listed, deleted."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.line_stand_in.asking import Answer, Asked, refused
from tests.line_stand_in.world import Menu, World

_MOST_BYTES = 1024 * 1024
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_NOT_FOUND = "richmenu not found"


def create(world: World, asked: Asked) -> Answer:
    menu_id = f"richmenu-{world.number():032x}"
    world.menus[menu_id] = Menu(asked.body)
    return Answer(200, {"richMenuId": menu_id})


def validate(world: World, asked: Asked) -> Answer:
    return Answer()


def listed(world: World, asked: Asked) -> Answer:
    return Answer(200, {"richmenus": [_shown(menu_id, menu) for menu_id, menu in world.menus.items()]})


def one(world: World, asked: Asked) -> Answer:
    menu = world.menus.get(asked.path["richMenuId"])
    return refused(404, _NOT_FOUND) if menu is None else Answer(200, _shown(asked.path["richMenuId"], menu))


def delete(world: World, asked: Asked) -> Answer:
    menu_id = asked.path["richMenuId"]
    if world.menus.pop(menu_id, None) is None:
        return refused(404, _NOT_FOUND)
    if world.default_menu == menu_id:
        world.default_menu = None
    world.user_menus = {user: menu for user, menu in world.user_menus.items() if menu != menu_id}
    return Answer()


def set_image(world: World, asked: Asked) -> Answer:
    """An image of the menu's own size, PNG or JPEG as its header says, ≤ 1 MB, once."""
    menu = world.menus.get(asked.path["richMenuId"])
    if menu is None:
        return refused(404, _NOT_FOUND)
    if menu.image is not None:
        return refused(400, "An image has already been uploaded to the richmenu")
    media_type = asked.headers.get("content-type", "").partition(";")[0]
    if media_type not in _FORMATS:
        return refused(415, "Unsupported Media Type")
    if len(asked.body) > _MOST_BYTES:
        return refused(413, "Request Entity Too Large")
    try:
        image = Image.open(io.BytesIO(asked.body))
    except UnidentifiedImageError:
        return refused(400, "The image is invalid")
    size = menu.menu["size"]
    if image.format != _FORMATS[media_type] or image.size != (size["width"], size["height"]):
        return refused(400, "The image's size or format is not that of the richmenu")
    menu.image, menu.media_type = asked.body, media_type
    return Answer()


def image(world: World, asked: Asked) -> Answer:
    menu = world.menus.get(asked.path["richMenuId"])
    if menu is None or menu.image is None:
        return refused(404, "Not found")
    return Answer(200, menu.image, media_type=menu.media_type or "")


def set_default(world: World, asked: Asked) -> Answer:
    return _with_image(world, asked) or _become_default(world, asked.path["richMenuId"])


def default(world: World, asked: Asked) -> Answer:
    found = world.default_menu
    return refused(404, "no default richmenu") if found is None else Answer(200, {"richMenuId": found})


def cancel_default(world: World, asked: Asked) -> Answer:
    world.default_menu = None
    return Answer()


def link(world: World, asked: Asked) -> Answer:
    wrong = _with_image(world, asked)
    if wrong is None:
        world.user_menus[asked.path["userId"]] = asked.path["richMenuId"]
    return wrong or Answer()


def unlink(world: World, asked: Asked) -> Answer:
    world.user_menus.pop(asked.path["userId"], None)
    return Answer()


def _with_image(world: World, asked: Asked) -> Answer | None:
    menu = world.menus.get(asked.path["richMenuId"])
    if menu is None:
        return refused(404, _NOT_FOUND)
    return refused(400, "must upload richmenu image before applying it to user") if menu.image is None else None


def _become_default(world: World, menu_id: str) -> Answer:
    world.default_menu = menu_id
    return Answer()


def _shown(menu_id: str, menu: Menu) -> dict[str, Any]:
    return {"richMenuId": menu_id, **menu.menu}


HANDLERS = {
    "createRichMenu": create,
    "validateRichMenuObject": validate,
    "getRichMenuList": listed,
    "getRichMenu": one,
    "deleteRichMenu": delete,
    "setRichMenuImage": set_image,
    "getRichMenuImage": image,
    "setDefaultRichMenu": set_default,
    "getDefaultRichMenuId": default,
    "cancelDefaultRichMenu": cancel_default,
    "linkRichMenuIdToUser": link,
    "unlinkRichMenuIdFromUser": unlink,
}
