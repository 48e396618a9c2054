import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Deps } from '#incidents/deps.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { arrivalMs, type Doubt, lookAfterRun } from './look-after-run.ts';
import { beginMatrixRun, type MatrixRun } from './matrix-run.ts';
import type { MatrixRunbooks } from './matrix-runbooks.ts';
import type { MatrixWorld } from './matrix-world.ts';
import { type FinishedRun, seenOf } from './tally.ts';

/** Runs that are under way, and those that have ended. */
export interface Fleet {
  finished(): readonly FinishedRun[];
  /** Begins no more runs, and resolves when all have ended, with words on those that do not. */
  end(): Promise<readonly string[]>;
}

interface Underway {
  readonly slot: number;
  readonly matrixRun: MatrixRun;
  readonly doubts: Doubt[];
  endedAt: number | null;
}

const lookEveryMs = 200;
/** From the last kill to the end of every run. The queue gives a dead replica's jobs back after some 15 seconds. */
const endPatienceMs = 180_000;

/** Keeps a run going in every slot, looks after each, and tells of each that has ended. */
export function startFleet(
  deps: Deps,
  world: MatrixWorld,
  slots: readonly MatrixRunbooks[],
  tell: (one: FinishedRun) => void,
): Fleet {
  const finished: FinishedRun[] = [];
  const underway = new Map<number, Underway>();
  const course = { ending: false };
  let begun = 0;
  let failure: unknown;

  async function fill(): Promise<void> {
    for (const [slot, runbooks] of slots.entries()) {
      if (course.ending || underway.has(slot)) continue;
      const matrixRun = await beginMatrixRun(deps, world, runbooks, begun);
      begun += 1;
      underway.set(slot, { slot, matrixRun, doubts: [], endedAt: null });
    }
  }

  async function look(one: Underway): Promise<void> {
    const seen = seenOf(world, one.matrixRun);
    const isComplete = seen.every((times) => times > 0);
    const { run, doubts } = await lookAfterRun(deps, world, one.matrixRun, isComplete);
    one.doubts.push(...doubts);
    if (run.finishedAt === null) return;
    one.endedAt ??= Date.now();
    if (!isComplete && Date.now() - one.endedAt < arrivalMs) return;
    underway.delete(one.slot);
    const said = new Map((await stepsOfRun(deps.db, run.id)).map(({ path, summary }) => [path, summary]));
    const result = { matrixRun: one.matrixRun, run, doubts: one.doubts, seen, said };
    finished.push(result);
    tell(result);
    await world.cluster.removeTarget(one.matrixRun.service);
  }

  async function lookAfterAll(): Promise<void> {
    let endsAt = Number.POSITIVE_INFINITY;
    while (Date.now() < endsAt && !(course.ending && underway.size === 0)) {
      await hurryRetries(deps);
      await fill();
      for (const one of underway.values()) await look(one);
      if (course.ending) endsAt = Math.min(endsAt, Date.now() + endPatienceMs);
      await delay(lookEveryMs);
    }
  }

  const done = lookAfterAll().catch((error: unknown) => {
    failure = error;
  });
  return {
    finished: () => finished,
    async end() {
      course.ending = true;
      await done;
      if (failure !== undefined) throw failure;
      return Promise.all([...underway.values()].map(({ matrixRun }) => sayStandstill(deps, world, matrixRun)));
    },
  };
}

/**
 * A job whose process was killed waits longer each time, and is given up the twentieth time. Where processes die every
 * few seconds, runs would hardly move and end with that; here each death counts as the first.
 */
async function hurryRetries(deps: Deps): Promise<void> {
  await sql`update pgboss.job set start_after = now(), retry_count = least(retry_count, 1)
    where state = 'retry' and (start_after > now() or retry_count > 1)`.execute(deps.db);
}

async function sayStandstill(deps: Deps, world: MatrixWorld, run: MatrixRun): Promise<string> {
  const all = await stepsOfRun(deps.db, run.id);
  const steps = all.filter(({ state }) => state !== 'done' && state !== 'skipped');
  const where = steps.map(({ path, state, summary }) => `${path} is ${state} (${summary ?? ''})`).join(', ');
  const seen = seenOf(world, run);
  const missing = run.effects
    .filter((_, index) => seen[index] === 0)
    .map(({ kind, path }) => {
      const words = all.find((step) => step.path === path)?.summary ?? 'nothing';
      return `${kind} of ${path} (which says: ${words})`;
    });
  return `${run.service} (${run.id}) does not come to an end: ${where}; not seen: ${missing.join(', ')}`;
}
