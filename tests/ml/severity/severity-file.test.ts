import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '#ml/model-error.ts';
import { readSeverityModel, writeSeverityModel } from '#ml/severity/severity-file.ts';
import { learnedModel } from './learned-model.ts';

describe('severity.json', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'severity-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read back as it was written', async () => {
    const model = learnedModel(200);
    await writeSeverityModel(folder, model);
    expect(await readSeverityModel(folder)).toEqual(model);
  });

  it('is absent where a team has too little history, and goes when there is no model any more', async () => {
    expect(await readSeverityModel(folder)).toBeNull();
    await writeSeverityModel(folder, learnedModel(200));
    await writeSeverityModel(folder, null);
    expect(await readSeverityModel(folder)).toBeNull();
  });

  it.each([
    ['{', /severity\.json in .* is not JSON/],
    ['{"version":1}', /severity\.json in .*: id: .*train again/],
  ])('is refused with the field and the fix when it holds %s', async (text, message) => {
    await writeFile(join(folder, 'severity.json'), text);
    const refused = readSeverityModel(folder);
    await expect(refused).rejects.toThrow(ModelError);
    await expect(refused).rejects.toThrow(message);
  });
});
