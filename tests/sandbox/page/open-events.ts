import type { FeedEvent } from '#sandbox/page/page-feed.ts';

export interface EventReader {
  /** The next event of the feed; rejects once the feed has ended. Heartbeats are passed over. */
  next(): Promise<FeedEvent>;
  close(): void;
}

/** Reads a feed of server-sent events as a browser would. */
export async function openEvents(url: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  if (!response.body) throw new Error('The feed has no body.');
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    close: () => abort.abort(),
    next: async () => {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end === -1) {
          const { value, done } = await chunks.read();
          if (done) throw new Error('The feed has ended.');
          buffer += value;
          continue;
        }
        const lines = buffer.slice(0, end).split('\n');
        buffer = buffer.slice(end + 2);
        const data = lines
          .find((line) => line.startsWith('data:'))
          ?.slice('data:'.length)
          .trim();
        if (data && !lines.some((line) => line.startsWith('event:'))) return JSON.parse(data) as FeedEvent;
      }
    },
  };
}
