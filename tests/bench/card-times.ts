import type { MessageView, Workspace } from '#sandbox/contract.ts';

/** Milliseconds from the request. */
export interface CardTimes {
  /** Until the sender had its 202. */
  readonly answeredMs: number;
  /** Until the card stood in the incident's channel. */
  readonly cardMs: number;
  /** Until the card told class, cause and decision; the same where it did from the beginning. */
  readonly assessedMs: number;
}

const patienceMs = 120_000;

/** Notes when cards appear and when they have been assessed, at the instant the workspace changes. */
export function watchCards(workspace: Workspace) {
  const watched = new Set<(card: string) => void>();
  const unsubscribe = workspace.subscribe((event) => {
    if (event.kind !== 'message' || !isCard(event.message, workspace.botUserId)) return;
    const card = JSON.stringify(event.message.blocks);
    for (const look of watched) look(card);
  });
  return {
    stop: unsubscribe,
    /** The card that holds `mark`, from `sentAtMs` of `performance.now()` on. */
    of(mark: string, sentAtMs: number): Promise<Pick<CardTimes, 'cardMs' | 'assessedMs'>> {
      return new Promise((resolve, reject) => {
        let cardMs: number | null = null;
        const timer = setTimeout(() => {
          watched.delete(look);
          reject(new Error(`no complete card with ${mark} within ${patienceMs} ms`));
        }, patienceMs);
        const look = (card: string): void => {
          if (!card.includes(mark)) return;
          const passedMs = performance.now() - sentAtMs;
          cardMs ??= passedMs;
          if (card.includes('Not assessed yet')) return;
          watched.delete(look);
          clearTimeout(timer);
          resolve({ cardMs, assessedMs: passedMs });
        };
        watched.add(look);
      });
    },
  };
}

function isCard({ user, ephemeralFor, subtype, blocks }: MessageView, bot: string): boolean {
  return user === bot && ephemeralFor === null && subtype === null && blocks[0]?.['type'] === 'header';
}
