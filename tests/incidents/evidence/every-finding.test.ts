import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findings } from '#ml/findings.ts';

it('is looked for by some collector, so that no cause waits for what nobody reports', async () => {
  const folder = join(import.meta.dirname, '../../../incidents/evidence');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const text = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
  expect(Object.keys(findings).filter((id) => !text.includes(`'${id}'`))).toEqual([]);
});
