import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KillPoint } from './kill-points.ts';
import type { KillSwitch } from './kill-switch.ts';
import type { MatrixWorld } from './matrix-world.ts';
import { openTap } from './tap.ts';

/** A worker process that is killed and started again, and whose conversations are heard. */
export interface Replica {
  /** Resolves when it takes jobs. */
  start(): Promise<void>;
  /** Kills it with SIGKILL at the point; false when the point did not come in time and it was killed all the same. */
  killAt(point: KillPoint): Promise<boolean>;
  /** What its processes said of errors. */
  log(): readonly string[];
  stop(): Promise<void>;
}

export interface ReplicaOptions {
  readonly kill: KillSwitch;
  /** Ports of the service that steps send requests to, the same for all replicas: the runbooks name them. */
  readonly servicePorts: readonly number[];
  /** No other replica works on the database. */
  readonly alone: boolean;
}

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
const patienceMs = 8000;

/** Everything it talks to is heard by its kill switch, but for the service of its steps, which has a port of its own. */
export async function openReplica(world: MatrixWorld, options: ReplicaOptions): Promise<Replica> {
  const { kill, servicePorts, alone } = options;
  const { ports } = world;
  const database = await openTap(ports.database, () => kill.database());
  const [kubernetes, slack, pagerDuty, queries] = await Promise.all([
    openTap(ports.kubernetes, () => kill.world()),
    openTap(ports.slack, () => kill.world()),
    openTap(ports.pagerDuty, () => kill.world()),
    openTap(ports.queries, () => kill.world()),
  ]);
  const addresses = world.addresses({
    database: database.port,
    kubernetes: kubernetes.port,
    slack: slack.port,
    pagerDuty: pagerDuty.port,
    queries: queries.port,
    service: servicePorts,
  });
  const argument = JSON.stringify({ addresses, alone });
  const lines: string[] = [];
  let child: ChildProcess | null = null;

  return {
    async start() {
      child = fork(worker, [argument], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
      const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
      if (said !== 'ready') throw new Error(`a worker ended before it was ready:\n${lines.slice(-20).join('\n')}`);
    },
    async killAt(point) {
      const victim = child;
      if (victim === null) throw new Error('a process is killed only after it was started');
      const gone = once(victim, 'exit');
      let struck = false;
      kill.arm(point, () => {
        struck = true;
        victim.kill('SIGKILL');
      });
      const late = setTimeout(() => victim.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(late);
      kill.disarm();
      return struck;
    },
    log: () => lines,
    async stop() {
      if (child !== null && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      await Promise.all([database, kubernetes, slack, pagerDuty, queries].map((tap) => tap.stop()));
    },
  };
}
