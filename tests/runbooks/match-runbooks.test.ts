import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchRunbooks, type MatchFacts } from '#runbooks/match-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { sound } from './walk.ts';

const book = (name: string, trigger: string, rest = ''): Runbook =>
  sound(`name: ${name}\ntrigger: {${trigger}}\n${rest}steps:\n  - {type: wait, for: 1s}\n`);

const pool = book(
  'pool',
  'classification: application.high_latency, service_pattern: "claims-*|billing-*", condition: metrics.p99_latency > 2000ms',
);

const facts: MatchFacts = {
  classification: 'application.high_latency',
  service: 'claims-api',
  variables: { service: 'claims-api', metrics: { p99_latency: 3480 } },
};

const miss = (runbook: Runbook, changes: Partial<MatchFacts>): string | undefined =>
  matchRunbooks([runbook], { ...facts, ...changes }).misses[0]?.why;

describe('a runbook fits', () => {
  test('by class, service and condition, and says so with the values', () => {
    expect(matchRunbooks([pool], facts)).toEqual({
      matches: [
        {
          runbook: pool,
          why: 'class application.high_latency, service claims-api fits claims-*|billing-*, metrics.p99_latency 3480 > 2000ms holds',
        },
      ],
      misses: [],
    });
  });

  test('by a whole category, and where it names no service', () => {
    const any = book('any', 'classification: "application.*"');
    expect(matchRunbooks([any], { ...facts, service: null }).matches).toEqual([
      { runbook: any, why: 'class application.high_latency' },
    ]);
  });

  test('by its own vars in the condition, over which facts win', () => {
    const own = book(
      'own',
      'classification: application.high_latency, condition: metrics.p99_latency > limit',
      'vars: {limit: 5000}\n',
    );
    expect(miss(own, {})).toBe('metrics.p99_latency 3480 > limit 5000 does not hold');
    expect(matchRunbooks([own], { ...facts, variables: { ...facts.variables, limit: 1000 } }).matches).toHaveLength(1);
  });
});

describe('a runbook does not fit, and says why:', () => {
  test.each<readonly [what: string, changes: Partial<MatchFacts>, why: string]>([
    [
      'another class',
      { classification: 'data.backup_failure' },
      'it is made for application.high_latency, not for data.backup_failure',
    ],
    ['an unknown class', { classification: 'unknown' }, 'it is made for application.high_latency, not for unknown'],
    ['another service', { service: 'payments' }, 'service payments does not fit claims-*|billing-*'],
    [
      'a service with the pattern inside',
      { service: 'x-claims-api' },
      'service x-claims-api does not fit claims-*|billing-*',
    ],
    ['no service', { service: null }, 'the incident names no service, it wants claims-*|billing-*'],
    [
      'a condition that does not hold',
      { variables: { metrics: { p99_latency: 1800.5 } } },
      'metrics.p99_latency 1801 > 2000ms does not hold',
    ],
    [
      'a metric that was not measured',
      { variables: { metrics: {} } },
      'metrics.p99_latency > 2000ms cannot be told: metrics.p99_latency is not known',
    ],
  ])('%s', (_what, changes, why) => {
    expect(miss(pool, changes)).toBe(why);
  });

  test('an input that nobody gave', () => {
    const asking = book('asking', 'classification: application.high_latency', 'inputs: {limit: {type: number}}\n');
    expect(miss(asking, {})).toBe('asking needs the input limit');
  });

  test('a category never covers an unknown class', () => {
    const any = book('any', 'classification: ["application.*", "data.*"]');
    expect(miss(any, { classification: 'unknown' })).toContain('not for unknown');
  });
});

describe('the order', () => {
  const category = book('a-category', 'classification: "application.*"');
  const exact = book('b-exact', 'classification: application.high_latency');
  const named = book('c-named', 'classification: application.high_latency, service_pattern: claims-api');
  const risky = book('a-risky', 'classification: application.high_latency', 'risk: high\n');
  const wrongClass = book('a-wrong', 'classification: data.backup_failure');
  const wrongService = book('z-wrong', 'classification: application.high_latency, service_pattern: payments');
  const all = [category, exact, named, risky, pool, wrongClass, wrongService];

  test('puts the more particular first, then the less risky', () => {
    expect(matchRunbooks(all, facts).matches.map((match) => match.runbook.name)).toEqual([
      'c-named',
      'pool',
      'b-exact',
      'a-risky',
      'a-category',
    ]);
  });

  test('puts the nearest miss first', () => {
    expect(matchRunbooks(all, facts).misses.map((one) => one.runbook.name)).toEqual(['z-wrong', 'a-wrong']);
  });

  test('does not depend on the order in which runbooks were loaded', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(matchRunbooks(shuffled, facts)).toEqual(matchRunbooks(all, facts));
      }),
    );
  });
});
