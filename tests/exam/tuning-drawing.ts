import type { Drawing } from './drawing.ts';

/**
 * What the likelihood ratios may be tuned on. It shares neither platform seeds nor, where a fault has the choice, the
 * struck services with the exam; it is calmer, and its times differ.
 */
export const tuningDrawing: Drawing = {
  set: 'tuning',
  platformSeeds: { from: 1_000_000, to: 2_000_000 },
  targets: (all) => all.slice(0, Math.ceil(all.length / 2)),
  calmMs: { from: 20_000, to: 60_000 },
  lingerMs: [
    { weight: 3, value: { from: 4_000, to: 15_000 } },
    { weight: 4, value: { from: 30_000, to: 60_000 } },
    { weight: 3, value: { from: 80_000, to: 110_000 } },
  ],
  decoyCounts: [
    { weight: 5, value: 0 },
    { weight: 5, value: 1 },
  ],
  decoys: [
    { weight: 3, value: { decoy: 'harmless-rollout', on: 'other' } },
    { weight: 2, value: { decoy: 'harmless-rollout', on: 'struck' } },
    { weight: 1, value: { decoy: 'harmless-config-change', on: 'struck' } },
    { weight: 2, value: { decoy: 'flapping-check', on: 'other' } },
    { weight: 2, value: { decoy: 'harmless-error-line', on: 'struck' } },
    { weight: 1, value: { decoy: 'traffic-bump', on: 'other' } },
  ],
  decoyLeadMs: { from: 10_000, to: 20_000 },
  missingSourceChance: 0.15,
  missingSources: [
    { weight: 1, value: 'kubernetes' },
    { weight: 1, value: 'prometheus' },
    { weight: 1, value: 'loki' },
  ],
  outages: [{ weight: 1, value: 'refuses' }],
};
