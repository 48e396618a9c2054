import type { Transaction } from '#store/database.ts';
import { insertMessage } from '#store/repositories/slack-messages.ts';
import type { Deps } from './deps.ts';

/**
 * Says something in an incident's channel that the card's silent edits would not make anybody notice. `key` makes it
 * go out once; `kind` tells how it is worded: a `notice` for the channel, a `call` that names those who may
 * approve, an `alarm` that names those on call.
 */
export async function postNotice(
  deps: Deps,
  trx: Transaction,
  notice: {
    readonly incident: number;
    readonly kind: 'notice' | 'call' | 'alarm';
    readonly key: string;
    readonly text: string;
  },
): Promise<void> {
  const message = await insertMessage(trx, notice, deps.clock.now());
  if (message !== null) await deps.queue.send(trx, 'post-message', { message }, { priority: 10 });
}
