import { expect, it } from 'vitest';
import { rulesBaseline } from '#ml/severity/rules-baseline.ts';
import { plainFacts } from './facts.ts';

const past = (hint: 'sev2' | 'sev3', level: number, count: number) =>
  Array.from({ length: count }, () => ({ facts: { ...plainFacts, hint }, level, at: plainFacts.at }));

it('says how often each severity came to pass after what the rules said', () => {
  const foretold = rulesBaseline([...past('sev2', 2, 80), ...past('sev2', 1, 20), ...past('sev3', 1, 100)]);
  const forecast = foretold({ ...plainFacts, hint: 'sev2' });
  expect(forecast[2]).toBeGreaterThan(0.75);
  expect(forecast[1]).toBeGreaterThan(0.18);
  expect(forecast.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
});

it('falls back on how often each severity came to pass at all, and never says never', () => {
  const forecast = rulesBaseline(past('sev3', 1, 98))({ ...plainFacts, hint: 'sev1' });
  expect(forecast[1]).toBeGreaterThan(0.9);
  for (const p of forecast) expect(p).toBeGreaterThan(0);
});
