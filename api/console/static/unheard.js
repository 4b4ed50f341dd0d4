// @ts-check
// Marks words without leaving the page, and by keys while a line has the focus. Without script the form does the same.

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("marks"));
const said = document.getElementById("said");
/** @type {HTMLElement[]} */
const lines = form ? [...form.querySelectorAll("[data-number]")].map((line) => /** @type {HTMLElement} */ (line)) : [];

/** @param {string} text */
function say(text) {
  if (said) said.textContent = text;
}

/** @param {HTMLElement} line @param {number} step */
function move(line, step) {
  const next = lines[lines.indexOf(line) + step];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement} line @param {string} label */
function show(line, label) {
  const shown = /** @type {HTMLElement} */ (line.querySelector(".marked-as"));
  shown.hidden = !label;
  line.classList.toggle("is-marked", Boolean(label));
  /** @type {HTMLElement} */ (shown.querySelector("[data-label]")).textContent = label;
}

/** Marks go out one after the other, so that the last one given is the one that stays. */
let sent = Promise.resolve();

/** @param {HTMLElement} line @param {HTMLButtonElement} button */
function mark(line, button) {
  if (!form) return;
  const data = new FormData(form);
  data.set("mark", button.value);
  const takesBack = button.value.endsWith(":-");
  if (takesBack || lines.at(-1) === line) line.focus();
  else move(line, 1);
  sent = sent.then(() => save(line, new URLSearchParams(/** @type {any} */ (data))));
}

/** @param {HTMLElement} line @param {URLSearchParams} body */
async function save(line, body) {
  if (!form) return;
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const { label } = await answer.json();
    show(line, label);
    line.classList.remove("is-failed");
    say(label ? `${label} を付けました` : "取り消しました");
  } catch {
    line.classList.add("is-failed");
    line.focus();
    say("保存できませんでした。意図を選び、もう一度お試しください。");
  }
}

form?.addEventListener("submit", (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const line = /** @type {HTMLElement | null} */ (button?.closest("[data-number]"));
  if (!button || !line) return;
  event.preventDefault();
  mark(line, button);
});

for (const line of lines) {
  line.addEventListener("keydown", (event) => {
    const inField = event.target instanceof HTMLSelectElement;
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(line, event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    const button = /** @type {HTMLButtonElement | null} */ (line.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`));
    if (!button || button.closest("[hidden]")) return;
    event.preventDefault();
    mark(line, button);
  });
}
