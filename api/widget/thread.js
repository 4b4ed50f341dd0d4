// @ts-check
// The scrolling conversation: keeps one view per entry, says new messages aloud once, and stays where it should.

import { h, show } from "./dom.js";
import { createEntryView } from "./entry-view.js";
import { dayLabel, sameDay } from "./format.js";
import { questionStates } from "./questions.js";
import { spoken } from "./text.js";
import { timeline } from "./timeline.js";

/** @typedef {import("./timeline.js").Entry} Entry */
/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof createEntryView>} EntryView */

/** Pixels from the end within which the visitor counts as reading the newest message. */
const NEAR_END = 80;
const SPOKEN_KEPT = 10;
/** Where the page around says nothing of its own. */
const ASSURANCE = "2時間などの時間切れはありません。途中で閉じても、この画面から続きを始められます。ほかの端末では、メニューの「ほかの端末で続ける」から開けます。";
/** Pixels above a message that is read from its beginning. */
const MARGIN = 12;

/** Text for screen readers only, apart from the visible list: a reload must not read the whole past again. */
export function createAnnouncer() {
  const element = h("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-label": "新着メッセージ" });
  return {
    element,
    /** @param {string} text */
    say(text) {
      element.append(h("p", { text }));
      while (element.childElementCount > SPOKEN_KEPT) element.firstElementChild?.remove();
    },
  };
}

/** What is read aloud, with the name of the person who says it. @param {Entry} entry @param {import("./api.js").Reply} reply */
const spokenBy = ({ role, author }, reply) => (role === "concierge" ? `相談員${author ? `の${author}さん` : ""}：` : "") + spoken(reply);

/** @param {Entry} entry @param {Entry | undefined} before */
function dayDivider(entry, before) {
  const needed = before ? !sameDay(before.at, entry.at) : !sameDay(entry.at, new Date().toISOString());
  return needed ? h("li", { class: "day", text: dayLabel(entry.at) }) : null;
}

/** @param {Entry | undefined} a @param {Entry | undefined} b */
const sameSender = (a, b) => a !== undefined && b !== undefined && a.role === b.role && a.author === b.author && sameDay(a.at, b.at);

/**
 * @param {object} parts
 * @param {import("./entry-view.js").Actions} parts.actions
 * @param {ReturnType<typeof createAnnouncer>} parts.announcer
 * @param {HTMLElement} parts.footer what always comes after the last message
 */
export function createThread({ actions, announcer, footer }) {
  const list = h("ol", { class: "entries" });
  const typist = h("p", { class: "typist", hidden: true });
  const typing = h("div", { class: "typing", hidden: true, "aria-hidden": "true" }, h("span"), h("span"), h("span"));
  const element = h("div", { class: "thread", role: "region", "aria-label": "会話", tabindex: "0" },
    h("slot", { name: "intro" }, h("p", { class: "fine assurance", text: ASSURANCE })), list, typist, typing, footer);
  /** @type {Map<string, EntryView>} */
  const views = new Map();
  let atEnd = false;
  /** Whether anything of the server's has been shown; unsent words may come before. */
  let opened = false;
  /** Keys of the messages that came last, to be shown again where the first time was before there was a page. @type {string[]} */
  let newest = [];

  element.addEventListener("scroll", () => {
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  });
  // The on-screen keyboard or a taller input shortens the list: whoever read the newest message still does.
  new ResizeObserver(() => atEnd && toEnd()).observe(element);

  // Never a smooth scroll: half-way through one, an answer that arrives cannot tell where the visitor is reading.
  function toEnd() {
    element.scrollTop = element.scrollHeight;
    atEnd = true;
  }

  /** The question that came last, with its choices, stands whole above the composer; a text too long for that is read from its beginning. */
  function reveal() {
    const fresh = newest.flatMap((key) => views.get(key)?.element ?? []);
    if (fresh.some(({ offsetHeight }) => offsetHeight > element.clientHeight - 2 * MARGIN)) {
      element.scrollTop = fresh[0].offsetTop - MARGIN;
      atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    } else toEnd();
  }

  /** @param {Entry[]} entries @param {string | null | undefined} asking @returns {Entry[]} those that were not on screen before */
  function place(entries, asking) {
    const states = questionStates(entries, asking);
    const fresh = entries.filter(({ key }) => !views.has(key));
    const nodes = entries.flatMap((entry, index) => {
      const view = views.get(entry.key) ?? createEntryView(entry, actions);
      views.set(entry.key, view);
      view.update(entry, {
        first: !sameSender(entries[index - 1], entry),
        last: !sameSender(entry, entries[index + 1]),
        question: states.get(entry.key),
      });
      return [dayDivider(entry, entries[index - 1]), view.element];
    });
    const kept = new Set(entries.map(({ key }) => key));
    for (const key of views.keys()) if (!kept.has(key)) views.delete(key);
    arrange(nodes.filter((node) => node !== null));
    return fresh;
  }

  /** Puts the nodes in order and touches only what differs: a node that moves would lose focus and ticks. @param {HTMLElement[]} nodes */
  function arrange(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...list.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
    nodes.forEach((node, index) => {
      if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
    });
  }

  /** @param {Entry[]} fresh @param {boolean} opening @param {boolean} resumed */
  function follow(fresh, opening, resumed) {
    if (fresh.length === 0) return;
    const own = (opening && resumed) || fresh.at(-1)?.role === "visitor";
    newest = own ? [] : fresh.map(({ key }) => key);
    if (own) toEnd();
    else if (opening || atEnd) reveal();
  }

  return {
    element,
    reveal,
    /** @param {State} state */
    render(state) {
      const opening = !opened;
      opened ||= state.entries.length > 0;
      const fresh = place(timeline(state), state.progress ? (state.progress.asking ?? null) : undefined);
      const sending = state.outbox.some(({ status, problem }) => status === "sending" && !problem);
      show(typing, state.phase === "starting" || (state.mode !== "human" && state.mode !== "closed" && sending) || state.typing !== null);
      show(typist, state.typing !== null);
      typist.textContent = state.typing === null ? "" : `${state.typing}さんが入力しています`;
      if (atEnd && state.typing !== null) toEnd();
      if (!(opening && state.resumed)) {
        for (const entry of fresh) if (entry.reply) announcer.say(spokenBy(entry, entry.reply));
      }
      if (atEnd && state.outbox.some(({ status }) => status !== "waiting")) toEnd();
      follow(fresh, opening, state.resumed);
      return fresh;
    },
    /** @param {string} key @returns {HTMLElement | undefined} its choices, to put the focus on */
    group: (key) => views.get(key)?.group,
    clear() {
      views.clear();
      list.replaceChildren();
      atEnd = false;
      opened = false;
    },
  };
}
