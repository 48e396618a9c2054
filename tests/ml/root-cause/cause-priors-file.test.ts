import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyRecordSchema } from '#domain/history.ts';
import { ModelError } from '#ml/model-error.ts';
import { readCausePriors, writeCausePriors } from '#ml/root-cause/cause-priors-file.ts';
import { learnPriors } from '#ml/root-cause/learn-priors.ts';

const label = 'application.oom_kill' as const;
const recordOf = (day: number, changes: object) =>
  historyRecordSchema.parse({
    id: `INC-${day}`,
    alert: { name: 'A' },
    context: { at: new Date(Date.UTC(2026, 0, day)) },
    ...changes,
  });
const lessons = [
  recordOf(9, { label, cause: 'memory_leak' }),
  recordOf(7, { label, cause: 'other' }),
  recordOf(20, { label }),
];

describe('cause-priors.json', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cause-priors-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says what the history says, with how many incidents and until when', async () => {
    const written = await writeCausePriors(folder, lessons);
    expect(written).toMatchObject({ version: 1, incidents: 2, until: new Date(Date.UTC(2026, 0, 9)) });
    expect(await readCausePriors(folder)).toEqual(learnPriors(lessons));
  });

  it('is not there where no incident names both, and goes when none does any more', async () => {
    expect(await readCausePriors(folder)).toBeNull();
    await writeCausePriors(folder, lessons);
    expect(await writeCausePriors(folder, lessons.slice(2))).toBeNull();
    expect(await readCausePriors(folder)).toBeNull();
  });

  it('is read also when the catalogue has changed since', async () => {
    const counts = [{ class: label, cause: 'gremlins', incidents: 20 }];
    const file = { version: 1, until: '2026-03-01T00:00:00Z', incidents: 20, causes: ['gremlins'], counts };
    await writeFile(join(folder, 'cause-priors.json'), JSON.stringify(file));
    const shares = (await readCausePriors(folder))?.[label];
    const catalogue = learnPriors([])[label];
    expect(shares?.byCause).toEqual(catalogue.byCause);
    expect(shares?.other).toBeCloseTo(catalogue.other, 10);
  });

  const sound = { version: 1, until: '2026-03-01T00:00:00Z', incidents: 2, causes: ['memory_leak'] };
  const count = { class: label, cause: 'memory_leak', incidents: 1 };
  it.each([
    ['{', /cause-priors\.json in .* is not JSON/],
    [JSON.stringify({ ...sound, counts: [{ ...count, class: 'application.oomkill' }] }), /: counts\.0\.class: /],
    [
      JSON.stringify({ ...sound, counts: [count, { ...count, cause: 'leak' }] }),
      /: counts\.1\.cause: "leak" is not in causes/,
    ],
    [
      JSON.stringify({ ...sound, counts: [count, count] }),
      /: counts\.1\.cause: "memory_leak" of application\.oom_kill stands there twice/,
    ],
    [JSON.stringify({ ...sound, counts: [count] }), /: incidents: 2, but the counts add up to 1; .*train again/],
    [JSON.stringify({ ...sound, incidents: 0, counts: [] }), /: incidents: /],
  ])('is refused with the field and the fix when it holds %s', async (text, message) => {
    await writeFile(join(folder, 'cause-priors.json'), text);
    const refused = readCausePriors(folder);
    await expect(refused).rejects.toThrow(ModelError);
    await expect(refused).rejects.toThrow(message);
  });
});
