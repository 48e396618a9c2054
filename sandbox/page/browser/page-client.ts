import type { GestureResult } from '#sandbox/contract.ts';
import type { Gesture } from '#sandbox/page/gesture.ts';
import type { FeedEvent } from '#sandbox/page/page-feed.ts';

/** A closed feed (the server answered with an error) is opened again after this long; a dropped one by the browser itself. */
const reopenAfterMs = 2000;

interface FeedListener {
  readonly onEvent: (event: FeedEvent) => void;
  readonly onLost: () => void;
}

/** Follows the server's feed as one person until the returned function is called. Survives the server's restart. */
export function followFeed(viewerId: string | null, { onEvent, onLost }: FeedListener): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;
  const open = (): void => {
    source = new EventSource(viewerId === null ? '/events' : `/events?viewer=${encodeURIComponent(viewerId)}`);
    // The server that serves this page also writes the feed, from the same types.
    source.addEventListener('message', (message: MessageEvent<string>) =>
      onEvent(JSON.parse(message.data) as FeedEvent),
    );
    source.addEventListener('error', () => {
      onLost();
      if (source?.readyState === EventSource.CLOSED) timer = window.setTimeout(open, reopenAfterMs);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/** Sends a gesture. What went wrong on the way is a problem like any other, in words for the person. */
export function sendGesture(gesture: Gesture): Promise<GestureResult> {
  return send('/gestures', gesture);
}

/** Breaks something; without a service, at the fault's default target. */
export function sendFault(fault: string, service: string): Promise<GestureResult> {
  return send('/faults', { fault, service });
}

/** Repairs everything. */
export function sendHeal(): Promise<GestureResult> {
  return send('/heal', {});
}

async function send(path: string, body: object): Promise<GestureResult> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly problem?: string | null; readonly error?: string };
    return { problem: answer.error ?? answer.problem ?? null };
  } catch {
    return { problem: 'The sandbox does not answer. Is the demo still running?' };
  }
}
