import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { requireRealPart } from '#tests/support/real-parts.ts';

/** Debian's Python, whatever else is on PATH: python3-xgboost is for this one alone. */
const python = '/usr/bin/python3';
const packageFolder = '/usr/lib/python3/dist-packages/xgboost';

const trainedSchema = z.object({ model: z.string(), trainedMs: z.number(), losses: z.array(z.number()) });
const predictedSchema = z.object({
  margins: z.array(z.number()),
  answers: z.array(z.number()),
  byPath: z.array(z.number()).default([]),
  byShapley: z.array(z.number()).default([]),
});

/** Rows to predict need no labels. */
export type XgboostData = Omit<BoostingData, 'labels'> & Partial<Pick<BoostingData, 'labels'>>;

export interface XgboostTraining {
  /** XGBoost's own parameters. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly rounds: number;
  readonly data: BoostingData;
  readonly watch?: BoostingData;
  readonly earlyStopping?: number;
}

/** Real XGBoost in a process of its own, one thread; it answers one question after the other and throws what XGBoost threw. */
export interface RealXgboost {
  /** The model as XGBoost saved it, how long training alone took, and the loss of the watched rows after each round. */
  train(training: XgboostTraining): Promise<z.output<typeof trainedSchema>>;
  /** Margins and answers (rows × outputs); with `explain` also contributions (rows × outputs × (features + 1), the last the bias). */
  predict(model: string, data: XgboostData, explain?: boolean): Promise<z.output<typeof predictedSchema>>;
  stop(): Promise<void>;
}

/** Starts Debian's XGBoost (1.7.4 in bookworm). */
export async function startRealXgboost(): Promise<RealXgboost | { readonly skipped: string }> {
  const missing = existsSync(python) && existsSync(packageFolder) ? null : 'apt-get install python3-xgboost';
  const skipped = requireRealPart('XGBoost', missing);
  if (skipped !== null) return { skipped };

  const script = fileURLToPath(new URL('answer.py', import.meta.url));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async <Answer>(request: object, schema: z.ZodType<Answer>): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error('XGBoost ended without an answer; its output says why');
    const answer: unknown = JSON.parse(line.value);
    const refused = z.object({ error: z.string() }).safeParse(answer);
    if (refused.success) throw new Error(`XGBoost refused: ${refused.data.error}`);
    return schema.parse(answer);
  };
  return {
    train: ({ data, watch, ...rest }) =>
      ask({ do: 'train', ...rest, data: plain(data), ...(watch && { watch: plain(watch) }) }, trainedSchema),
    predict: (model, data, explain = false) =>
      ask({ do: 'predict', model, data: plain(data), explain }, predictedSchema),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

function plain({ rows, labels, weights, baseMargin }: XgboostData): object {
  return {
    rowCount: rows.rowCount,
    featureCount: rows.featureCount,
    rowStart: [...rows.rowStart],
    indices: [...rows.indices],
    values: [...rows.values],
    ...(labels && { labels: [...labels] }),
    ...(weights && { weights: [...weights] }),
    ...(baseMargin && { baseMargin: [...baseMargin] }),
  };
}
