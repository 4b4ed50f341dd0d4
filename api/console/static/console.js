// @ts-check
// What the pages cannot do without script: copy, print, and closing a visitor's words by Escape.

/** @param {string} text */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without HTTPS the clipboard is closed to scripts; a selected field still is not.
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("the browser did not copy");
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hideToast;
/** @param {string} text */
function say(text) {
  const toast = document.getElementById("toast");
  if (!toast) return;
  toast.textContent = text;
  clearTimeout(hideToast);
  hideToast = setTimeout(() => { toast.textContent = ""; }, 3000);
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-copy]"))) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy ?? "")?.textContent ?? "";
    try {
      await copy(text);
      say("コピーしました");
    } catch {
      say("コピーできませんでした。文字を選んでコピーしてください。");
    }
    button.focus();
  });
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-print]"))) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(".said:hover, .said:focus").forEach((said) => said.classList.add("is-quiet"));
});
for (const said of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".said"))) {
  said.addEventListener("click", () => said.focus()); // a tap focuses it on phones too
  for (const leaving of ["mouseleave", "blur"]) said.addEventListener(leaving, () => said.classList.remove("is-quiet"));
}
