import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { dbosEngine } from '#tests/bench/engines/dbos-engine.ts';
import { firebreakEngine } from '#tests/bench/engines/firebreak-engine.ts';
import { median, quantile } from '#tests/bench/quantile.ts';
import type { StepEngineKind, Wave } from '#tests/bench/step-engine.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';

interface Effort {
  readonly rounds: number;
  readonly steps: number;
  /** Runs of a turn, so many at a time. */
  readonly turns: readonly { readonly atOnce: number; readonly waves: number }[];
  /** Before each turn: the code is compiled and the connections are open by then. */
  readonly warmUp: { readonly runs: number; readonly steps: number };
}

const usualEffort: Effort = {
  rounds: 5,
  steps: 100,
  turns: [
    { atOnce: 1, waves: 5 },
    { atOnce: 50, waves: 1 },
  ],
  warmUp: { runs: 20, steps: 50 },
};
const quickEffort: Effort = {
  rounds: 1,
  steps: 10,
  turns: [
    { atOnce: 1, waves: 1 },
    { atOnce: 5, waves: 1 },
  ],
  warmUp: { runs: 1, steps: 10 },
};

const engines: readonly StepEngineKind[] = [firebreakEngine, dbosEngine];

/** How many durable steps a second an engine takes in one process, and how long from one to the next. */
export const stepTransitions: RunBench = async (options) => {
  const effort = options.quick ? quickEffort : usualEffort;
  const postgres = await startPostgres({ fsync: true });
  try {
    const turns = new Map<string, Wave[][]>();
    for (let round = 0; round < effort.rounds; round += 1) {
      // Whoever comes second finds the server's caches as the first left them: they take turns at it.
      for (const engine of round % 2 === 0 ? engines : engines.toReversed()) {
        options.say(`${engine.what}, round ${round + 1} of ${effort.rounds}`);
        const waves = await takeTurns(engine, postgres, effort);
        effort.turns.forEach(({ atOnce }, index) => {
          const key = keyOf(engine, atOnce);
          turns.set(key, [...(turns.get(key) ?? []), waves[index] ?? []]);
        });
      }
    }
    const figures = effort.turns.flatMap(({ atOnce }) => figuresAt(atOnce, effort.steps, turns));
    return { figures, notes: notesOn(effort) };
  } finally {
    await postgres.stop();
  }
};

const keyOf = ({ id }: StepEngineKind, atOnce: number): string => `${id}/${atOnce}`;

/** One engine on an empty database of its own: warmed up, then each turn's waves one after the other. */
async function takeTurns(
  engine: StepEngineKind,
  postgres: TestPostgres,
  { turns, steps, warmUp }: Effort,
): Promise<readonly Wave[][]> {
  const running = await engine.start(await postgres.createDatabase());
  try {
    await running.wave(warmUp.runs, warmUp.steps);
    const taken: Wave[][] = [];
    for (const { atOnce, waves } of turns) {
      const turn: Wave[] = [];
      for (let wave = 0; wave < waves; wave += 1) turn.push(await running.wave(atOnce, steps));
      taken.push(turn);
    }
    return taken;
  } finally {
    await running.stop();
  }
}

function figuresAt(atOnce: number, steps: number, turns: ReadonlyMap<string, readonly Wave[][]>): readonly Figure[] {
  const name = atOnce === 1 ? 'One run at a time' : `${atOnce} runs at once`;
  const rates = new Map<string, readonly number[]>();
  const figures = engines.flatMap((engine): readonly Figure[] => {
    const rounds = turns.get(keyOf(engine, atOnce)) ?? [];
    const runs = rounds.map((waves) => rateOf(waves, atOnce * steps));
    const gaps = rounds.flat().flatMap(({ stepToStepMs }) => stepToStepMs);
    rates.set(engine.id, runs);
    return [
      {
        id: `${engine.id}/${atOnce}/rate`,
        what: `${name}: ${engine.what}`,
        unit: 'steps/s',
        median: median(runs),
        runs,
      },
      {
        id: `${engine.id}/${atOnce}/step`,
        what: `${name}: ${engine.what}, from step to step`,
        unit: 'ms',
        median: median(gaps),
        p95: quantile(gaps, 0.95),
        p99: quantile(gaps, 0.99),
      },
    ];
  });
  const theirs = rates.get(dbosEngine.id) ?? [];
  const ratios = (rates.get(firebreakEngine.id) ?? []).map((ours, round) => ours / (theirs[round] ?? Number.NaN));
  const what = `${name}: Firebreak to DBOS, in steps a second`;
  return [...figures, { id: `firebreak/${atOnce}/to-dbos`, what, unit: '×', median: median(ratios), runs: ratios }];
}

/** Steps a second over a turn's waves; what lies between the waves does not count. */
function rateOf(waves: readonly Wave[], stepsOfWave: number): number {
  const tookMs = waves.reduce((sum, wave) => sum + wave.tookMs, 0);
  return (waves.length * stepsOfWave * 1000) / tookMs;
}

function notesOn({ rounds, steps, turns, warmUp }: Effort): readonly string[] {
  const turnsInWords = turns.map(({ atOnce, waves }) => `${waves} × ${atOnce}`).join(', then ');
  return [
    `${rounds} rounds, in which the two take turns at who is first, each on an empty database of the same PostgreSQL 18 (fsync on, on the same machine) and warmed up with ${warmUp.runs} runs of ${warmUp.steps} steps. A turn is ${turnsInWords} runs of ${steps} steps.`,
    'A step compares two numbers. Steps a second count from before the first run is asked for to the end of the last step; “from step to step” is from the start of a step to the start of the next of its run. Both are read from what each engine records for itself (run_steps; dbos.operation_outputs), in whole milliseconds.',
    'Firebreak: the whole app in one process, its runs started through the queue, each on an incident of its own. It records the attempt before a step and the outcome after it, with its rendered input and a line in the incident’s timeline.',
    'DBOS: a registered workflow of DBOS.runStep, started with DBOS.startWorkflow and not through a queue, which would add its polling. It records the outcome after a step. Its pool has its default of 10 connections, as that of Firebreak’s store has; more made it no faster. No limits are set on either.',
  ];
}
