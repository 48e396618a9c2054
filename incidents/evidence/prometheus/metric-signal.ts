import type { Sample } from '#clients/prometheus.ts';
import type { FindingId } from '#ml/findings.ts';
import type { MetricScope } from './metric-scope.ts';

/** What a query gave, now and usually. */
export interface Reading {
  /** Never empty, all finite. */
  readonly series: readonly Sample[];
  /** The greatest of them. */
  readonly value: number;
  /** The median of what the same query gave before the trouble, an hour ago and a day ago; null where nothing was measured then. */
  readonly usual: number | null;
  readonly scope: MetricScope;
}

export interface Verdict {
  readonly present: boolean;
  readonly text: string;
  readonly subject?: string | undefined;
}

/** One thing that Prometheus may tell: what is asked, and what the answer means. */
export interface MetricSignal {
  readonly finding: FindingId;
  /**
   * The PromQL for the value `at` seconds ago. Null where it has no meaning, as for nodes that nobody knows.
   */
  readonly ask: (scope: MetricScope, at: number) => string | null;
  /** Asked first where not every Prometheus has what `ask` needs: only with a series in the answer does it go on. */
  readonly onlyIf?: (scope: MetricScope) => string;
  /** Whether the answer means something only against what is usual. */
  readonly isCompared?: boolean;
  /** Null where the numbers do not tell. */
  readonly judge: (reading: Reading) => Verdict | null;
}
