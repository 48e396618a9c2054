import { describe, expect, it } from 'vitest';
import {
  approvalValue,
  approvalValueSchema,
  incidentValue,
  incidentValueSchema,
  readValue,
} from '#handlers/slack/button-value.ts';

describe('readValue', () => {
  it('reads back what the buttons carry', () => {
    expect(readValue(incidentValueSchema, incidentValue(12))).toEqual({ incident: 12 });
    const question = { incident: 12, approval: 'a-1', what: 'Run it?' };
    expect(readValue(approvalValueSchema, approvalValue(question))).toEqual(question);
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
