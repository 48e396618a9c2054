import type { GestureResult, MessageView, Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { incidentChannels, pinnedCard } from '#tests/support/incident-in-slack.ts';

/** What somebody who watches the workspace reads. Incident channels are public, so it does not matter who it is. */
const onlooker = people.walter.id;
const usualWaitMs = 20_000;

/** The words of a message's blocks or of a form, one text a line, as people read them. */
export function wordsOf(blocks: unknown): string {
  return textsOf(blocks).join('\n');
}

/**
 * Makes a gesture and reads the answer that only its person sees. Fails where Slack would show an error of its own, as
 * it does when the app takes longer than three seconds.
 */
export async function answerTo(
  workspace: Workspace,
  person: string,
  gesture: () => Promise<GestureResult>,
): Promise<string> {
  const whispers = () => workspace.view(person).messages.filter((message) => message.ephemeralFor === person);
  const seen = new Set(whispers().map((message) => message.ts));
  const { problem } = await gesture();
  if (problem !== null) throw new Error(`Slack shows: ${problem}`);
  const read = () => whispers().find((message) => !seen.has(message.ts));
  return wordsOf((await workspace.waitFor(read, `an answer to ${person}`, usualWaitMs)).blocks);
}

/** An incident's card: the message that the app pinned in the incident's channel. */
export function cardOf(workspace: Workspace, incident: number): MessageView | undefined {
  const channel = incidentChannels(workspace, onlooker).find((each) => each.name.startsWith(`inc-${incident}-`));
  return channel && pinnedCard(workspace, onlooker, channel);
}

/** The card, once it says the words. */
export async function cardSaying(
  workspace: Workspace,
  incident: number,
  words: string | RegExp,
  timeoutMs = usualWaitMs,
): Promise<MessageView> {
  const read = (): MessageView | undefined => {
    const card = cardOf(workspace, incident);
    if (!card) return undefined;
    const said = wordsOf(card.blocks);
    return (typeof words === 'string' ? said.includes(words) : words.test(said)) ? card : undefined;
  };
  return await workspace.waitFor(read, `the card of INC-${incident} to say ${String(words)}`, timeoutMs);
}

/** What everybody reads in a channel: no private answers, and none of the lines that Slack writes itself. */
export function saidIn(workspace: Workspace, channel: string): readonly MessageView[] {
  const { messages } = workspace.view(onlooker);
  return messages.filter(
    (message) => message.channel === channel && message.ephemeralFor === null && message.subtype === null,
  );
}
