import * as fc from 'fast-check';
import { classes } from '#domain/classification.ts';
import { severities } from '#domain/severity.ts';
import type { SeverityFacts } from '#ml/severity/severity-facts.ts';

/** An alert of one service about which little is known. */
export const plainFacts: SeverityFacts = {
  hint: null,
  class: 'application.high_latency',
  confidence: 0.9,
  service: null,
  services: 1,
  tenants: null,
  blockedFlows: [],
  isDown: false,
  escalation: 0,
  escalationWords: null,
  at: new Date('2026-03-01T03:00:00Z'),
};

/** Any facts at all. */
export const anyFacts: fc.Arbitrary<SeverityFacts> = fc.record({
  hint: fc.option(fc.constantFrom(...severities)),
  class: fc.constantFrom(...classes, 'unknown' as const),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  service: fc.option(fc.record({ tier: fc.integer({ min: 1, max: 4 }), flow: fc.option(fc.string()) })),
  services: fc.integer({ min: 1, max: 40 }),
  tenants: fc.option(fc.nat(500)),
  blockedFlows: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
  isDown: fc.boolean(),
  escalation: fc.double({ min: -1, max: 1, noNaN: true }),
  escalationWords: fc.option(fc.string()),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
});
