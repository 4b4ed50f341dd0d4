// @ts-check
// The conversation without a DOM: state, the send queue, resuming. A page, a test or another front end subscribes to it.

import { ApiProblem } from "./api.js";
import { newMessageId } from "./message-id.js";
import { historyEntries, replyEntries, visitorEntry } from "./timeline.js";

/** @typedef {import("./api.js").Credentials} Credentials */
/** @typedef {import("./timeline.js").Entry} Entry */
/** @typedef {import("./timeline.js").Pending} Pending */
/**
 * @typedef {object} State never changed in place
 * @property {"starting" | "ready" | "failed" | "expired"} phase failed: could not be opened; expired: the server does not know it any more
 * @property {string} mode who owns the conversation: bot, queued, human or closed
 * @property {import("./api.js").Progress | null} progress
 * @property {Entry[]} entries acknowledged by the server
 * @property {Pending[]} outbox ours, not acknowledged, oldest first
 * @property {ApiProblem | null} problem why the phase is failed or expired
 * @property {boolean} resumed the conversation was there before this page was
 * @property {boolean} connected false after a failed refresh, until one succeeds
 */

/** @type {State} */
const BLANK = {
  phase: "starting", mode: "bot", progress: null, entries: [], outbox: [], problem: null, resumed: false, connected: true,
};

/** @param {unknown} error @returns {ApiProblem} the problem to show; anything else is a defect and goes on up */
function asProblem(error) {
  if (error instanceof ApiProblem) return error;
  throw error;
}

export class ChatClient {
  #api;
  #session;
  #now;
  #newId;
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  /** @type {State} */
  #state = BLANK;
  /** @type {Credentials | null} */
  #credentials = null;
  /** Epoch whose queue is being sent; 0: none. A request that still hangs does not hold up the next conversation. */
  #pumping = 0;
  /** Counts conversations opened: an answer that comes after a restart belongs to no one. */
  #epoch = 0;
  /** Counts changes of the acknowledged part: a history read before a change must not undo it. */
  #revision = 0;

  /**
   * @param {object} parts
   * @param {ReturnType<typeof import("./api.js").createApi>} parts.api
   * @param {ReturnType<typeof import("./session.js").createSession>} parts.session
   * @param {() => Date} [parts.now]
   * @param {() => string} [parts.newId]
   */
  constructor({ api, session, now = () => new Date(), newId = newMessageId }) {
    this.#api = api;
    this.#session = session;
    this.#now = now;
    this.#newId = newId;
  }

  get state() {
    return this.#state;
  }

  /** @param {(state: State) => void} listener called at each change @returns {() => void} stops it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Opens the stored conversation, or a new one if there is none. Also the way to try again after `failed`. */
  async start() {
    const epoch = ++this.#epoch;
    const saved = this.#session.load();
    this.#set({ phase: "starting", problem: null });
    try {
      await (saved ? this.#resume(saved, epoch) : this.#create(epoch));
    } catch (error) {
      const problem = asProblem(error);
      if (epoch === this.#epoch) this.#set({ phase: saved && problem.gone ? "expired" : "failed", problem });
      return;
    }
    await this.#pump();
  }

  /** Leaves the present conversation, unsent messages included, and opens a new one. */
  async startAnew() {
    this.#session.clear();
    this.#credentials = null;
    this.#state = BLANK;
    await this.start();
  }

  /** @param {string} text sent as it is, if not blank */
  async sendText(text) {
    if (text.trim()) await this.#enqueue({ text }, text);
  }

  /**
   * @param {{choice: string | string[], field?: string | null, label: string, question?: string}} answer
   *   `label` is what the visitor sees as their own message; `question` the key of the entry it answers
   */
  async sendChoice({ choice, field, label, question }) {
    await this.#enqueue(field ? { choice, field } : { choice }, label, question);
  }

  /** Sends the message that failed, and those behind it, again: same ids, so that nothing counts twice. */
  async retry() {
    this.#setOutbox((pending) => (pending.status === "failed" ? { ...pending, status: "waiting", problem: null } : pending));
    await this.#pump();
  }

  /** Takes an unsent message back. @param {string} messageId @returns {string} its text, to be written anew */
  discard(messageId) {
    const dropped = this.#state.outbox.find(({ body, status }) => body.message_id === messageId && status !== "sending");
    if (!dropped) return "";
    this.#set({ outbox: this.#state.outbox.filter((pending) => pending !== dropped) });
    void this.#pump();
    return dropped.body.text ?? "";
  }

  /** Reads the conversation back from the server: what a person wrote, or another window of the same visitor. */
  async refresh() {
    if (this.#state.phase !== "ready" || this.#pumping || !this.#credentials) return;
    const [epoch, revision] = [this.#epoch, this.#revision];
    try {
      const history = await this.#api.history(this.#credentials);
      if (epoch === this.#epoch && revision === this.#revision && !this.#pumping) this.#adopt(history);
    } catch (error) {
      const problem = asProblem(error);
      if (epoch !== this.#epoch) return;
      this.#set(problem.gone ? { phase: "expired", problem } : { connected: false });
    }
  }

  /** @param {number} epoch */
  async #create(epoch) {
    const opened = await this.#api.create();
    if (epoch !== this.#epoch) return;
    this.#credentials = opened;
    this.#session.save(opened);
    const entries = replyEntries(opened.replies ?? [], null, this.#now().toISOString());
    this.#set({ phase: "ready", entries, mode: opened.state ?? "bot", progress: opened.progress ?? null, resumed: false });
  }

  /** @param {Credentials} saved @param {number} epoch */
  async #resume(saved, epoch) {
    const history = await this.#api.history(saved);
    if (epoch !== this.#epoch) return;
    this.#credentials = saved;
    this.#set({ phase: "ready", resumed: true });
    this.#adopt(history);
  }

  /** @param {import("./api.js").History} history */
  #adopt(history) {
    this.#revision += 1;
    const entries = historyEntries(history.messages);
    const known = new Set(entries.map((entry) => entry.key));
    const outbox = this.#state.outbox.filter(({ body }) => !known.has(body.message_id));
    const { mode, progress } = this.#state;
    this.#set({ entries, outbox, mode: history.state ?? mode, progress: history.progress ?? progress, connected: true });
  }

  /** @param {Omit<import("./api.js").Outgoing, "message_id">} content @param {string} text @param {string} [question] */
  async #enqueue(content, text, question) {
    const body = { message_id: this.#newId(), ...content };
    const at = this.#now().toISOString();
    this.#set({ outbox: [...this.#state.outbox, { body, text, at, status: "waiting", problem: null, question }] });
    await this.#pump();
  }

  /** Sends what waits, one at a time and in order; stops at the first that fails. */
  async #pump() {
    const epoch = this.#epoch;
    if (this.#pumping === epoch) return;
    this.#pumping = epoch;
    try {
      while (epoch === this.#epoch && this.#state.phase === "ready" && this.#state.outbox[0]?.status === "waiting") {
        await this.#deliver(this.#state.outbox[0]);
      }
    } finally {
      if (this.#pumping === epoch) this.#pumping = 0;
    }
  }

  /** @param {Pending} pending */
  async #deliver(pending) {
    const epoch = this.#epoch;
    const id = pending.body.message_id;
    this.#setOutbox((other) => (other.body.message_id === id ? { ...other, status: "sending" } : other));
    try {
      const turn = await this.#api.send(/** @type {Credentials} */ (this.#credentials), pending.body);
      if (epoch === this.#epoch) this.#settle(pending, turn);
    } catch (error) {
      const problem = asProblem(error);
      if (epoch !== this.#epoch) return;
      this.#setOutbox((other) => (other.body.message_id === id ? { ...other, status: "failed", problem } : other));
      if (problem.gone) this.#set({ phase: "expired", problem });
    }
  }

  /** @param {Pending} pending @param {import("./api.js").Turn} turn */
  #settle(pending, turn) {
    this.#revision += 1;
    const id = pending.body.message_id;
    const replies = replyEntries(turn.replies ?? [], id, this.#now().toISOString());
    this.#set({
      entries: [...this.#state.entries, visitorEntry(pending, "sent"), ...replies],
      outbox: this.#state.outbox.filter(({ body }) => body.message_id !== id),
      mode: turn.state ?? this.#state.mode,
      progress: turn.progress ?? this.#state.progress,
      connected: true,
    });
  }

  /** @param {(pending: Pending) => Pending} change */
  #setOutbox(change) {
    this.#set({ outbox: this.#state.outbox.map(change) });
  }

  /** @param {Partial<State>} patch */
  #set(patch) {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
