// @ts-check
// Marks words without leaving the page, and by keys while a line has the focus. Without script the form does the same.

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("marks"));
const said = document.getElementById("said");
/** @type {HTMLElement[]} */
const lines = form ? [...form.querySelectorAll("li[data-number]")].map((line) => /** @type {HTMLElement} */ (line)) : [];

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

/** @param {HTMLElement} line @param {HTMLButtonElement} button */
async function save(line, button) {
  if (!form) return;
  const data = new FormData(form);
  data.set("mark", button.value);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(/** @type {any} */ (data)),
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { label } = await answer.json();
    show(line, label);
    say(label ? `${label} を付けました` : "取り消しました");
    if (label && lines.at(-1) !== line) move(line, 1);
    else line.focus();
  } catch {
    say("保存できませんでした。意図を選び、もう一度お試しください。");
    line.classList.add("is-failed");
    return;
  }
  line.classList.remove("is-failed");
}

form?.addEventListener("submit", (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const line = /** @type {HTMLElement | null} */ (button?.closest("li[data-number]"));
  if (!button || !line) return;
  event.preventDefault();
  save(line, button);
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
    save(line, button);
  });
}
