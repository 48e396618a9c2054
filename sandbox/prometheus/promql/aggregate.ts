import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';
import type { AggregateOperator } from './syntax.ts';
import { projectLabels, type VectorSample } from './value.ts';

export interface Grouping {
  readonly mode: 'by' | 'without';
  readonly labels: readonly string[];
}

/** Aggregates a vector by groups of labels; without a grouping everything is one group. `count` is k of topk/bottomk. */
export function aggregate(
  operator: AggregateOperator,
  grouping: Grouping | null,
  samples: readonly VectorSample[],
  count: number,
): readonly VectorSample[] {
  const groups = new Map<string, { readonly labels: Labels; readonly members: VectorSample[] }>();
  for (const sample of samples) {
    const labels = groupLabels(sample.labels, grouping);
    const key = labelKey(labels);
    const group = groups.get(key) ?? { labels, members: [] };
    group.members.push(sample);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ labels, members }) => {
    if (operator === 'topk' || operator === 'bottomk') return extremes(operator, members, count);
    return [
      {
        labels,
        value: reduce(
          operator,
          members.map((member) => member.value),
        ),
      },
    ];
  });
}

function groupLabels(labels: Labels, grouping: Grouping | null): Labels {
  if (grouping === null) return {};
  return projectLabels(labels, grouping.mode === 'by' ? 'keep' : 'drop', grouping.labels);
}

function extremes(
  operator: 'topk' | 'bottomk',
  members: readonly VectorSample[],
  count: number,
): readonly VectorSample[] {
  const sign = operator === 'topk' ? -1 : 1;
  return members.toSorted((a, b) => sign * (a.value - b.value)).slice(0, Math.max(0, Math.trunc(count)));
}

function reduce(operator: Exclude<AggregateOperator, 'topk' | 'bottomk'>, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (operator) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / values.length;
    case 'max':
      return Math.max(...values);
    case 'min':
      return Math.min(...values);
    case 'count':
      return values.length;
    case 'group':
      return 1;
  }
}
