// @ts-check
// The messages of one conversation that the server has not acknowledged: sent one at a time and in order, and kept in
// the browser until they are.

import { asProblem } from "./problem.js";

/** @typedef {import("./timeline.js").Pending} Pending */
/** @typedef {import("./api.js").Turn} Turn */
/**
 * @typedef {object} Listener
 * @property {(items: Pending[]) => void} change
 * @property {(pending: Pending, turn: Turn) => void} turn a message was answered; it is not among the items any more
 * @property {(problem: import("./problem.js").ApiProblem) => void} problem an attempt failed
 * @property {() => void} rest nothing is under way any more
 */

export class Outbox {
  #unsent;
  #on;
  #conversation;
  /** @type {Pending[]} */
  #items = [];
  /** @type {((body: import("./api.js").Outgoing) => Promise<Turn>) | null} null: the conversation is not open */
  #send = null;
  #busy = false;

  /**
   * @param {ReturnType<typeof import("./unsent.js").createUnsent>} unsent
   * @param {string} conversation its id; "" if it is not known yet
   * @param {Listener} on
   */
  constructor(unsent, conversation, on) {
    this.#unsent = unsent;
    this.#on = on;
    this.#conversation = conversation;
    this.#items = unsent.load(conversation);
  }

  /** Never changed in place. */
  get items() {
    return this.#items;
  }

  /** True while a message is under way. */
  get busy() {
    return this.#busy;
  }

  /** @param {string} conversation @param {(body: import("./api.js").Outgoing) => Promise<Turn>} send */
  open(conversation, send) {
    if (this.#conversation !== conversation) {
      this.#unsent.move(this.#conversation, conversation);
      this.#conversation = conversation;
    }
    this.#send = send;
  }

  /** Sends nothing more; what is kept stays kept. */
  close() {
    this.#send = null;
  }

  /** @param {Omit<Pending, "status" | "problem">} message */
  add(message) {
    /** @type {Pending} */
    const pending = { ...message, status: "waiting", problem: null };
    this.#unsent.keep(this.#conversation, pending);
    this.#set([...this.#items, pending]);
  }

  /** Lets what failed wait again, except what the server will never take. */
  retry() {
    const again = (/** @type {Pending} */ { status, problem }) => status === "failed" && !problem?.rejected;
    if (this.#items.some(again)) this.#set(this.#items.map((item) => (again(item) ? { ...item, status: "waiting" } : item)));
  }

  /** Takes out, without a word, what is not under way. @param {Set<string>} ids @returns {Pending[]} those that were here */
  remove(ids) {
    const gone = this.#items.filter(({ body, status }) => ids.has(body.message_id) && status !== "sending");
    for (const { body } of gone) this.#unsent.drop(this.#conversation, body.message_id);
    if (gone.length > 0) this.#items = this.#items.filter((item) => !gone.includes(item));
    return gone;
  }

  /** Sends what waits; stops at the first that fails. */
  async pump() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#send && this.#items[0]?.status === "waiting") await this.#deliver(this.#items[0], this.#send);
    } finally {
      this.#busy = false;
    }
    this.#on.rest();
  }

  /** @param {Pending} pending @param {(body: import("./api.js").Outgoing) => Promise<Turn>} send */
  async #deliver(pending, send) {
    const id = pending.body.message_id;
    this.#change(id, { status: "sending" });
    try {
      const turn = await send(pending.body);
      if (this.#send !== send) return;
      this.#unsent.drop(this.#conversation, id);
      this.#items = this.#items.filter(({ body }) => body.message_id !== id);
      this.#on.turn(pending, turn);
    } catch (error) {
      const problem = asProblem(error);
      if (this.#send !== send) return;
      this.#change(id, { status: "failed", problem });
      this.#on.problem(problem);
    }
  }

  /** @param {string} id @param {Partial<Pending>} patch */
  #change(id, patch) {
    this.#set(this.#items.map((item) => (item.body.message_id === id ? { ...item, ...patch } : item)));
  }

  /** @param {Pending[]} items */
  #set(items) {
    this.#items = items;
    this.#on.change(items);
  }
}
