// @ts-check
// What the browser remembers between visits: which conversation is ours, and its token.

/** @typedef {import("./api.js").Credentials} Credentials */
/**
 * @typedef {{getItem(key: string): string | null, setItem(key: string, value: string): void, removeItem(key: string): void,
 *   keys(): string[]}} KeyValue */

/** @returns {KeyValue} a store that forgets at reload */
export function memoryStore() {
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** One that is full keeps what it has: the page goes on, only a reload would tell. @param {Storage} storage @returns {KeyValue} */
function patientStore(storage) {
  return {
    getItem: (key) => storage.getItem(key),
    setItem(key, value) {
      try {
        storage.setItem(key, value);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    },
    removeItem: (key) => storage.removeItem(key),
    keys: () => Object.keys(storage),
  };
}

/** localStorage, or memory where the browser forbids it (private windows, blocked site data). @returns {KeyValue} */
export function browserStore() {
  try {
    const probe = "minato:probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return patientStore(localStorage);
  } catch (error) {
    if (error instanceof DOMException || error instanceof ReferenceError) return memoryStore();
    throw error;
  }
}

/** @param {string | null} raw @returns {Credentials | null} */
function parse(raw) {
  if (!raw) return null;
  try {
    const { conversation_id, token } = JSON.parse(raw);
    return typeof conversation_id === "string" && typeof token === "string" ? { conversation_id, token } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * @param {KeyValue} store
 * @param {string} apiBase the key is bound to it, so that two services on one page never share a token
 */
export function createSession(store, apiBase) {
  const key = `minato:conversation:${apiBase}`;
  return {
    load: () => parse(store.getItem(key)),
    /** @param {Credentials} c */
    save: ({ conversation_id, token }) => store.setItem(key, JSON.stringify({ conversation_id, token })),
    clear: () => store.removeItem(key),
  };
}
