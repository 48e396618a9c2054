import { jobHandlers } from '#app/worker.ts';
import type { Addresses } from './addresses.ts';
import { openMatrixDeps } from './matrix-deps.ts';

/**
 * A process that takes runs on until it is killed. Its argument is JSON: where the world is, and whether it is the only
 * process that works. Tells its parent `ready` once it takes jobs.
 */
const { addresses, alone } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly addresses: Addresses;
  readonly alone: boolean;
};
const say = (facts: object, message: string): void => {
  const { err } = facts as { readonly err?: unknown };
  console.error(`${message}: ${err instanceof Error ? (err.stack ?? err.message) : JSON.stringify(facts)}`);
};
const log = { info: () => undefined, warn: () => undefined, error: say };
const { deps } = await openMatrixDeps(addresses, { alone, log });
await deps.queue.work(jobHandlers(deps));
process.send?.('ready');
// A parent that is gone without having killed it leaves nothing to do.
process.on('disconnect', () => process.exit(0));
