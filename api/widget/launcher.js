// @ts-check
// The button in the corner of a page, and the panel that it opens: beside the page on a desktop, over it on a phone.

import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

/** Where the panel takes the whole screen, and the page behind it must be out of reach. As in launcher.css. */
const SMALL = "(max-width: 47.99rem), (max-height: 30rem)";

/**
 * @param {HTMLElement} app
 * @param {() => void} onOpen called each time
 */
export function createLauncher(app, onOpen) {
  const badge = h("span", { class: "launcher-badge", hidden: true }, unseen(word("launcher-news")));
  const button = h("button", { type: "button", class: "launcher-button", "aria-haspopup": "dialog", "aria-expanded": "false" },
    icon("harbour"), h("span", { text: word("launcher") }), badge);
  const panel = /** @type {HTMLDialogElement} */ (h("dialog", { class: "panel", "aria-label": `${word("title")} ${word("subtitle")}` }, app));

  function open() {
    if (panel.open) return;
    if (matchMedia(SMALL).matches) panel.showModal();
    else panel.show();
    show(button, false);
    show(badge, false);
    button.setAttribute("aria-expanded", "true");
    onOpen();
  }
  panel.addEventListener("close", (event) => {
    if (event.target !== panel) return;
    show(button, true);
    button.setAttribute("aria-expanded", "false");
    button.focus({ preventScroll: true });
  });
  // A dialog that is not modal does not close by itself at Escape; one inside of it, a menu and an input method come first.
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || panel.querySelector("dialog[open]")) return;
    event.preventDefault();
    panel.close();
  });
  button.addEventListener("click", open);
  return {
    element: h("div", { class: "launcher" }, button, panel),
    close: () => panel.close(),
    /** Something new was said; it is marked where nobody sees it. */
    mark: () => show(badge, !panel.open),
  };
}
