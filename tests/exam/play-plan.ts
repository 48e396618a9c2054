import type { Incident } from '#domain/incident.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Platform } from '#sandbox/contract.ts';
import { correlateWaiting } from './correlate-waiting.ts';
import { incidentOfFault } from './incident-of-fault.ts';
import type { IncidentPlan } from './incident-plan.ts';
import type { PlatformTime } from './platform-time.ts';

/** How often somebody looks whether an incident is open. */
const lookEveryMs = 2000;
/** An alert that has not fired by then is not awaited any longer. */
const longestWaitMs = 8 * 60_000;

/** What came of a plan. */
export interface Played {
  /** Null when no alert of the fault made an incident in time. */
  readonly incident: Incident | null;
  /** From the strike until then. */
  readonly alertedAfterMs: number | null;
}

/** Lets a plan happen: calm, decoys, the fault, its alert, and the time until somebody looks at the incident. */
export async function playPlan(
  plan: IncidentPlan,
  platform: Platform,
  time: PlatformTime,
  deps: Deps,
): Promise<Played> {
  const goOn = async (ms: number): Promise<void> => {
    await time.advance(ms);
    await correlateWaiting(deps);
  };
  const startMs = time.nowMs();
  const goOnUntil = (ms: number): Promise<void> => goOn(Math.max(0, startMs + ms - time.nowMs()));
  for (const { decoy, service, leadMs } of plan.decoys.toSorted((a, b) => b.leadMs - a.leadMs)) {
    await goOnUntil(plan.calmMs - leadMs);
    platform.distract(decoy, service);
  }
  await goOnUntil(plan.calmMs);
  const struckAt = deps.clock.now();
  platform.inject(plan.fault, plan.service);
  const awaitIncident = async (): Promise<Incident | null> => {
    for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
      const incident = await incidentOfFault(deps.db, plan, struckAt);
      if (incident !== null) return incident;
      await goOn(lookEveryMs);
    }
    return null;
  };
  if ((await awaitIncident()) === null) return { incident: null, alertedAfterMs: null };
  const alertedAfterMs = time.nowMs() - struckAt.getTime();
  await goOn(plan.lingerMs);
  // An alert that comes and goes may have let its incident settle meanwhile; it opens again with the next one.
  return { incident: await awaitIncident(), alertedAfterMs };
}
