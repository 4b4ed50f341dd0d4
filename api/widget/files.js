// @ts-check
// Files that the visitor has chosen: looked at before anything is sent, sent one after another, tried again, or taken
// back. No DOM.

import { ApiProblem, asProblem } from "./problem.js";
import { newMessageId } from "./message-id.js";

/**
 * @typedef {object} Item never changed in place
 * @property {string} id that of its message, before it is sent
 * @property {File} file
 * @property {"ready" | "sending" | "failed" | "refused"} status refused: it can never be sent
 * @property {number} part that has gone, 0 to 1
 * @property {string} detail why it failed or was refused
 * @property {boolean} lost it failed because there was no connection
 */
/** @typedef {(item: {id: string, file: File}, onProgress: import("./upload.js").Progress) => import("./upload.js").Transfer} Send */

export const MAX_BYTES = 10 * 1024 * 1024;
export const KINDS = "PDF・JPEG・PNG";
const TOO_LARGE = "10MBを超えています。小さくしてからお送りください。";
const EMPTY = "中身が空です。";
const OTHER_KIND = `お送りいただけるのは、${KINDS}のファイルです。`;
const NO_CONSENT = "ファイルは、個人情報の取り扱いに同意いただいたあとにお預かりします。先に、上の質問にお答えください。";

/** How each kind of file begins. @type {number[][]} */
const BEGINNINGS = [[0x25, 0x50, 0x44, 0x46, 0x2d], [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]];

/** @param {number} bytes @returns {string} such as 2.4MB */
export function sizeLabel(bytes) {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(1)}MB`;
  return `${Math.max(1, Math.round(bytes / 1024))}KB`;
}

/** By its content, as the server judges it. @param {File} file @returns {Promise<string>} why it cannot be sent; "" if it can */
export async function refusal(file) {
  if (file.size > MAX_BYTES) return TOO_LARGE;
  if (file.size === 0) return EMPTY;
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  return BEGINNINGS.some((bytes) => bytes.every((byte, place) => head[place] === byte)) ? "" : OTHER_KIND;
}

export class Files {
  #send;
  #on;
  #newId;
  /** @type {Item[]} */
  #items = [];
  /** @type {import("./upload.js").Transfer | null} */
  #transfer = null;

  /**
   * @param {Send} send
   * @param {{change: (items: Item[]) => void, added: (items: Item[]) => void, failed: (item: Item) => void, sent: (item: Item) => void}} on
   * @param {() => string} newId
   */
  constructor(send, on, newId = newMessageId) {
    this.#send = send;
    this.#on = on;
    this.#newId = newId;
  }

  get items() {
    return this.#items;
  }

  /** @param {File[]} files @param {boolean} allowed whether the visitor has consented */
  async add(files, allowed) {
    const details = await Promise.all(files.map((file) => (allowed ? refusal(file) : NO_CONSENT)));
    const added = files.map((file, place) => /** @type {Item} */ (
      { id: this.#newId(), file, status: details[place] ? "refused" : "ready", part: 0, detail: details[place], lost: false }));
    this.#set([...this.#items.filter(({ status }) => status !== "refused"), ...added]);
    this.#on.added(added);
  }

  /** Takes one back, also while it is on its way. @param {string} id */
  remove(id) {
    if (this.#items.find((item) => item.id === id)?.status === "sending") this.#transfer?.cancel();
    this.#set(this.#items.filter((item) => item.id !== id));
    this.#next();
  }

  /** Sends what is ready, and what failed before. */
  send() {
    for (const { id, status } of this.#items) if (status === "failed") this.#change(id, { status: "ready", detail: "", lost: false });
    this.#waiting = new Set(this.#items.filter(({ status }) => status === "ready").map(({ id }) => id));
    this.#next();
  }

  /** The connection is back. */
  sendLost() {
    if (this.#items.some(({ lost }) => lost)) this.send();
  }

  clear() {
    this.#transfer?.cancel();
    this.#transfer = null;
    this.#set([]);
  }

  /** Ids that the visitor has said to send. @type {Set<string>} */
  #waiting = new Set();

  #next() {
    if (this.#items.some(({ status }) => status === "sending")) return;
    const item = this.#items.find(({ id, status }) => status === "ready" && this.#waiting.has(id));
    if (item) void this.#deliver(item);
  }

  /** @param {Item} item */
  async #deliver(item) {
    const { id } = item;
    this.#change(id, { status: "sending", part: 0, detail: "" });
    try {
      this.#transfer = this.#send(item, (part) => this.#change(id, { part }));
      await this.#transfer.done;
      this.#set(this.#items.filter((other) => other.id !== id));
      this.#on.sent(item);
    } catch (error) {
      this.#fail(id, asProblem(error));
    }
    this.#next();
  }

  /** @param {string} id @param {ApiProblem} problem */
  #fail(id, problem) {
    this.#change(id, { status: problem.status === 415 || problem.status === 413 ? "refused" : "failed", detail: problem.detail, lost: problem.status === 0 });
    const failed = this.#items.find((item) => item.id === id);
    if (failed) this.#on.failed(failed);
  }

  /** @param {string} id @param {Partial<Item>} patch */
  #change(id, patch) {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...patch } : item)));
  }

  /** @param {Item[]} items */
  #set(items) {
    this.#items = items;
    this.#on.change(items);
  }
}
