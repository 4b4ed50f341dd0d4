// @ts-check
// The style sheet of the shadow root, put in so that no page's style-src has to allow it.

import { h } from "./dom.js";

const SHEET = new URL("minato.css", import.meta.url).href;
const SIZE = /@media[^{]*\{|(\d*\.?\d+)rem\b/g;

/**
 * A page may set its root's font size to anything. Ours are meant in the size that the reader has chosen for the browser.
 * @param {string} css @param {number} pixels of one rem
 */
export const scaled = (css, pixels) => css.replace(SIZE, (all, size) => (size === undefined ? all : `${Number((size * pixels).toFixed(4))}px`));

/** @param {ShadowRoot} root @returns {number} pixels of the font size that the reader has chosen */
function chosenSize(root) {
  const probe = h("span");
  probe.style.setProperty("all", "initial");
  root.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size || 16;
}

/** @type {Promise<string> | null} */
let fetched = null;

/** @returns {Promise<string>} */
async function load() {
  const response = await fetch(SHEET, { credentials: "omit" });
  if (!response.ok) throw new TypeError(`${response.status}`);
  return response.text();
}

/** Where it cannot be put in (Safari before 16.4, a page that lets us fetch nothing). @param {ShadowRoot} root @returns {Promise<unknown>} */
const linked = (root) => new Promise((resolve) => root.append(h("link", { rel: "stylesheet", href: SHEET, on: { load: resolve, error: resolve } })));

/** @param {ShadowRoot} root @returns {Promise<void>} once the style is there, or has failed */
export async function addStyles(root) {
  if (!("adoptedStyleSheets" in root)) {
    await linked(root);
    return;
  }
  try {
    const css = await (fetched ??= load());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(scaled(css, chosenSize(root)));
    root.adoptedStyleSheets = [sheet];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    fetched = null;
    await linked(root);
  }
}
