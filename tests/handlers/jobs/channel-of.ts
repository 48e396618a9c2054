import type { MessageView } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

/** An incident's channel as somebody on call sees it, and the messages that Firebreak posted there. */
export function channelOf(test: TestDeps, incident: number) {
  const { channels, messages } = test.workspace.view(people.maya.id);
  const channel = channels.find(({ name }) => name.startsWith(`inc-${incident}-`));
  if (!channel) throw new Error(`INC-${incident} has no channel`);
  const posted = messages.filter(
    (message): message is MessageView => message.channel === channel.id && !message.subtype,
  );
  return { ...channel, posted };
}
