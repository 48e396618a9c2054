import { describe, expect, it } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import { openNotebook, type NotedFinding } from '#incidents/evidence/notebook.ts';

const now = new Date('2026-03-01T03:00:00Z');
const open = () => openNotebook('prometheus', { now: () => now });
const finding: NotedFinding = { id: 'cpu_throttled', present: true, text: 'held back', reference: 'a query' };
const failure = (code: string, message: string) => () =>
  Promise.reject(new OutsideError('prometheus', code, message, { kind: 'safe', afterMs: 1 }));

describe('the notebook', () => {
  it('signs a finding with its source and time, or with the source that shows it', () => {
    const notebook = open();
    notebook.note(finding);
    notebook.note({ ...finding, source: 'alert', subject: 'auth' });
    expect(notebook.close(null).findings).toEqual([
      { ...finding, source: 'prometheus', observedAt: now },
      { ...finding, source: 'alert', subject: 'auth', observedAt: now },
    ]);
  });

  it('keeps what was found before the deadline and names what was not answered', async () => {
    const notebook = open();
    const latch = Promise.withResolvers<number>();
    await notebook.ask('pods', () => Promise.resolve(1));
    const late = notebook.ask('events', () => latch.promise);
    notebook.note(finding);
    const { findings, unavailable } = notebook.close(3000);
    expect(findings).toHaveLength(1);
    expect(unavailable).toEqual([{ source: 'prometheus', reason: 'no answer within 3000 ms: events' }]);
    latch.resolve(2);
    expect(await late).toBe(2);
  });

  it('says in one word that nothing was answered at all', () => {
    const notebook = open();
    for (const part of ['a', 'b', 'c']) void notebook.ask(part, () => new Promise(() => {}));
    expect(notebook.close(500).unavailable).toEqual([{ source: 'prometheus', reason: 'no answer within 500 ms' }]);
  });

  it('names a few of many late questions and counts the others', async () => {
    const notebook = open();
    await notebook.ask('first', () => Promise.resolve(null));
    for (const part of 'abcdef') void notebook.ask(part, () => new Promise(() => {}));
    expect(notebook.close(500).unavailable[0]?.reason).toBe('no answer within 500 ms: a, b, c, d and 2 more');
  });

  it('writes nothing any more once it is closed', async () => {
    const notebook = open();
    const latch = Promise.withResolvers<never>();
    const late = notebook.ask('late', () => latch.promise);
    const evidence = notebook.close(1);
    notebook.note(finding);
    notebook.measure('replicas', 4);
    notebook.miss('too late');
    latch.reject(new Error('cut'));
    expect(await late).toBeNull();
    expect(evidence).toMatchObject({ findings: [], metrics: {}, unavailable: [{ reason: 'no answer within 1 ms' }] });
  });

  it('says once why many questions fail, and how many', async () => {
    const notebook = open();
    await notebook.ask('a', failure('ECONNREFUSED', 'connect refused at 1'));
    await notebook.ask('b', failure('ECONNREFUSED', 'connect refused at 2'));
    const { unavailable } = notebook.close(null);
    expect(unavailable).toEqual([{ source: 'prometheus', reason: 'prometheus: connect refused at 1 (2 questions)' }]);
  });

  it('names every permission that is missing', async () => {
    const notebook = open();
    await notebook.ask('secrets', failure('Forbidden', 'grant list on secrets'));
    await notebook.ask('jobs', failure('Forbidden', 'grant list on jobs'));
    expect(notebook.close(null).unavailable).toHaveLength(2);
  });

  it('shortens what somebody wrote at length', () => {
    const notebook = open();
    notebook.note({ ...finding, text: 'x'.repeat(5000) });
    expect(notebook.close(null).findings[0]?.text.length).toBeLessThan(600);
  });
});
