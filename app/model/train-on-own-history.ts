import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { writeHistory } from '#app/history/write-history.ts';
import { trainInto, type TrainingRequest } from './train-into.ts';

/** Which installation's past is learned from, as `writeHistory` finds it. */
export interface OwnHistory {
  readonly config: string;
  readonly folder: string | undefined;
}

/** Does what `trainInto` does with the past incidents of an installation's database as the history. Exit code 2 where its configuration cannot be read. */
export async function trainOnOwnHistory(request: TrainingRequest, own: OwnHistory, json: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-history-'));
  try {
    const history = join(folder, 'history.jsonl');
    const output = createWriteStream(history);
    const written = await writeHistory(own.config, own.folder, output);
    await finished(output.end());
    if (written.kind === 'written') return await trainInto({ ...request, history }, json);
    process.stderr.write(`${written.why}\n`);
    return 2;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
