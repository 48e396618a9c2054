import { expect, it } from 'vitest';
import { firebreak, type Actor } from '#domain/incident.ts';
import { appendTimeline, latestTimeline } from '#store/repositories/timeline.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the timeline', (databases) => {
  const store = useDatabase(databases);
  const append = (incident: number, text: string, minute: number, actor: Actor = firebreak) =>
    store.write((trx) => appendTimeline(trx, incident, { kind: 'note', actor, text, at: at(minute) }));

  it('keeps entries in the order in which they were written, whatever their clocks said', async () => {
    const incident = await store.incident();
    await append(incident, 'first', 5);
    await append(incident, 'second', 3);
    await append(incident, 'third', 4);
    expect((await latestTimeline(store.db, incident, 10)).map((entry) => entry.text)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('gives the latest entries, oldest of them first', async () => {
    const incident = await store.incident();
    for (const text of ['a', 'b', 'c', 'd']) await append(incident, text, 0);
    expect((await latestTimeline(store.db, incident, 2)).map((entry) => entry.text)).toEqual(['c', 'd']);
  });

  it('says who did what and when', async () => {
    const incident = await store.incident();
    const actor: Actor = { kind: 'person', id: 'U1' };
    await append(incident, 'Took it.', 7, actor);
    expect(await latestTimeline(store.db, incident, 1)).toEqual([{ kind: 'note', actor, text: 'Took it.', at: at(7) }]);
  });

  it('is each incident’s own', async () => {
    const [one, other] = [await store.incident(), await store.incident()];
    await append(one, 'mine', 0);
    expect(await latestTimeline(store.db, other, 10)).toEqual([]);
  });

  it('refuses an entry for an incident that does not exist', async () => {
    await expect(append(999_999, 'lost', 0)).rejects.toThrow('timeline_incident_fkey');
  });
});
