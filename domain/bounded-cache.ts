/** Keeps what was made of a key, for the latest `most` keys that were new; the oldest goes first. */
export class BoundedCache<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, made now if it is not there. What throws is not kept. */
  get(key: string, make: (key: string) => Value): Value {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= this.#most && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, made);
    return made;
  }
}
