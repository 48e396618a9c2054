import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PreparingClient } from '#store/preparing-client.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';

let postgres: TestPostgres;
let pool: Pool;

beforeAll(async () => {
  postgres = await startPostgres();
  pool = new Pool({ connectionString: await postgres.createDatabase(), Client: PreparingClient, max: 1 });
  // The server may end the connection before the pool has said goodbye.
  pool.on('error', () => undefined);
  await pool.query('create table things (id integer, name text)');
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

const named = async () =>
  (await pool.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
    (row) => row.statement,
  );

describe('PreparingClient', () => {
  it('names a statement with parameters once, and gives what it gave without a name', async () => {
    await pool.query('insert into things (id, name) values ($1, $2)', [1, 'one']);
    await pool.query('insert into things (id, name) values ($1, $2)', [2, 'two']);
    const { rows } = await pool.query('select name from things where id = $1', [2]);
    expect(rows).toEqual([{ name: 'two' }]);
    expect((await named()).toSorted()).toEqual([
      'insert into things (id, name) values ($1, $2)',
      'select name from things where id = $1',
    ]);
  });

  it('goes on reading every column of a table to which another replica has added one', async () => {
    const read = async () => (await pool.query('select * from things where id = $1', [1])).rows;
    expect(await read()).toEqual([{ id: 1, name: 'one' }]);
    await pool.query('alter table things add column color text');
    expect(await read()).toEqual([{ id: 1, name: 'one', color: null }]);
  });

  it('says what is wrong with a statement as before', async () => {
    await expect(pool.query('select nothing from nowhere where id = $1', [1])).rejects.toMatchObject({ code: '42P01' });
  });
});
