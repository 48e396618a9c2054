import { expect, it } from 'vitest';
import { insertPage, wasPaged } from '#store/repositories/pages.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the pages', (databases) => {
  const store = useDatabase(databases);

  it('tell whether anybody was woken for an incident', async () => {
    const [paged, other] = [await store.incident(), await store.incident()];
    await insertPage(store.db, { incident: paged, action: 'trigger', summary: 'wake up' }, at(0));
    expect(await wasPaged(store.db, paged)).toBe(true);
    expect(await wasPaged(store.db, other)).toBe(false);
  });

  it('do not count an acknowledgement or an end as waking somebody', async () => {
    const incident = await store.incident();
    await insertPage(store.db, { incident, action: 'acknowledge', summary: 's' }, at(0));
    await insertPage(store.db, { incident, action: 'resolve', summary: 's' }, at(0));
    expect(await wasPaged(store.db, incident)).toBe(false);
  });
});
