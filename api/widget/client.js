// @ts-check
// The conversation without a DOM: opening, sending, keeping up. A page, a test or another front end subscribes to it.

import { ApiProblem, asProblem } from "./problem.js";
import { newMessageId } from "./message-id.js";
import { Observable } from "./observable.js";
import { Outbox } from "./outbox.js";
import { BLANK } from "./state.js";
import { historyEntries, replyEntries, visitorEntry } from "./timeline.js";

/** @typedef {import("./api.js").Credentials} Credentials @typedef {import("./state.js").State} State */

const NOT_OPEN = "会話が開いてから、もう一度お試しください。";

export class ChatClient {
  #api;
  #session;
  #unsent;
  #now;
  #newId;
  #store = new Observable(BLANK);
  /** @type {Credentials | null} */
  #credentials = null;
  /** @type {Outbox | null} that of the present conversation */
  #outbox = null;
  /** Counts attempts to open a conversation: an answer that comes after a restart belongs to no one. */
  #epoch = 0;
  /** Epochs of what is under way; 0: none. A request that hangs does not hold up the next conversation. */
  #opening = 0;
  #reading = 0;
  /** The conversation is to be read again once what is under way is done. */
  #stale = false;
  /** Counts changes of the acknowledged part: a history read before a change must not undo it. */
  #revision = 0;

  /**
   * @param {object} parts
   * @param {ReturnType<typeof import("./api.js").createApi>} parts.api
   * @param {ReturnType<typeof import("./session.js").createSession>} parts.session
   * @param {ReturnType<typeof import("./unsent.js").createUnsent>} parts.unsent
   * @param {() => Date} [parts.now] @param {() => string} [parts.newId]
   */
  constructor({ api, session, unsent, now = () => new Date(), newId = newMessageId }) {
    this.#api = api;
    this.#session = session;
    this.#unsent = unsent;
    this.#now = now;
    this.#newId = newId;
  }

  get state() {
    return this.#store.value;
  }

  /** What was being written in this conversation, also before a reload. */
  get draft() {
    return this.#unsent.draft(this.#id);
  }

  /** @param {string} text "" once it is sent or deleted */
  saveDraft(text) {
    this.#unsent.saveDraft(this.#id, text);
  }

  /** Whether what another window wrote is the draft of this conversation. @param {string | null} key of the store */
  isDraft(key) {
    return this.#unsent.isDraft(this.#id, key);
  }

  /** @param {(state: State) => void} listener called at each change @returns {() => void} stops it */
  subscribe(listener) {
    return this.#store.subscribe(listener);
  }

  /** Opens the stored conversation, or a new one if there is none. Also the way to try again after `failed`. */
  async start() {
    this.#set({ phase: "starting", problem: null, outbox: this.#queue.items });
    await this.#open();
  }

  /** Leaves the present conversation and opens a new one; what was written and not sent is forgotten. */
  async startAnew() {
    this.#session.clear();
    this.#unsent.forget();
    await this.#leave();
  }

  /**
   * Goes on with a conversation that this browser got the key of. @param {Credentials} credentials
   * @param {ReturnType<typeof import("./session.js").createSession>} [session] where it is remembered, if not as this browser's own
   */
  async goTo(credentials, session) {
    if (session) this.#session = session;
    this.#session.save(credentials);
    await this.#leave();
  }

  /** @returns {Promise<import("./api.js").Link>} a way into this conversation for another device */
  async link() {
    if (!this.#credentials) throw new ApiProblem(0, NOT_OPEN);
    return this.#api.link(this.#credentials);
  }

  /** @param {string} address where the same goes by e-mail @returns {Promise<{expires_at: string}>} */
  async mailLink(address) {
    if (!this.#credentials) throw new ApiProblem(0, NOT_OPEN);
    return this.#api.mailLink(this.#credentials, address);
  }

  /** @type {import("./files.js").Send} */
  attach = (item, onProgress) => {
    if (!this.#credentials) return { done: Promise.reject(new ApiProblem(0, NOT_OPEN)), cancel() {} };
    return this.#api.attach(this.#credentials, item, onProgress);
  };

  async #leave() {
    this.#outbox?.close();
    this.#outbox = null;
    this.#credentials = null;
    this.#store.value = BLANK;
    await this.start();
  }

  /** @param {string} text sent as it is, if not blank */
  async sendText(text) {
    if (text.trim()) await this.#post({ text }, text);
  }

  /**
   * @param {{choice: string | string[], field?: string | null, label: string, question?: string}} answer
   *   `label` is what the visitor sees as their own message; `question` the key of the entry it answers
   */
  async sendChoice({ choice, field, label, question }) {
    await this.#post(field ? { choice, field } : { choice }, label, question);
  }

  /** Sends the message that failed, and those behind it, again: same ids, so that nothing counts twice. */
  async retry() {
    this.#queue.retry();
    await this.#queue.pump();
  }

  /** Takes an unsent message back. @param {string} messageId @returns {string} its text, to be written anew */
  discard(messageId) {
    const [dropped] = this.#queue.remove(new Set([messageId]));
    this.#set({ outbox: this.#queue.items });
    void this.#queue.pump();
    return dropped?.body.text ?? "";
  }

  /** To be called when something may have changed: reads what is new, and sends what waits if the server is there. */
  async wake() {
    if (this.state.phase === "failed" && this.#opening !== this.#epoch) await this.#open();
    await this.refresh();
    if (this.state.connected) await this.retry();
  }

  /** Reads the conversation back from the server: what a person wrote, or another window of the same visitor. */
  async refresh() {
    if (this.state.phase !== "ready" || !this.#credentials) return;
    const [epoch, revision] = [this.#epoch, this.#revision];
    this.#stale = this.#queue.busy || this.#reading === epoch;
    if (this.#stale) return;
    this.#reading = epoch;
    try {
      const history = await this.#api.history(this.#credentials);
      if (epoch !== this.#epoch) return;
      if (revision === this.#revision && !this.#queue.busy) this.#adopt(history);
      else this.#stale = true;
    } catch (error) {
      const problem = asProblem(error);
      if (epoch === this.#epoch) this.#lose(problem);
    } finally {
      if (this.#reading === epoch) this.#reading = 0;
    }
    if (epoch === this.#epoch) await this.#catchUp();
  }

  /**
   * Opens the live stream. @param {string | undefined} after the message after which it begins
   * @param {import("./socket.js").Listener} on @returns {import("./socket.js").Line | null} null: there is no conversation
   */
  listen(after, on) {
    return this.#credentials && this.#api.listen(this.#credentials, after, on);
  }

  /** @param {boolean} live whether the live stream tells what is new; if so, the server is there for what waits */
  hear(live) {
    if (live === this.state.live) return;
    this.#set({ live });
    if (live) void this.retry();
  }

  /** The device says that it has no network; the next answer tells otherwise. */
  loseTouch() {
    this.#set({ connected: false });
  }

  /** @param {string | null} person who is writing just now */
  seeTyping(person) {
    if (person !== this.state.typing) this.#set({ typing: person });
  }

  /** @param {string | null} person who leads the conversation */
  seePerson(person) {
    if (person !== this.state.person) this.#set({ person });
  }

  /** The conversation that what is written belongs to; "": one that could not be opened yet. */
  get #id() {
    return (this.#credentials ?? this.#session.load())?.conversation_id ?? "";
  }

  get #queue() {
    return (this.#outbox ??= new Outbox(this.#unsent, this.#id, {
      change: (outbox) => this.#set({ outbox }),
      turn: (pending, turn) => this.#settle(pending, turn),
      problem: (problem) => this.#lose(problem),
      rest: () => void this.#catchUp(),
    }));
  }

  async #open() {
    const epoch = (this.#opening = ++this.#epoch);
    const saved = this.#session.load();
    try {
      await (saved ? this.#resume(saved, epoch) : this.#create(epoch));
    } catch (error) {
      const problem = asProblem(error);
      if (epoch === this.#epoch) this.#set({ phase: saved && problem.gone ? "expired" : "failed", problem });
      return;
    } finally {
      if (this.#opening === epoch) this.#opening = 0;
    }
    if (epoch === this.#epoch) await this.#queue.pump();
  }

  /** @param {number} epoch */
  async #create(epoch) {
    const opened = await this.#api.create();
    if (epoch !== this.#epoch) return;
    this.#session.save(opened);
    const patch = this.#enter(opened, false);
    const entries = replyEntries(opened.replies ?? [], null, this.#now().toISOString());
    this.#set({ ...patch, entries, mode: opened.state ?? "bot", progress: opened.progress ?? null });
  }

  /** @param {Credentials} saved @param {number} epoch */
  async #resume(saved, epoch) {
    const history = await this.#api.history(saved);
    if (epoch === this.#epoch) this.#adopt(history, this.#enter(saved, true));
  }

  /** @param {Credentials} credentials @param {boolean} resumed @returns {Partial<State>} */
  #enter(credentials, resumed) {
    this.#credentials = credentials;
    this.#queue.open(credentials.conversation_id, (body) => this.#api.send(credentials, body));
    return { phase: "ready", conversation: credentials.conversation_id, problem: null, connected: true, resumed };
  }

  /** A request was not answered as it should. @param {import("./problem.js").ApiProblem} problem */
  #lose(problem) {
    if (problem.status === 0) this.#set({ connected: false });
    if (!problem.gone) return;
    this.#outbox?.close();
    this.#set({ phase: "expired", conversation: null, problem });
  }

  /** Reads the conversation again if that was put off. */
  async #catchUp() {
    if (this.#stale) await this.refresh();
  }

  /** @param {import("./api.js").History} history @param {Partial<State>} [patch] */
  #adopt(history, patch) {
    this.#revision += 1;
    const entries = historyEntries(history.messages);
    this.#queue.remove(new Set(entries.map(({ key }) => key)));
    this.#acknowledge(entries, history, { ...patch, person: history.person ?? null });
  }

  /** @param {Omit<import("./api.js").Outgoing, "message_id">} content @param {string} text @param {string} [question] */
  async #post(content, text, question) {
    this.#queue.add({ body: { message_id: this.#newId(), ...content }, text, at: this.#now().toISOString(), question });
    await this.#queue.pump();
  }

  /** @param {import("./timeline.js").Pending} pending @param {import("./api.js").Turn} turn */
  #settle(pending, turn) {
    this.#revision += 1;
    const replies = replyEntries(turn.replies ?? [], pending.body.message_id, this.#now().toISOString());
    this.#acknowledge([...this.state.entries, visitorEntry(pending, "sent"), ...replies], turn);
  }

  /** @param {State["entries"]} entries @param {import("./api.js").Turn} turn @param {Partial<State>} [patch] */
  #acknowledge(entries, turn, patch) {
    const { mode, progress } = this.state;
    const told = { mode: turn.state ?? mode, progress: turn.progress ?? progress };
    if (told.mode !== "human") patch = { ...patch, person: null, typing: null };
    this.#set({ ...patch, ...told, entries, outbox: this.#queue.items, connected: true });
  }

  /** @param {Partial<State>} patch */
  #set = (patch) => this.#store.set(patch);
}
