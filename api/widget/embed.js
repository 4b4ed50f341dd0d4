// @ts-check
// What a page's one script tag does: it defines <minato-chat>, and puts one on the page unless there is one already.

import "./widget.js";

/** Told by the script and not handed on to the element. */
const OWN = ["data-mode", "data-target"];

/** @returns {HTMLScriptElement | undefined} the tag that this came by; a module has no currentScript */
const ownScript = () => [...document.querySelectorAll("script")].find(({ src }) => src === import.meta.url);

/** @param {HTMLScriptElement} script @param {string} mode */
function place(script, mode) {
  const chat = document.createElement("minato-chat");
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-") && !OWN.includes(name)) chat.setAttribute(name.slice("data-".length), value);
  }
  if (mode === "launcher") chat.setAttribute("mode", "launcher");
  const target = script.dataset.target ? document.querySelector(script.dataset.target) : null;
  if (target) target.append(chat);
  else if (mode === "inline" && document.body.contains(script)) script.after(chat);
  else document.body.append(chat);
}

function begin() {
  const script = ownScript();
  const mode = script?.dataset.mode ?? (document.querySelector("minato-chat") ? "element" : "launcher");
  if (script && mode !== "element") place(script, mode);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
else begin();
