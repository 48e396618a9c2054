import { describe, expect, it } from 'vitest';
import { fewestIncidents, trainSeverity } from '#ml/severity/train-severity.ts';
import { meaninglessHistory, simulatedHistory, trueOdds } from './simulated-history.ts';

describe('trainSeverity', () => {
  it('recovers the signs and the order of the odds that a history was made with', () => {
    const trained = trainSeverity(simulatedHistory(1500, 21));
    if (trained.kind !== 'model') throw new Error(trained.why);
    const { columns, weights } = trained.model;
    const weight = (column: string) => weights[columns.indexOf(column)] ?? Number.NaN;
    expect(weight('flow_blocked')).toBeGreaterThan(weight('tier'));
    expect(weight('tier')).toBeGreaterThan(weight('category_security'));
    for (const [column, odds] of [
      ['hint', trueOdds.hint],
      ['tier', trueOdds.tier],
      ['services', trueOdds.services],
    ] as const) {
      expect(Math.abs(weight(column) - odds)).toBeLessThan(0.7);
    }
    const others = ['category_infrastructure', 'category_application', 'category_data'].map(weight);
    expect(weight('category_security') - Math.max(...others)).toBeGreaterThan(0.8);
    for (const column of ['tenants', 'hour_sine', 'hour_cosine']) expect(Math.abs(weight(column))).toBeLessThan(0.3);
  });

  it('beats the rules on later incidents, and its probabilities are honest there', () => {
    const trained = trainSeverity(simulatedHistory(1500, 22));
    if (trained.kind !== 'model') throw new Error(trained.why);
    const { exam } = trained.model;
    expect(exam.count).toBe(1200);
    expect(exam.logLoss).toBeLessThan(exam.rulesLogLoss);
    expect(exam.accuracy).toBeGreaterThan(exam.rulesAccuracy);
    expect(exam.ece).toBeLessThan(0.03);
    expect(trained.why).toMatch(/^Severity is judged by what 1500 incidents taught, above the rules' floors/);
  });

  it('leaves severity to the rules where a history has nothing to teach', () => {
    const trained = trainSeverity(meaninglessHistory(400, 23));
    expect(trained.kind).toBe('rules');
    expect(trained.why).toMatch(/does not surely beat them, log loss/);
  });

  it.each([
    [0, '0 incidents have'],
    [1, '1 incident has'],
    [fewestIncidents - 1, '59 incidents have'],
  ])('leaves it to the rules with %d incidents, and says how many are needed', (count, words) => {
    const trained = trainSeverity(simulatedHistory(count, 24));
    expect(trained).toMatchObject({ kind: 'rules', exam: null });
    expect(trained.why).toContain(`${words} a severity that people settled, at least 60 are needed`);
  });

  it('makes the same model of the same history, in whatever order it comes', () => {
    const history = simulatedHistory(300, 25);
    expect(trainSeverity(history.toReversed())).toEqual(trainSeverity(history));
  });
});
