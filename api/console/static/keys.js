// @ts-check
// Keys for those who work here all day. They do nothing while one types, and can be switched off.

const KEPT = "minato-keys";
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));
const wanted = /** @type {HTMLInputElement | null} */ (document.getElementById("keys-on"));

/** @returns {boolean} */
function areOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

if (wanted) {
  wanted.checked = areOn();
  wanted.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, wanted.checked ? "on" : "off");
    } catch { /* it holds for this page only */ }
  });
}
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-keys]"))) {
  button.hidden = false;
  button.addEventListener("click", () => dialog?.showModal());
}

/** @param {number} step */
function go(step) {
  const links = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("#queue .ticket-link")));
  const row = document.activeElement?.closest("#queue tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = row ? links[Math.min(Math.max(at + step, 0), links.length - 1)] : links[0];
  next?.focus();
}

/** @type {Record<string, () => void>} */
const keys = {
  j: () => go(1),
  k: () => go(-1),
  "/": () => {
    const search = document.getElementById("q");
    if (search) search.focus();
    else location.href = "/console/tickets#q";
  },
  c: () => /** @type {HTMLFormElement | null} */ (document.getElementById("claim"))?.requestSubmit(),
  "?": () => dialog?.showModal(),
};

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event.target) || dialog?.open || !(wanted ? wanted.checked : areOn())) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (location.hash === "#q") document.getElementById("q")?.focus();
