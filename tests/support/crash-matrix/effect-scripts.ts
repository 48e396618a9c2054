import { readFileSync, statSync, watch } from 'node:fs';
import { chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Scripts whose effect is a line of a file. */
export interface EffectScripts {
  readonly folder: string;
  /** How often what an argument names was done. */
  acted(what: string): number;
  stop(): Promise<void>;
}

/**
 * `act-<slot>.sh WHAT` writes its line and takes a moment longer; `look.sh WHAT` says whether the line is there. Each of
 * the slots has a script of its own, because one run at a time has a script in hand.
 */
export async function writeEffectScripts(slots: number, onAct: () => void): Promise<EffectScripts> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'firebreak-crash-matrix-')));
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'firebreak-crash-scripts-')));
  const lines = join(home, 'lines');
  await writeFile(lines, '');
  await chmod(home, 0o755);
  for (let slot = 0; slot < slots; slot += 1) {
    await writeFile(join(folder, `act-${slot}.sh`), `#!/bin/sh\necho "$1" >> '${lines}'\nsleep 0.05\n`, {
      mode: 0o755,
    });
  }
  await writeFile(join(folder, 'look.sh'), `#!/bin/sh\ngrep -qxF "$1" '${lines}'\n`, { mode: 0o755 });
  const watcher = watch(lines, onAct);
  let known = { size: 0, acts: new Map<string, number>() };
  const read = (): typeof known => {
    const { size } = statSync(lines);
    if (size === known.size) return known;
    const acts = new Map<string, number>();
    for (const line of readFileSync(lines, 'utf8').split('\n')) acts.set(line, (acts.get(line) ?? 0) + 1);
    return { size, acts };
  };
  return {
    folder,
    acted(what) {
      known = read();
      return known.acts.get(what) ?? 0;
    },
    async stop() {
      watcher.close();
      await rm(home, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
