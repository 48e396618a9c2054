import type { Clock } from './clock.ts';

/** Issues message timestamps, `seconds.micros`: the id of a message, unique and rising within the workspace. */
export function createTimestamps(clock: Clock): () => string {
  let lastMicros = 0n;
  return () => {
    const nowMicros = BigInt(clock.now().getTime()) * 1000n;
    lastMicros = nowMicros > lastMicros ? nowMicros : lastMicros + 1n;
    return `${lastMicros / 1_000_000n}.${(lastMicros % 1_000_000n).toString().padStart(6, '0')}`;
  };
}
