// @ts-check

/** A value that others follow. It is replaced, never changed in place. @template {object} T */
export class Observable {
  /** @type {Set<(value: T) => void>} */
  #listeners = new Set();

  /** @param {T} value */
  constructor(value) {
    this.value = value;
  }

  /** @param {(value: T) => void} listener called at each change @returns {() => void} stops it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {Partial<T>} patch */
  set(patch) {
    this.value = { ...this.value, ...patch };
    for (const listener of this.#listeners) listener(this.value);
  }
}
