/** One measurement; several of them make a bench's result. */
export interface Figure {
  /** For machines, stable over versions: `sequential/card`. */
  readonly id: string;
  /** For people. */
  readonly what: string;
  readonly unit: 'ms' | 'alerts/s' | 'alerts' | 'steps/s' | '×' | 'kills' | 'runs' | 'effects' | 'doubts' | 's' | '%';
  readonly median: number;
  /** Of the same samples; where it says something. */
  readonly p95?: number;
  /** Of the same samples; where there are enough of them. */
  readonly p99?: number;
  /** Where each sample is a run of its own: all of them, so that the noise is seen. */
  readonly runs?: readonly number[];
}

export interface BenchResult {
  readonly figures: readonly Figure[];
  /** What one must know to read the figures: what was left out, which limits were off, what is compared with what. */
  readonly notes: readonly string[];
}

export interface BenchOptions {
  /** How many points a bench with points takes, and the seed of what it draws; its own unless given. */
  readonly points?: number;
  readonly seed?: number;
  /** Small counts, to see that the bench works; such figures mean nothing. */
  readonly quick: boolean;
  /** Tells whoever waits how far it is. */
  readonly say: (progress: string) => void;
}

/** Takes the measurements. Throws when something did not answer as it should: a rate with refusals in it says nothing. */
export type RunBench = (options: BenchOptions) => Promise<BenchResult>;
