import type { Drawing } from './drawing.ts';

/**
 * What counts. Nothing is tuned on it: its platform seeds are its own, faults strike the services that tuning left
 * alone, there are more decoys and outages, two decoys at once, outages that tuning never saw, and other times.
 */
export const examDrawing: Drawing = {
  set: 'exam',
  platformSeeds: { from: 5_000_000, to: 6_000_000 },
  targets: (all) => (all.length < 2 ? all : all.slice(Math.ceil(all.length / 2))),
  calmMs: { from: 60_000, to: 150_000 },
  lingerMs: [
    { weight: 3, value: { from: 2_000, to: 20_000 } },
    { weight: 4, value: { from: 20_000, to: 90_000 } },
    { weight: 3, value: { from: 90_000, to: 180_000 } },
  ],
  decoyCounts: [
    { weight: 4, value: 0 },
    { weight: 4, value: 1 },
    { weight: 2, value: 2 },
  ],
  decoys: [
    { weight: 3, value: { decoy: 'harmless-rollout', on: 'other' } },
    { weight: 2, value: { decoy: 'harmless-rollout', on: 'struck' } },
    { weight: 1, value: { decoy: 'harmless-config-change', on: 'struck' } },
    { weight: 1, value: { decoy: 'harmless-config-change', on: 'other' } },
    { weight: 2, value: { decoy: 'flapping-check', on: 'other' } },
    { weight: 1, value: { decoy: 'flapping-check', on: 'struck' } },
    { weight: 2, value: { decoy: 'harmless-error-line', on: 'struck' } },
    { weight: 1, value: { decoy: 'traffic-bump', on: 'struck' } },
    { weight: 1, value: { decoy: 'traffic-bump', on: 'other' } },
  ],
  decoyLeadMs: { from: 20_000, to: 60_000 },
  missingSourceChance: 0.2,
  missingSources: [
    { weight: 1, value: 'kubernetes' },
    { weight: 2, value: 'prometheus' },
    { weight: 2, value: 'loki' },
  ],
  outages: [
    { weight: 5, value: 'refuses' },
    { weight: 4, value: 'answers_503' },
    { weight: 1, value: 'hangs' },
  ],
};
