import type { ExamRecord } from '#tests/exam/exam-record.ts';

/** How often a finding was looked for in some incidents, and how often it was seen. */
export interface Rate {
  readonly looked: number;
  readonly seen: number;
}

/** By true cause and finding. */
export type FindingRates = ReadonlyMap<string, ReadonlyMap<string, Rate>>;

/** Counts every finding once an incident, as present if any of its id is; one that was not looked for does not count. */
export function findingRates(records: readonly ExamRecord[]): FindingRates {
  const rates = new Map<string, Map<string, Rate>>();
  for (const { plan, judgement } of records) {
    if (judgement === null) continue;
    const ofCause = rates.get(plan.cause) ?? new Map<string, Rate>();
    rates.set(plan.cause, ofCause);
    const present = new Map<string, boolean>();
    for (const finding of judgement.findings) {
      present.set(finding.id, finding.present || present.get(finding.id) === true);
    }
    for (const [id, isSeen] of present) {
      const { looked, seen } = ofCause.get(id) ?? { looked: 0, seen: 0 };
      ofCause.set(id, { looked: looked + 1, seen: seen + Number(isSeen) });
    }
  }
  return rates;
}
