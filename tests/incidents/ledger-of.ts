import type { SlackMessage } from '#store/repositories/slack-messages.ts';
import { messageById } from '#store/repositories/slack-messages.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

/** Everything that was to be said in an incident's channel, oldest first. */
export async function ledgerOf(test: TestDeps, incident: number): Promise<readonly SlackMessage[]> {
  const rows = await test.deps.db
    .selectFrom('slack_messages')
    .select('id')
    .where('incident', '=', incident)
    .orderBy('id')
    .execute();
  const messages = await Promise.all(rows.map(({ id }) => messageById(test.deps.db, id)));
  return messages.filter((message) => message !== null);
}
