import { DBOS } from '@dbos-inc/dbos-sdk';
import type { StepEngine, StepEngineKind } from '#tests/bench/step-engine.ts';
import { waveOf } from '#tests/bench/wave-of.ts';

async function work(steps: number): Promise<number> {
  let below = 0;
  for (let step = 0; step < steps; step += 1) {
    if (await DBOS.runStep(async () => step < 1, { name: 'compare' })) below += 1;
  }
  return below;
}

const workflow = DBOS.registerWorkflow(work, { name: 'trivial-steps' });

/**
 * DBOS Transact as its guide sets it up (https://docs.dbos.dev/typescript/programming-guide): a registered workflow of
 * `DBOS.runStep`s, started with `DBOS.startWorkflow`, which begins at once; a queue of its own would add its polling.
 */
export const dbosEngine: StepEngineKind = {
  id: 'dbos',
  what: 'DBOS',
  async start(databaseUrl): Promise<StepEngine> {
    DBOS.setConfig({ name: 'firebreak-bench', systemDatabaseUrl: databaseUrl, logLevel: 'error' });
    await DBOS.launch();
    return {
      async wave(runs, steps) {
        const askedMs = Date.now();
        const handles = await Promise.all(Array.from({ length: runs }, () => DBOS.startWorkflow(workflow)(steps)));
        await Promise.all(handles.map((handle) => handle.getResult()));
        const recorded = await Promise.all(handles.map((handle) => DBOS.listWorkflowSteps(handle.workflowID)));
        const times = recorded.map((run) =>
          (run ?? []).flatMap(({ startedAtEpochMs: startedMs, completedAtEpochMs: endedMs }) =>
            startedMs === undefined || endedMs === undefined ? [] : [{ startedMs, endedMs }],
          ),
        );
        return waveOf(askedMs, times, steps);
      },
      stop: () => DBOS.shutdown(),
    };
  },
};
