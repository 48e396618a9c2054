import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { confirmJudgement, type JudgementConfirmation } from '#incidents/confirm-judgement.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const confirm = (incident: number, changes: Partial<JudgementConfirmation> = {}) => {
  const said = { class: null, cause: 'memory_leak', note: null, person: 'U1', gesture: randomUUID() };
  return confirmJudgement(test.deps, { incident, ...said, ...changes });
};
const standing = async (number: number) => (await incidentByNumber(test.deps.db, number))?.confirmed;
const entries = async (number: number) => (await timelineOf(test, number, 'confirmed')).map(({ text }) => text);
const { classification, hypothesis } = anIncident();

describe('confirmJudgement', () => {
  it('notes what it was, who said so and what Firebreak had said', async () => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { classification: classification!, hypothesis }, new Date()));
    const said = { class: 'application.oom_kill', note: 'seen in the heap dump' } as const;
    expect(await confirm(number, said)).toEqual({ kind: 'confirmed', before: null });
    const at = test.clock.now();
    expect(await standing(number)).toEqual({ ...said, cause: 'memory_leak', by: 'U1', at });
    const [entry] = await timelineOf(test, number, 'confirmed');
    expect(entry).toMatchObject({ actor: { kind: 'person', id: 'U1' }, at });
    expect(entry?.text).toMatch(/^Said what it was: application\.oom_kill and "A memory leak.*"\. Firebreak had said /);
    expect(entry?.text).toContain('application.high_latency (82 %) and "The database connection pool');
    expect(entry?.text).toMatch(/Note: seen in the heap dump$/);
    expect(await test.jobs('refresh-card', { incident: number })).toHaveLength(1);
  });

  it('lets anybody correct it, and keeps both in the timeline', async () => {
    const { number } = await openIncident(test);
    await confirm(number);
    const before = await standing(number);
    const correction = { class: 'data.queue_backlog', cause: 'other', person: 'U2' } as const;
    expect(await confirm(number, correction)).toEqual({ kind: 'confirmed', before });
    expect(await standing(number)).toMatchObject({ class: 'data.queue_backlog', cause: 'other', by: 'U2' });
    expect(await entries(number)).toEqual([
      expect.stringMatching(/^Said what it was: "A memory leak.*"\. Firebreak had not judged it\.$/),
      expect.stringMatching(
        /^Corrected what it was: data\.queue_backlog and "something that is not in .*Before, it was said to be "A memory/,
      ),
    ]);
  });

  it('lets what was said be taken back, and nothing be said of what nobody has said', async () => {
    const { number } = await openIncident(test);
    expect(await confirm(number, { cause: null })).toEqual({ kind: 'nothing_said' });
    await confirm(number);
    expect(await confirm(number, { cause: null })).toEqual({ kind: 'withdrawn' });
    expect(await standing(number)).toBeNull();
    expect((await entries(number))[1]).toMatch(/^Took back what was said of it: "A memory leak/);
  });

  it('has one outcome however often a form is sent, at once or after a correction', async () => {
    const { number } = await openIncident(test);
    const gesture = randomUUID();
    const twice = await Promise.all([confirm(number, { gesture }), confirm(number, { gesture })]);
    expect(twice.map(({ kind }) => kind).toSorted()).toEqual(['already', 'confirmed']);
    await confirm(number, { cause: 'bad_rollout' });
    expect(await confirm(number, { gesture })).toEqual({ kind: 'already' });
    expect(await confirm(number, { cause: 'bad_rollout', person: 'U2' })).toEqual({ kind: 'already' });
    expect(await standing(number)).toMatchObject({ cause: 'bad_rollout', by: 'U1' });
    expect(await entries(number)).toHaveLength(2);
  });

  it('adds a note to what stands, and keeps the note where nothing is added', async () => {
    const { number } = await openIncident(test);
    await confirm(number);
    expect(await confirm(number, { note: 'since Monday' })).toMatchObject({ kind: 'confirmed' });
    expect(await confirm(number, { note: null })).toEqual({ kind: 'already' });
    expect(await standing(number)).toMatchObject({ note: 'since Monday' });
  });

  it.each(['triggered', 'monitoring', 'resolved', 'closed'] as const)('works while it is %s', async (state) => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    expect(await confirm(number)).toMatchObject({ kind: 'confirmed' });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ state, confirmed: { cause: 'memory_leak' } });
  });

  it('says nothing of an incident that was merged, or that does not exist', async () => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state: 'merged' }, test.clock.now()));
    expect(await confirm(number)).toEqual({ kind: 'merged' });
    expect(await confirm(999_999)).toEqual({ kind: 'not_found' });
  });
});
