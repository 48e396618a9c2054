import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a condition in another process, which can only be asked and not listened to: asks again and again until
 * `read` gives something. A failing `read` counts as "not yet"; its error is told when the time is up.
 * @param what what is waited for, as the error says it.
 */
export async function waitFor<T>(
  what: string,
  read: () => Promise<T | null | undefined | false>,
  options: { readonly timeoutMs: number; readonly everyMs?: number },
): Promise<T> {
  const endsAt = Date.now() + options.timeoutMs;
  let problem: unknown;
  for (;;) {
    try {
      const value = await read();
      if (value !== null && value !== undefined && value !== false) return value;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() >= endsAt) {
      throw new Error(`waited ${options.timeoutMs} ms in vain for ${what}`, { cause: problem });
    }
    await delay(options.everyMs ?? 100);
  }
}
