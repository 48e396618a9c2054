import { describe, expect, it } from 'vitest';
import type { SeverityJudgement } from '#domain/severity-judgement.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { severityLines } from '#handlers/slack/views/card/severity-lines.ts';

const judgement: SeverityJudgement = {
  verdict: {
    severity: 'sev2',
    reason: '3 services are affected, so at least sev2 (the sender said sev3)',
    by: 'rules',
    floors: [{ id: 'three-services', atLeast: 'sev2', text: '3 services are affected' }],
    contributions: [],
    score: null,
    probabilities: null,
  },
  reach: '3 services (auth, claims, portal)',
  escalations: '6 of 9 such incidents were escalated within 15 minutes',
  milderSaid: false,
};
const lines = (severityJudgement: SeverityJudgement | null, severitySetBy: string | null = null) =>
  severityLines({ severityJudgement, severitySetBy }, detailLevels[0]);

describe('severityLines', () => {
  it('names the rules that applied, the reach, and what became of its like', () => {
    expect(lines(judgement)).toEqual([
      'Severity rules: three-services (at least sev2)',
      'Reach: 3 services (auth, claims, portal)',
      '6 of 9 such incidents were escalated within 15 minutes',
    ]);
  });

  it('shows what each fact weighed where severity was learned', () => {
    const contributions = [
      { text: 'a tier 1 service', logOdds: 1.25 },
      { text: 'the sender said sev4', logOdds: -0.8 },
    ];
    const verdict = { ...judgement.verdict, by: 'model' as const, floors: [], contributions };
    expect(lines({ ...judgement, verdict, escalations: null })).toEqual([
      'Reach: 3 services (auth, claims, portal)',
      'Weighed by past incidents: a tier 1 service +1.3 · the sender said sev4 −0.8',
    ]);
  });

  it('says who set it, and what is judged beside that', () => {
    expect(lines(judgement, 'U01MAYA0001')[0]).toBe('Severity set by <@U01MAYA0001>, judged sev2');
    expect(lines(null, 'U01MAYA0001')).toEqual(['Severity set by <@U01MAYA0001>']);
  });

  it('is nothing before anything was judged', () => {
    expect(lines(null)).toEqual([]);
  });
});
