import { classes } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import type { SparseVector } from './features.ts';

/** What a model can see of what was known around an alert, column by column; then come a service's habits, one column a class. */
export const circumstances = [
  'hour',
  'weekday',
  'minutesSinceDeployment',
  'minutesSinceRollback',
  'firingAlerts',
  'pastIncidents',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** Columns of `contextVectorOf`: the circumstances, then the habit of each class in the order of the taxonomy. */
export const contextWidth = circumstances.length + classes.length;

/** Past incidents of no particular class that every service is taken to have had: a habit shows itself in more than one night. */
const inventedIncidents = 5;

/**
 * What was known around an alert as numbers: the hour (0 to 24, UTC), the weekday (0 is Monday), minutes, counts, and for each class the natural
 * logarithm of how many times more often than one in 35 the service had it before. NaN stands for what nobody knows; without a context it is all NaN.
 */
export function contextVectorOf(context: AlertContext | null): Float32Array {
  const vector = new Float32Array(contextWidth).fill(Number.NaN);
  if (context === null) return vector;
  const { at, classCounts } = context;
  const known: Readonly<Record<Circumstance, number | null>> = {
    hour: at.getUTCHours() + at.getUTCMinutes() / 60,
    weekday: (at.getUTCDay() + 6) % 7,
    minutesSinceDeployment: context.minutesSinceDeployment,
    minutesSinceRollback: context.minutesSinceRollback,
    firingAlerts: context.firingAlerts,
    pastIncidents: classCounts === null ? null : total(Object.values(classCounts)),
  };
  for (const [column, name] of circumstances.entries()) vector[column] = known[name] ?? Number.NaN;
  if (classCounts === null) return vector;
  const incidents = total(Object.values(classCounts));
  for (const [c, label] of classes.entries()) {
    const smoothed = (classCounts[label] ?? 0) + inventedIncidents / classes.length;
    vector[circumstances.length + c] = Math.log((classes.length * smoothed) / (incidents + inventedIncidents));
  }
  return vector;
}

/** The columns of a context that are known, with their values: NaN stands for what is not. */
export function knownColumns(context: Float32Array): SparseVector {
  const indices = Int32Array.from(context.keys()).filter((column) => !Number.isNaN(context[column]));
  return { indices, values: Float32Array.from(indices, (column) => context[column] ?? 0) };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
