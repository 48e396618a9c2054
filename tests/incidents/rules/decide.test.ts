import { describe, expect, it } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import { autonomies, type Decision } from '#domain/decision.ts';
import { severities } from '#domain/severity.ts';
import { decide, pagesNow, type Candidate, type DecisionFacts } from '#incidents/rules/decide.ts';

const classified = (changes: Partial<Classification> = {}): Classification => ({
  label: 'application.high_latency',
  confidence: 0.9,
  top: [{ label: 'application.high_latency', probability: 0.9 }],
  reasons: [],
  abstained: null,
  model: 'm@1',
  ...changes,
});
const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  runbook: 'restart',
  why: 'class application.high_latency',
  risk: 'medium',
  autonomy: 'ask',
  ...changes,
});
const decided = (changes: Partial<DecisionFacts> = {}): Decision =>
  decide({
    classification: classified(),
    candidates: [candidate()],
    nearestMiss: null,
    actConfidence: 0.6,
    ...changes,
  });

describe('decide, sure of the class and with a runbook that fits', () => {
  const cells = autonomies.flatMap((autonomy) =>
    (['low', 'medium', 'high'] as const).map((risk) => ({
      autonomy,
      risk,
      action: autonomy === 'act' && risk === 'high' ? 'ask' : autonomy === 'ask' && risk === 'low' ? 'act' : autonomy,
    })),
  );

  it.each(cells)('does $action where the autonomy is $autonomy and the risk is $risk', ({ autonomy, risk, action }) => {
    const decision = decided({ candidates: [candidate({ autonomy, risk })] });
    expect(decision).toMatchObject({ action, runbook: 'restart', alternatives: [] });
    expect(decision.reason).toContain('restart fits: class application.high_latency.');
  });

  it('says why it asks where the runbook might act alone but is risky', () => {
    const { reason } = decided({ candidates: [candidate({ autonomy: 'act', risk: 'high' })] });
    expect(reason).toContain('Its risk is high, so a person approves.');
  });

  it('says why it does not ask where the runbook changes nothing', () => {
    const { reason } = decided({ candidates: [candidate({ autonomy: 'ask', risk: 'low' })] });
    expect(reason).toContain('It changes nothing, so nobody needs to approve it.');
  });

  it.each([
    ['observe', 'It is only being watched for now.'],
    ['suggest', 'It may only be suggested.'],
    ['ask', 'It runs once a person approves.'],
    ['act', 'It may run by itself.'],
  ] as const)('words %s for people', (autonomy, words) => {
    expect(decided({ candidates: [candidate({ autonomy })] }).reason).toContain(words);
  });

  it('takes the first runbook and keeps the others as alternatives', () => {
    const candidates = [candidate(), candidate({ runbook: 'scale' }), candidate({ runbook: 'page' })];
    expect(decided({ candidates })).toMatchObject({ runbook: 'restart', alternatives: ['scale', 'page'] });
  });
});

describe('decide, not sure of the class', () => {
  it.each(autonomies)('escalates when the classifier abstains, even where a runbook may %s', (autonomy) => {
    const classification = classified({
      label: 'unknown',
      confidence: 0.99,
      abstained: 'only 1 of its 4 words are known',
    });
    expect(decided({ classification, candidates: [candidate({ autonomy })] })).toEqual({
      action: 'escalate',
      reason: 'Not sure what this is: only 1 of its 4 words are known. A person should look.',
      runbook: null,
      alternatives: [],
    });
  });

  it.each(autonomies)('escalates below the confidence to act, even where a runbook may %s', (autonomy) => {
    const classification = classified({ confidence: 0.59 });
    expect(decided({ classification, candidates: [candidate({ autonomy })] })).toEqual({
      action: 'escalate',
      reason: 'application.high_latency has 59 %, below the 60 % needed to act on it. A person should look.',
      runbook: 'restart',
      alternatives: [],
    });
  });

  it('acts at exactly the confidence that is asked for', () => {
    expect(decided({ classification: classified({ confidence: 0.6 }) }).action).toBe('ask');
  });
});

describe('decide, without a runbook that fits', () => {
  it('escalates and names the nearest', () => {
    expect(decided({ candidates: [], nearestMiss: 'scale (cpu > 0.9 does not hold)' })).toEqual({
      action: 'escalate',
      reason: 'No runbook fits application.high_latency here. Nearest: scale (cpu > 0.9 does not hold).',
      runbook: null,
      alternatives: [],
    });
  });

  it('escalates where there is none at all', () => {
    expect(decided({ candidates: [] }).reason).toBe('No runbook fits application.high_latency here.');
  });
});

describe('pagesNow', () => {
  const decision = (action: Decision['action']): Decision => ({ action, reason: '', runbook: null, alternatives: [] });

  it.each(severities)('wakes somebody for an escalation of %s', (severity) => {
    expect(pagesNow(decision('escalate'), severity)).toBe(true);
  });

  it.each(severities)(
    'leaves %s to the approval and its reminder when people are asked or the runbook acts',
    (severity) => {
      expect(pagesNow(decision('ask'), severity)).toBe(false);
      expect(pagesNow(decision('act'), severity)).toBe(false);
    },
  );

  it.each(['observe', 'suggest'] as const)('wakes somebody for what is grave and only %sd', (action) => {
    expect(severities.filter((severity) => pagesNow(decision(action), severity))).toEqual(['sev1', 'sev2']);
  });
});
