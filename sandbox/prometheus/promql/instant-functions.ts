import type { Expression } from './syntax.ts';
import { PromqlError } from './promql-error.ts';
import { withoutName, type Value, type VectorSample } from './value.ts';

interface CallFacts {
  readonly args: readonly Value[];
  /** The arguments as written: `absent` makes its labels out of them. */
  readonly written: readonly Expression[];
  readonly tMs: number;
}

type InstantFunction = (name: string, facts: CallFacts) => Value;

const perSample =
  (change: (value: number, ...rest: readonly number[]) => number, fewest: number, most = fewest): InstantFunction =>
  (name, { args }) => {
    expectArguments(name, args, fewest, most);
    const rest = args.slice(1).map((_, index) => scalarArgument(name, args, index + 1));
    const samples = vectorArgument(name, args, 0).map((sample) => ({
      labels: withoutName(sample.labels),
      value: change(sample.value, ...rest),
    }));
    return { type: 'vector', samples };
  };

/** The functions that take no range vector, by their PromQL name. */
export const instantFunctions: Readonly<Record<string, InstantFunction>> = {
  abs: perSample(Math.abs, 1),
  ceil: perSample(Math.ceil, 1),
  floor: perSample(Math.floor, 1),
  exp: perSample(Math.exp, 1),
  ln: perSample(Math.log, 1),
  sqrt: perSample(Math.sqrt, 1),
  round: perSample((value, nearest = 1) => Math.floor(value / nearest + 0.5) * nearest, 1, 2),
  clamp: perSample((value, low = Number.NaN, high = Number.NaN) => Math.max(low, Math.min(high, value)), 3),
  clamp_min: perSample((value, low = Number.NaN) => Math.max(low, value), 2),
  clamp_max: perSample((value, high = Number.NaN) => Math.min(high, value), 2),
  vector: (name, { args }) => {
    expectArguments(name, args, 1, 1);
    return { type: 'vector', samples: [{ labels: {}, value: scalarArgument(name, args, 0) }] };
  },
  scalar: (name, { args }) => {
    expectArguments(name, args, 1, 1);
    const [only, ...others] = vectorArgument(name, args, 0);
    return { type: 'scalar', value: only === undefined || others.length > 0 ? Number.NaN : only.value };
  },
  time: (name, { args, tMs }) => {
    expectArguments(name, args, 0, 0);
    return { type: 'scalar', value: tMs / 1000 };
  },
  absent: (name, { args, written }) => {
    expectArguments(name, args, 1, 1);
    if (vectorArgument(name, args, 0).length > 0) return { type: 'vector', samples: [] };
    return { type: 'vector', samples: [{ labels: absentLabels(written[0]), value: 1 }] };
  },
  sort: (name, { args }) => sorted(name, args, 1),
  sort_desc: (name, { args }) => sorted(name, args, -1),
};

function sorted(name: string, args: readonly Value[], sign: number): Value {
  expectArguments(name, args, 1, 1);
  const samples = vectorArgument(name, args, 0).toSorted((a, b) => sign * (a.value - b.value));
  return { type: 'vector', samples };
}

/** `absent(x{a="b"})` answers with the labels that its equality matchers name. */
function absentLabels(written: Expression | undefined): Readonly<Record<string, string>> {
  if (written?.kind !== 'selector') return {};
  const equal = written.matchers.filter((matcher) => matcher.operator === '=' && matcher.label !== '__name__');
  return Object.fromEntries(equal.map((matcher) => [matcher.label, matcher.value]));
}

export function expectArguments(name: string, args: readonly unknown[], fewest: number, most: number): void {
  if (args.length >= fewest && args.length <= most) return;
  const wanted = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
  throw new PromqlError('bad_data', `expected ${wanted} argument(s) in call to "${name}", got ${args.length}`);
}

function vectorArgument(name: string, args: readonly Value[], index: number): readonly VectorSample[] {
  const value = args[index];
  if (value?.type === 'vector') return value.samples;
  throw wrongType(name, 'instant vector', value);
}

function scalarArgument(name: string, args: readonly Value[], index: number): number {
  const value = args[index];
  if (value?.type === 'scalar') return value.value;
  throw wrongType(name, 'scalar', value);
}

export function wrongType(name: string, expected: string, value: Value | undefined): PromqlError {
  const names = { scalar: 'scalar', string: 'string', vector: 'instant vector', matrix: 'range vector' } as const;
  const got = value === undefined ? 'nothing' : names[value.type];
  return new PromqlError('bad_data', `expected type ${expected} in call to function "${name}", got ${got}`);
}
