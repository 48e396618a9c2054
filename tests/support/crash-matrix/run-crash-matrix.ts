import { inspect } from 'node:util';
import { type Fleet, startFleet } from './fleet.ts';
import { type KillPlace, killPlaces, killPoints } from './kill-points.ts';
import { createKillSwitch, type KillSwitch } from './kill-switch.ts';
import { openMatrixDeps } from './matrix-deps.ts';
import { matrixRunbooks } from './matrix-runbooks.ts';
import { type MatrixWorld, startMatrixWorld } from './matrix-world.ts';
import { openReplica, type Replica } from './replica.ts';
import { type KindTally, needlessDoubtsOf, problemsOf, seenOf, tallyOf } from './tally.ts';
import { type Conversation, openTap, type Tap } from './tap.ts';

export interface CrashMatrixOptions {
  /** A PostgreSQL database as `prepareDatabase` leaves it. */
  readonly databaseUrl: string;
  /** How many kills. */
  readonly points: number;
  readonly seed: number;
  /** Processes on the one database, killed in turn. */
  readonly replicas: 1 | 2;
  readonly runsAtOnce: number;
  readonly say: (progress: string) => void;
}

export interface CrashMatrixReport {
  /** Kills at each place; `late` are those to which the place did not come, so that they struck anywhere. */
  readonly kills: readonly { readonly place: KillPlace; readonly struck: number; readonly late: number }[];
  readonly runs: number;
  readonly effects: readonly KindTally[];
  /** Broken promises in words; empty when all is well. */
  readonly problems: readonly string[];
  /** Doubts that need not have been, in words. */
  readonly needlessDoubts: readonly string[];
  readonly tookMs: number;
  /** What the processes said of errors. */
  readonly log: readonly string[];
}

/** Kills between two lines of progress. */
const sayEvery = 25;

/**
 * Kills workers at seeded points of runbooks that use every type of step, starts them again, plays the people whom the
 * runs ask, and counts at the wire what was done to the world.
 */
export async function runCrashMatrix(options: CrashMatrixOptions): Promise<CrashMatrixReport> {
  const began = Date.now();
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const stage = await setStage(options, stops);
    const struck = await killAll(options, stage);
    const unfinished = await stage.fleet.end();
    // Counted once more: what came late, when a run was over, counts as well.
    const finished = stage.fleet.finished().map((one) => ({ ...one, seen: seenOf(stage.world, one.matrixRun) }));
    const repeated = stage.world.messages.repeated().map((key) => `the message ${key} was posted more than once`);
    const count = (place: KillPlace, late: boolean): number =>
      struck.filter((one) => one.place === place && one.late === late).length;
    return {
      kills: killPlaces.map((place) => ({ place, struck: count(place, false), late: count(place, true) })),
      runs: finished.length,
      effects: tallyOf(finished),
      problems: [...finished.flatMap(problemsOf), ...repeated, ...unfinished],
      needlessDoubts: finished.flatMap(needlessDoubtsOf),
      tookMs: Date.now() - began,
      log: stage.replicas.flatMap((replica) => replica.log()),
    };
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

interface Stage {
  readonly world: MatrixWorld;
  readonly fleet: Fleet;
  readonly replicas: readonly Replica[];
}

async function setStage(options: CrashMatrixOptions, stops: (() => Promise<unknown>)[]): Promise<Stage> {
  const { databaseUrl, runsAtOnce, say } = options;
  const world = await startMatrixWorld(databaseUrl, runsAtOnce);
  stops.push(() => world.stop());
  const kills = Array.from({ length: options.replicas }, createKillSwitch);
  world.onScript(() => kills.forEach((kill) => kill.scriptActed()));
  const services = await openServices(world, kills, runsAtOnce);
  stops.push(() => Promise.all(services.map((tap) => tap.stop())));
  const servicePorts = services.map(({ port }) => port);
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object, message: string) => say(`${message}: ${inspect(facts, { depth: 0 })}`),
  };
  const addresses = world.addresses({ ...world.ports, service: servicePorts });
  const people = await openMatrixDeps(addresses, { alone: false, log });
  stops.push(() => people.stop());
  const replicas: Replica[] = [];
  for (const kill of kills) {
    const replica = await openReplica(world, { kill, servicePorts, alone: kills.length === 1 });
    stops.push(() => replica.stop());
    replicas.push(replica);
    await replica.start();
  }
  const slots = servicePorts.map((port, slot) => matrixRunbooks(`http://127.0.0.1:${port}`, slot));
  return {
    world,
    fleet: startFleet(people.deps, world, slots, (one) => [...problemsOf(one), ...needlessDoubtsOf(one)].forEach(say)),
    replicas,
  };
}

/** A port for each slot. Which of two replicas a request comes from cannot be told, so then it kills neither. */
function openServices(world: MatrixWorld, kills: readonly KillSwitch[], slots: number): Promise<readonly Tap[]> {
  const [only, other] = kills;
  const begin = only !== undefined && other === undefined ? () => only.world() : () => deaf;
  return Promise.all(Array.from({ length: slots }, () => openTap(world.servicePort, begin)));
}

const deaf: Conversation = { asked: () => 'pass', answered: () => 'pass' };

async function killAll(
  { points, seed, say }: CrashMatrixOptions,
  { fleet, replicas }: Stage,
): Promise<readonly { readonly place: KillPlace; readonly late: boolean }[]> {
  const struck: { place: KillPlace; late: boolean }[] = [];
  for (const [index, point] of killPoints(seed, points).entries()) {
    const replica = replicas[index % replicas.length];
    if (replica === undefined) throw new Error('there is no process to kill');
    const hit = await replica.killAt(point);
    struck.push({ place: point.place, late: !hit });
    await replica.start();
    if (struck.length % sayEvery === 0) say(`${struck.length} kills, ${fleet.finished().length} runs have ended`);
  }
  return struck;
}
