import type { Finding } from '#domain/hypothesis.ts';
import type { ExamRecord, Judgement } from './exam-record.ts';

/** What a test says of a record; the rest is a calm Tuesday. */
interface Said {
  readonly cause?: string;
  readonly fault?: string;
  readonly set?: 'tuning' | 'exam';
  readonly told?: { readonly cause: string; readonly confidence: number } | null;
  readonly ranked?: readonly string[];
  /** Findings that were looked for, by id, and whether each was seen. */
  readonly findings?: Readonly<Record<string, boolean>>;
}

/** A record of an incident that was judged. */
export function testRecord(said: Said): ExamRecord & { readonly judgement: Judgement } {
  const { cause = 'dns_failure', fault = 'dns-failure', told = null, ranked = [], findings = {} } = said;
  return {
    plan: {
      set: said.set ?? 'tuning',
      seed: 1,
      index: 0,
      cause,
      fault,
      service: 'eligibility',
      seenFrom: 'struck',
      platformSeed: 1,
      calmMs: 0,
      lingerMs: 0,
      decoys: [],
      missing: null,
    },
    alertedAfterMs: 10_000,
    judgement: {
      service: 'eligibility',
      alerts: ['HighErrorRate'],
      classification: {
        label: 'application.high_error_rate',
        confidence: 0.9,
        top: [{ label: 'application.high_error_rate', probability: 0.9 }],
        reasons: [],
        abstained: null,
        model: 'test',
      },
      findings: Object.entries(findings).map(([id, present]) => testFinding(id, present)),
      unavailable: [],
      ranked: ranked.map((each, place) => ({ cause: each, probability: 1 / (place + 2) })),
      other: 0.1,
      told: told && {
        ...told,
        title: told.cause,
        wording: told.confidence >= 0.7 ? 'claim' : 'suggestion',
        citations: 1,
      },
      tookMs: 100,
    },
    cpuMs: 1000,
  };
}

function testFinding(id: string, present: boolean): Finding {
  return { id, present, text: id, source: 'prometheus', reference: 'up', observedAt: new Date('2026-03-03T03:00:00Z') };
}
