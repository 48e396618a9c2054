/** What has changed, by name only: `announce.ts` turns it into what a subscriber sees. */
export type Change =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'message'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'message-deleted'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'modal'; readonly userId: string }
  | { readonly kind: 'home'; readonly userId: string };

export interface Changes {
  /** Tells subscribers what a person would see change, after it has changed. */
  emit(change: Change): void;
  /** Wakes those who wait, for changes that nobody sees: an API call, a delivery. */
  touch(): void;
  subscribe(listener: (change: Change) => void): () => void;
  /** Resolves as soon as `read` answers something; rejects with `what` after `timeoutMs`. */
  waitFor<T>(read: () => T | undefined | null | false, what: string, timeoutMs: number): Promise<T>;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  const waiting = new Set<() => void>();
  const touch = () => {
    for (const look of waiting) look();
  };
  return {
    touch,
    emit: (change) => {
      for (const listener of listeners) listener(change);
      touch();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    waitFor: (read, what, timeoutMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          act();
        };
        const look = () => {
          try {
            const found = read();
            if (found !== undefined && found !== null && found !== false) settle(() => resolve(found));
          } catch (cause) {
            settle(() => reject(new Error(`Waiting for ${what}: the condition threw`, { cause })));
          }
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`))),
          timeoutMs,
        );
        waiting.add(look);
        look();
      }),
  };
}
