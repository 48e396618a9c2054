import { describe, expect, it } from 'vitest';
import {
  approvalValue,
  approvalValueSchema,
  causeValue,
  causeValueSchema,
  doubtValue,
  doubtValueSchema,
  incidentValue,
  incidentValueSchema,
  readValue,
  runValue,
  runValueSchema,
} from '#handlers/slack/button-value.ts';
import { stepReference } from '#handlers/slack/step-reference.ts';

describe('readValue', () => {
  it('reads back what the buttons carry', () => {
    expect(readValue(incidentValueSchema, incidentValue(12))).toEqual({ incident: 12 });
    const question = { incident: 12, approval: 'a-1', what: 'Run it?' };
    expect(readValue(approvalValueSchema, approvalValue(question))).toEqual(question);
    const subject = { incident: 12, class: 'application.oom_kill', cause: null, likely: ['memory_leak'] } as const;
    expect(readValue(causeValueSchema, causeValue(subject))).toEqual(subject);
  });

  it('reads back which run and which step a button is about, however deep the step stands', () => {
    expect(readValue(runValueSchema, runValue({ incident: 12, run: 'r' }))).toEqual({ incident: 12, run: 'r' });
    const path = 'steps[3].branches.logs[0]'.repeat(100);
    const value = doubtValue({ incident: 12, run: 'r', path, attempt: 2 });
    expect(value.length).toBeLessThan(200);
    expect(readValue(doubtValueSchema, value)).toEqual({
      incident: 12,
      run: 'r',
      step: stepReference(path),
      attempt: 2,
    });
  });

  it.each([undefined, '', 'null', '{', '{"incident":0}', '{"incident":"12"}', '12'])('reads nothing in %j', (value) => {
    expect(readValue(incidentValueSchema, value)).toBeNull();
  });

  it('keeps a value short however long the question is', () => {
    const value = approvalValue({ incident: 12, approval: 'a-1', what: '"'.repeat(5000) });
    expect(value.length).toBeLessThan(2000);
    expect(readValue(approvalValueSchema, value)?.approval).toBe('a-1');
  });
});
