import { expect, test } from 'vitest';
import { markRecord } from '#tests/exam/mark-record.ts';
import { testRecord } from '#tests/exam/test-record.ts';
import { whatMisled } from './what-misled.ts';

const told = { cause: 'dns_failure', confidence: 0.9 };
const findings = { dns_errors_high: true, recent_rollout: true };

test('names the findings that spoke for the wrong cause, and not those that spoke for the true one', () => {
  const mark = markRecord(testRecord({ cause: 'bad_rollout', fault: 'bad-rollout', told, findings }));
  const misled = mark && whatMisled(mark);
  expect(misled?.instead).toBe('dns_failure');
  expect(misled?.findings.map(({ finding }) => finding)).toEqual(['dns_errors_high']);
});

test('has nothing to say where the true cause came first', () => {
  const mark = markRecord(testRecord({ told, findings }));
  expect(mark && whatMisled(mark)).toBeNull();
});
