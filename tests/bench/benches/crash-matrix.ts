import type { BenchOptions, BenchResult, Figure } from '#tests/bench/bench.ts';
import { openDatabase } from '#store/database.ts';
import { type CrashMatrixReport, runCrashMatrix } from '#tests/support/crash-matrix/run-crash-matrix.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { prepareDatabase } from '#tests/support/prepare-database.ts';

const usualPoints = 1000;
const quickPoints = 14;
/** The share of the kills that two replicas on one database take in turn. */
const shareOfTwo = 0.2;
const runsAtOnce = 6;

/**
 * The crash matrix: one process is killed and started again, then two replicas are killed in turn. Promises that were
 * broken (an effect twice or not at all, a run that did not end as it should) are figures and notes of the result.
 */
export async function crashMatrix(options: BenchOptions): Promise<BenchResult> {
  const points = options.points ?? (options.quick ? quickPoints : usualPoints);
  const ofTwo = Math.round(points * shareOfTwo);
  const seed = options.seed ?? 1;
  const postgres = await startPostgres();
  try {
    const one = await run(postgres, options, { points: points - ofTwo, seed, replicas: 1 });
    const two = await run(postgres, options, { points: ofTwo, seed: seed + 1, replicas: 2 });
    const problems = [...one.problems, ...two.problems];
    const needless = [...one.needlessDoubts, ...two.needlessDoubts];
    const notes = [
      `Seed ${seed}. One process is killed ${points - ofTwo} times, two replicas in turn ${ofTwo} times; ${runsAtOnce} runs are under way at any time, every fourth fails and takes back what it did, every third asks before each change.`,
      'Each kill is at the n-th request, answer, SQL statement or commit that passes between the process and its world, or as a script acts; half of them exactly there (a request never arrives, or its answer never does), half up to 40 ms later.',
      'The harness shortens the waits of a runbook and the queue’s growing delays after a failure, and counts each death of a job’s process as its first; with one process its jobs are given back as it starts, with two after their missing heartbeat. Which of two replicas sends the request of an http step cannot be told, so that those kill neither.',
      'Doubts are steps that ended as "unknown" and were settled by what the world showed. Requests with neither key nor check and scripts without verify cannot be told; other doubts need not have been.',
      ...(needless.length === 0
        ? []
        : [`Doubts that need not have been, some of them: ${needless.slice(0, 5).join('; ')}.`]),
      problems.length === 0 ? 'No promise was broken.' : `Broken promises: ${problems.join('; ')}.`,
    ];
    return { figures: [...figuresOf('one', 'One process', one), ...figuresOf('two', 'Two replicas', two)], notes };
  } finally {
    await postgres.stop();
  }
}

async function run(
  postgres: TestPostgres,
  { say }: BenchOptions,
  matrix: { readonly points: number; readonly seed: number; readonly replicas: 1 | 2 },
): Promise<CrashMatrixReport> {
  const databaseUrl = await postgres.createDatabase();
  const database = await openDatabase({ kind: 'postgres', url: databaseUrl });
  await prepareDatabase(database);
  await database.close();
  return runCrashMatrix({ ...matrix, databaseUrl, runsAtOnce, say });
}

function figuresOf(id: string, who: string, report: CrashMatrixReport): readonly Figure[] {
  const figure = (name: string, what: string, unit: Figure['unit'], median: number): Figure => ({
    id: `${id}/${name}`,
    what: `${who}: ${what}`,
    unit,
    median,
  });
  return [
    ...report.kills.flatMap(({ place, struck, late }) => [
      figure(`kills/${place}`, `killed ${place}`, 'kills', struck),
      ...(late === 0
        ? []
        : [figure(`late/${place}`, `killed anywhere, as the place did not come: ${place}`, 'kills', late)]),
    ]),
    figure('runs', 'runs that ended', 'runs', report.runs),
    ...report.effects.flatMap(({ kind, expected, once, doubled, lost, doubtsThere, doubtsAbsent }) => [
      figure(`expected/${kind}`, `${kind}, expected`, 'effects', expected),
      figure(`once/${kind}`, `${kind}, happened once`, 'effects', once),
      ...(doubled === 0 ? [] : [figure(`doubled/${kind}`, `${kind}, happened more than once`, 'effects', doubled)]),
      ...(lost === 0 ? [] : [figure(`lost/${kind}`, `${kind}, never happened`, 'effects', lost)]),
      ...(doubtsThere + doubtsAbsent === 0
        ? []
        : [
            figure(`doubts/there/${kind}`, `${kind}, in doubt and found done`, 'doubts', doubtsThere),
            figure(`doubts/absent/${kind}`, `${kind}, in doubt and found not done`, 'doubts', doubtsAbsent),
          ]),
    ]),
    figure('needless', 'doubts that the step could have settled itself', 'doubts', report.needlessDoubts.length),
    figure('broken', 'broken promises', 'effects', report.problems.length),
    figure('took', 'wall time', 's', report.tookMs / 1000),
  ];
}
