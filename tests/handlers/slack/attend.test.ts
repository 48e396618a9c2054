import { describe, expect, it } from 'vitest';
import { attend } from '#handlers/slack/attend.ts';
import type { GestureReport, GestureTools } from '#handlers/slack/gesture-tools.ts';
import type { Deps } from '#incidents/deps.ts';
import { readableLog } from './readable-log.ts';

function stand(patienceMs: number) {
  const { log, lines } = readableLog();
  const reports: GestureReport[] = [];
  const told: string[] = [];
  const tools: GestureTools = {
    deps: {} as Deps,
    clock: { now: () => new Date() },
    log,
    patienceMs,
    underWay: new Set(),
    afterGesture: (report) => reports.push(report),
  };
  const gesture = (work: () => Promise<string>) =>
    attend<string>(tools, {
      kind: 'command',
      name: '/incident',
      person: 'U1',
      work,
      apologise: ({ text }) => text,
      acknowledge: async (answer) => {
        told.push(answer ? `acked: ${answer.value}` : 'acked');
      },
      tellLater: async (answer) => {
        told.push(`later: ${answer}`);
      },
    });
  return { tools, gesture, lines, reports, told };
}

describe('attend', () => {
  it('answers in the acknowledgement what is known in time', async () => {
    const { gesture, told, reports } = stand(60_000);
    await gesture(async () => 'done');
    expect(told).toEqual(['acked: done']);
    expect(reports).toMatchObject([{ kind: 'command', name: '/incident', person: 'U1', failed: false }]);
  });

  it('acknowledges first and answers later what takes long', async () => {
    const { gesture, told } = stand(1);
    const { promise, resolve } = Promise.withResolvers<string>();
    const attended = gesture(async () => {
      const value = await promise;
      return value;
    });
    while (told.length === 0) await new Promise((next) => setImmediate(next));
    expect(told).toEqual(['acked']);
    resolve('done');
    await attended;
    expect(told).toEqual(['acked', 'later: done']);
  });

  it('tells of a failure under a reference that stands in the log, and not what failed', async () => {
    const { gesture, told, lines, reports } = stand(60_000);
    await gesture(async () => {
      throw new Error('password=hunter2');
    });
    const reference = /reference `([0-9a-f]{8})`/.exec(told[0] ?? '')?.[1];
    expect(lines).toMatchObject([{ level: 'error', facts: { reference, name: '/incident' } }]);
    expect(told[0]).not.toContain('hunter2');
    expect(reports[0]?.failed).toBe(true);
  });

  it('logs an answer that did not arrive, and does not throw', async () => {
    const { tools, lines } = stand(60_000);
    await attend<string>(tools, {
      kind: 'action',
      name: 'x',
      person: 'U1',
      work: async () => 'done',
      apologise: ({ text }) => text,
      acknowledge: async () => {
        throw new Error('the address is used up');
      },
      tellLater: async () => {},
    });
    expect(lines[0]?.message).toContain('did not reach its person');
  });

  it('is under way until it is over', async () => {
    const { tools, gesture } = stand(60_000);
    const { promise, resolve } = Promise.withResolvers<string>();
    const attended = gesture(() => promise);
    expect(tools.underWay.size).toBe(1);
    resolve('done');
    await attended;
    expect(tools.underWay.size).toBe(0);
  });
});
