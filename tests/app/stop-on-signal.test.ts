import { describe, expect, it, vi } from 'vitest';
import { startNode, processTestMs } from './run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

/** A process that waits for a signal, and then for what `stop` gives. */
const waiting = (stop: string) =>
  startNode([
    '--input-type=module',
    '--eval',
    `import { stopOnSignal } from '#app/stop-on-signal.ts';
     const work = setInterval(() => undefined, 60_000);
     const code = stopOnSignal(async () => { console.log('stopping'); await ${stop}; clearInterval(work); });
     console.log('ready');
     process.exit(await code);`,
  ]);

describe('stopOnSignal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 after %s, once everything has stopped', async (signal) => {
    const node = waiting('null');
    await node.says('ready');
    node.child.kill(signal);
    expect(await node.ended).toMatchObject({ code: 0, stdout: 'ready\nstopping\n' });
  });

  it('ends with 1 when stopping fails', async () => {
    const node = waiting(`Promise.reject(new Error('stuck'))`);
    await node.says('ready');
    node.child.kill('SIGTERM');
    expect(await node.ended).toMatchObject({ code: 1 });
  });

  it('ends at once at the second signal', async () => {
    const node = waiting('new Promise(() => undefined)');
    await node.says('ready');
    node.child.kill('SIGINT');
    await node.says('stopping');
    node.child.kill('SIGINT');
    expect(await node.ended).toMatchObject({ code: 1, stdout: 'ready\nstopping\n' });
  });
});
