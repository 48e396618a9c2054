import { expect, it } from 'vitest';
import { advanceAnswers, noAnswers } from '#sandbox/platform/name-service.ts';

it('answers nearly everything, with the misses that search domains make', () => {
  const { NOERROR, NXDOMAIN, SERVFAIL } = advanceAnswers(noAnswers, 10_000, 0);
  expect(NOERROR + NXDOMAIN + SERVFAIL).toBeCloseTo(4200);
  expect(NXDOMAIN / NOERROR).toBeCloseTo(0.28, 1);
  expect(SERVFAIL).toBeLessThan(2);
});

it('fails the share of the queries that a fault says', () => {
  expect(advanceAnswers(noAnswers, 10_000, 0.3).SERVFAIL).toBeCloseTo(1260);
});
