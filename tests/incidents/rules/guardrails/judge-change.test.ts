import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judgeChange, recentMs } from '#incidents/rules/guardrails/judge-change.ts';
import { guardrails } from '#incidents/rules/guardrails/table.ts';
import { facts, minutesAgo, minutesAhead, past, planned, policy } from './planned-change.ts';

const stopped = { by: 'Priya', at: minutesAgo(5), reason: null };
const freezeWindows = [
  {
    name: 'audit',
    span: { kind: 'once', from: minutesAgo(1), to: minutesAhead(30) },
    namespaces: null,
    exceptSeverities: [],
    onFreeze: 'wait',
  },
] as const;

describe('judgeChange', () => {
  it('allows a change that no rule objects to', () => {
    expect(judgeChange(planned(), facts(), policy())).toEqual({ verdict: 'allow' });
  });

  it('waits until the last rule that waits is content, and names each', () => {
    const recent = [past({ at: minutesAgo(1) })];
    const judgement = judgeChange(planned(), facts({ recent }), policy({ freezeWindows, cooldownMs: 300_000 }));
    expect(judgement).toMatchObject({
      verdict: 'wait',
      until: minutesAhead(30),
      findings: [
        { guardrail: 'freeze-window', verdict: 'wait' },
        { guardrail: 'cooldown', verdict: 'wait' },
      ],
    });
  });

  it('refuses when one rule refuses, and still says everything that was found', () => {
    const limits = policy({
      freezeWindows,
      protectedNamespaces: [{ namespaces: 'claims', exceptActions: [] }],
      maxPodsPercent: 50,
    });
    const change = planned({ action: 'delete_pod', pods: { touched: 4, of: 4 } });
    const judgement = judgeChange(change, facts({ stopped, disruption: { allowed: 0, healthy: 4 } }), limits);
    expect(judgement).not.toHaveProperty('until');
    expect(judgement).toMatchObject({
      verdict: 'refuse',
      findings: [
        { guardrail: 'kill-switch', verdict: 'refuse' },
        { guardrail: 'protected-namespace', verdict: 'refuse' },
        { guardrail: 'freeze-window', verdict: 'wait' },
        { guardrail: 'blast', verdict: 'refuse' },
        { guardrail: 'disruption', verdict: 'wait' },
      ],
    });
  });
});

describe('the table of guardrails', () => {
  it('holds every rule that is written, by its file’s name', async () => {
    const folder = new URL('../../../../incidents/rules/guardrails/', import.meta.url);
    const files = (await readdir(folder)).map((file) => file.replace(/\.ts$/, ''));
    const rest = [
      'guardrail',
      'judge-change',
      'namespace-pattern',
      'rolling-window',
      'table',
      'weekly-end',
      'worst-verdict',
      'zoned-clock',
    ];
    expect([...guardrails.map(({ name }) => name), ...rest].toSorted()).toEqual(files.toSorted());
  });
});

describe('recentMs', () => {
  it('reaches as far back as the rule that looks furthest', () => {
    expect(recentMs(policy({ budget: { windowMs: 1000 }, cooldownMs: 2000 }))).toBe(2000);
    expect(recentMs(policy({ budget: { windowMs: 3000 }, cooldownMs: 2000 }))).toBe(3000);
  });
});
