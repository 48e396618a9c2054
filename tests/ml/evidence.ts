import * as fc from 'fast-check';
import { classes } from '#domain/classification.ts';
import type { AlertClass, Classification } from '#domain/classification.ts';
import type { Finding } from '#domain/hypothesis.ts';
import { findings } from '#ml/findings.ts';
import type { FindingId } from '#ml/findings.ts';

/** A finding as a collector would report it. */
export function findingOf(id: string, present = true): Finding {
  return {
    id,
    present,
    text: `${id} is ${present}`,
    source: 'prometheus',
    reference: `query of ${id}`,
    observedAt: new Date('2026-01-05T03:00:00Z'),
  };
}

/** A classification that is nearly certain of one class. */
export function classifiedAs(label: AlertClass, confidence = 0.9): Classification {
  return {
    label,
    confidence,
    top: [{ label, probability: confidence }],
    reasons: [],
    abstained: null,
    model: 'test',
  };
}

const ids = Object.keys(findings) as FindingId[];
/** Any set of findings, at most one of each id. */
export const anyFindings = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(...ids), present: fc.boolean() }), { selector: ({ id }) => id })
  .map((seen) => seen.map(({ id, present }) => findingOf(id, present)));
export const anyClassification = fc
  .record({ label: fc.constantFrom(...classes), confidence: fc.double({ min: 0.05, max: 1, noNaN: true }) })
  .map(({ label, confidence }) => classifiedAs(label, confidence));
