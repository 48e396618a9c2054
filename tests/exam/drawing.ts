import type { EvidenceSourceName, OutageKind } from './incident-plan.ts';

/** From … up to, but not including. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One of several with the chance `weight` / sum of weights. */
export interface Weighted<T> {
  readonly weight: number;
  readonly value: T;
}

/** A decoy of the sandbox, and whether it concerns the struck service or another. */
export interface DecoyChoice {
  readonly decoy: string;
  readonly on: 'struck' | 'other';
}

/** From what the incidents of a set are drawn. Times are simulated milliseconds. */
export interface Drawing {
  readonly set: 'tuning' | 'exam';
  readonly platformSeeds: Range;
  /** Of the services that a fault can strike: which it does. One that can strike only one has no choice. */
  readonly targets: (all: readonly string[]) => readonly string[];
  readonly calmMs: Range;
  /**
   * From the first alert to the judgement. The platform's rules fire within seconds, where real ones wait for minutes
   * (most of kubernetes-mixin's for 5 to 15), so that a part of this stands for what a rule would have waited.
   */
  readonly lingerMs: readonly Weighted<Range>[];
  readonly decoyCounts: readonly Weighted<number>[];
  readonly decoys: readonly Weighted<DecoyChoice>[];
  readonly decoyLeadMs: Range;
  /** 0 to 1. */
  readonly missingSourceChance: number;
  readonly missingSources: readonly Weighted<EvidenceSourceName>[];
  readonly outages: readonly Weighted<OutageKind>[];
}
