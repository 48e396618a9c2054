import { describe, expect, it } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import type { Decision } from '#domain/decision.ts';
import { classSentence } from '#handlers/slack/views/class-sentence.ts';

const sure: Classification = {
  label: 'application.high_latency',
  confidence: 0.82,
  top: [{ label: 'application.high_latency', probability: 0.82 }],
  reasons: [],
  abstained: null,
  model: 'm',
};
const escalation: Decision = { action: 'escalate', reason: '', runbook: null, alternatives: [] };

describe('classSentence', () => {
  it('says how sure it is', () => {
    expect(classSentence(sure, null)).toBe('82 % sure: `application.high_latency`');
  });

  it('says that it is not, with the best guess and why', () => {
    const abstaining = { ...sure, label: 'unknown', confidence: 0.41, abstained: 'nothing like it was seen' } as const;
    expect(classSentence(abstaining, escalation)).toBe(
      'Not sure: best guess `application.high_latency` 41 % (nothing like it was seen) — escalated',
    );
    expect(classSentence({ ...abstaining, top: [], abstained: null }, null)).toBe('Not sure: nothing like it is known');
  });

  it('never calls sure what is more likely wrong than right', () => {
    expect(classSentence({ ...sure, confidence: 0.49 }, null)).toBe(
      'Not sure: best guess `application.high_latency` 49 %',
    );
  });

  it('says when nothing was assessed yet', () => {
    expect(classSentence(null, null)).toBe('Not assessed yet');
  });
});
