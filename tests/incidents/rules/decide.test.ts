import { describe, expect, it } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import { actions, autonomies, confidenceBands, recordBands, riskBands, type Decision } from '#domain/decision.ts';
import { severities } from '#domain/severity.ts';
import { confidenceBand, decide, pagesNow, type Candidate, type DecisionFacts } from '#incidents/rules/decide.ts';
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';

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
  band: 'none',
  record: 'never run yet',
  remedies: null,
  autonomy: 'ask',
  ...changes,
});
const decided = (changes: Partial<DecisionFacts> = {}): Decision =>
  decide({
    classification: classified(),
    candidates: [candidate()],
    nearestMiss: null,
    actConfidence: 0.6,
    highConfidence: 0.85,
    table: defaultDecisionTable,
    ...changes,
  });

const cells = confidenceBands.flatMap((confidence) =>
  riskBands.flatMap((risk) => recordBands.map((band) => ({ confidence, risk, band }))),
);
const confidenceIn = { low: 0.5, fair: 0.7, high: 0.9 } as const;

describe.each(cells)('decide in the cell $confidence, $risk risk, $band record', ({ confidence, risk, band }) => {
  const at = (action: (typeof actions)[number], autonomy: Candidate['autonomy']) => {
    const ofConfidence = defaultDecisionTable[confidence];
    const row = { ...ofConfidence[risk], [band]: action };
    const table = { ...defaultDecisionTable, [confidence]: { ...ofConfidence, [risk]: row } };
    const classification = classified({ confidence: confidenceIn[confidence] });
    return decided({ classification, table, candidates: [candidate({ risk, band, autonomy })] });
  };

  it.each(actions)('does what the table says where the autonomy allows everything: %s', (action) => {
    expect(at(action, 'act')).toMatchObject({
      action,
      runbook: 'restart',
      cell: { confidence, risk, record: band, action },
    });
  });

  it.each(autonomies)('never does more than the autonomy %s', (autonomy) => {
    for (const action of actions) {
      const ceiling = risk === 'low' && autonomy === 'ask' ? 'act' : autonomy;
      const lower = Math.min(actions.indexOf(action), actions.indexOf(ceiling));
      expect(at(action, autonomy).action).toBe(actions[lower]);
    }
  });
});

describe('what a decision says', () => {
  it('is what fits, which cell decided, and what follows', () => {
    expect(decided({ candidates: [candidate({ autonomy: 'act', band: 'good' })] }).reason).toBe(
      'restart fits: class application.high_latency. With high confidence (90 %), medium risk and a good record the table says act. It may run by itself.',
    );
  });

  it('is also what held the table back', () => {
    expect(decided({ candidates: [candidate({ band: 'good' })] }).reason).toBe(
      'restart fits: class application.high_latency. With high confidence (90 %), medium risk and a good record the table says act, but its autonomy here is ask. It runs once a person approves.',
    );
  });

  it('is also that nothing speaks for the runbook yet, however much it may do', () => {
    expect(decided({ candidates: [candidate({ autonomy: 'act' })] })).toMatchObject({
      action: 'ask',
      reason:
        'restart fits: class application.high_latency. With high confidence (90 %), medium risk and no record to go by the table says ask. It runs once a person approves.',
    });
  });

  it('is why nobody is asked where nothing is changed', () => {
    expect(decided({ candidates: [candidate({ risk: 'low' })] }).reason).toContain(
      'low risk and no record to go by the table says act, as it changes nothing.',
    );
  });

  it.each([
    ['observe', 'It is only being watched for now.'],
    ['suggest', 'It may only be suggested.'],
    ['ask', 'It runs once a person approves.'],
    ['act', 'It may run by itself.'],
  ] as const)('ends for %s with words for people', (autonomy, words) => {
    expect(decided({ candidates: [candidate({ autonomy, band: 'good' })] }).reason).toContain(words);
  });

  it('holds every choice with what speaks for it, best first', () => {
    const record = 'held 7 of 8 times for this class; at least 57 % likely to help';
    const candidates = [
      candidate({ record, band: 'good' }),
      candidate({ runbook: 'scale', remedies: 'remedies load (40 %)' }),
    ];
    expect(decided({ candidates })).toMatchObject({
      runbook: 'restart',
      alternatives: ['scale'],
      choices: [
        { runbook: 'restart', record, remedies: null },
        { runbook: 'scale', record: 'never run yet', remedies: 'remedies load (40 %)' },
      ],
    });
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
    expect(decided({ classification, candidates: [candidate({ autonomy })] })).toMatchObject({
      action: 'escalate',
      reason: 'application.high_latency has 59 %, below the 60 % needed to act on it. A person should look.',
      runbook: 'restart',
    });
  });

  it.each([
    [0.599, 'low'],
    [0.6, 'fair'],
    [0.849, 'fair'],
    [0.85, 'high'],
    [1, 'high'],
  ] as const)('takes a confidence of %d for %s', (confidence, band) => {
    expect(confidenceBand(confidence, { actConfidence: 0.6, highConfidence: 0.85 })).toBe(band);
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
