import type { Log } from '#incidents/deps.ts';

/** No part may hold up the others for longer than this. */
const boundMs = 4000;

/** Stops what was started, last first. A part that fails or hangs is named in the log and left behind. */
export class Teardown {
  readonly #log: Log;
  readonly #parts: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  #running: Promise<void> | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  add(name: string, stop: () => Promise<void>): void {
    this.#parts.push({ name, stop });
  }

  /** Runs once; a second call waits for the first. */
  run(): Promise<void> {
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  async #stopAll(): Promise<void> {
    for (const { name, stop } of this.#parts.toReversed()) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`did not stop within ${boundMs} ms`)), boundMs);
      });
      try {
        await Promise.race([stop(), late]);
      } catch (error) {
        this.#log.warn({ part: name, err: error }, `${name} did not stop cleanly`);
      } finally {
        clearTimeout(timer);
      }
    }
  }
}
