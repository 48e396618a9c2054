import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { jsonb } from '#store/json.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { useDatabase } from './repositories/use-database.ts';

describeOnEachDatabase('jsonb', (databases) => {
  const store = useDatabase(databases);

  it.each([[[]], [[1, 'two', null]], [{ a: { b: [true] } }], ['text with "quotes" and \\'], [0], [false], [null]])(
    'brings back %j as it was',
    async (value) => {
      const { rows } = await sql<{ value: unknown }>`select ${jsonb(value)} as value`.execute(store.db);
      expect(rows[0]?.value).toEqual(value);
    },
  );
});
