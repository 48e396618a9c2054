const usualLagSeconds = 0.2;
/** A replica that follows again replays this many seconds of changes in one. */
const replaySpeed = 15;

/** A replica's distance behind its primary after a tick, in seconds. It grows by the clock while the replica does not follow. */
export function advanceLag(lagSeconds: number, facts: { readonly dtMs: number; readonly follows: boolean }): number {
  const seconds = facts.dtMs / 1000;
  return facts.follows ? Math.max(usualLagSeconds, lagSeconds - (replaySpeed - 1) * seconds) : lagSeconds + seconds;
}
