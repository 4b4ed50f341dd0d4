// @ts-check
// The only place that makes elements. Text always goes in as text; there is no way to pass HTML.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `text`, `on` ({event: listener}), boolean or string attributes
 * @param {Child[]} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (name === "on") Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, /** @type {any} */ (listener)));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {any} child @returns {Node} */
const asNode = (child) => (typeof child === "string" ? document.createTextNode(child) : child);

/** @param {string} text read by screen readers, not shown */
export const unseen = (text) => h("span", { class: "unseen", text });

/** @param {HTMLElement} element @param {boolean} visible */
export function show(element, visible) {
  element.hidden = !visible;
}
