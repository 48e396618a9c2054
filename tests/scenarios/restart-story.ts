import type { MessageView } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { startAlertRoute } from '#tests/support/alert-route.ts';
import { type FirebreakProcess, firebreakProcess } from '#tests/support/firebreak-process.ts';
import { buttonsOf, incidentChannels } from '#tests/support/incident-in-slack.ts';
import { type OutsideWorld, startOutsideWorld } from '#tests/support/outside-world.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import type { Kill } from './kill.ts';
import { storyState } from './story-state.ts';

/** 120 s of the runbook are 6 s here: long enough to be killed and restarted in, short enough to wait for. */
export const waitScale = 0.05;
const patienceMs = 200_000;
const approver = people.maya.id;

/** One incident from fault to end, seen from outside, with a Firebreak that dies on the way. */
export interface RestartStory {
  readonly world: OutsideWorld;
  readonly firebreak: FirebreakProcess;
  /** Everything the app has said in its incident channels, oldest first. */
  readonly said: () => readonly MessageView[];
  /** The card as long as it asks for approval. */
  readonly question: () => MessageView | undefined;
  /** Everything has been said, and the card has no buttons any more. */
  readonly isOver: () => boolean;
  /** Presses Approve as an approver; answers with what Slack shows when nobody took the press. */
  readonly approve: (question: MessageView) => Promise<string | null>;
  /** From the fault to the end of the incident, killed at each moment in turn, and started again. */
  readonly tell: (kills: readonly Kill[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Starts the world and Firebreak, and joins them. */
export async function beginStory(database: 'embedded' | { readonly url: string }): Promise<RestartStory> {
  const world = await startOutsideWorld({ speed: 4 });
  const { workspace, platform } = world;
  const firebreak = await firebreakProcess({ world, database, waitScale });
  await firebreak.start();
  workspace.setRequestUrl(`${firebreak.url}/slack/events`);
  // Which of a fault's alerts comes first decides what Firebreak makes of it, and must not hang on how fast it restarts.
  const route = await startAlertRoute({ alertname: 'HighLatencyP99', to: `${firebreak.url}/webhooks/alertmanager` });
  platform.setAlertReceiver({ url: route.url, bearerToken: firebreak.webhookToken });
  let lives = 1;

  const said = (): readonly MessageView[] => {
    const channels = new Set(incidentChannels(workspace, approver).map(({ id }) => id));
    return workspace
      .view(approver)
      .messages.filter(
        ({ channel, user, subtype, ephemeralFor }) =>
          channels.has(channel) && user === workspace.botUserId && subtype === null && ephemeralFor === null,
      );
  };
  const question = () => said().find((message) => buttonsOf(message).includes('approval.approve'));
  const isOver = () =>
    said().some(({ text }) => text.startsWith('Restarted')) &&
    said().some(({ text }) => /is over\./.test(text)) &&
    !said().some((message) => buttonsOf(message).includes('incident.resolve'));
  const approve = async ({ channel, ts }: MessageView) =>
    (await workspace.as(approver).click({ channel, ts }, 'approval.approve')).problem;

  /** A person who presses again whenever the app came back and still asks. */
  const keepApproving = async (): Promise<void> => {
    while (!isOver()) {
      const asked = await workspace.waitFor(() => question() ?? isOver(), 'the card to ask for approval', patienceMs);
      if (asked === true) return;
      const life = lives;
      await approve(asked);
      const changed = async () => lives > life || isOver();
      await waitFor('the end, or another life', changed, { timeoutMs: patienceMs });
    }
  };
  const dieInTurn = async (kills: readonly Kill[]): Promise<void> => {
    const armed = [];
    for (const kill of kills) armed.push(await kill.arm({ world, firebreak }));
    platform.inject('connection-pool-exhaustion', 'claims-api');
    for (const kill of armed) {
      await kill.strike();
      await firebreak.start();
      lives += 1;
    }
    await workspace.waitFor(isOver, 'the end of the incident', patienceMs);
  };

  return {
    world,
    firebreak,
    said,
    question,
    isOver,
    approve,
    async tell(kills) {
      try {
        await Promise.all([dieInTurn(kills), keepApproving()]);
      } catch (cause) {
        const saying = said().map(({ text }) => text);
        const state = await storyState(firebreak.database).catch((error: unknown) => [String(error)]);
        const lastLines = [`life ${lives}`, ...saying, ...firebreak.log().slice(-20), ...state].join('\n');
        throw new Error(`the story stands still:\n${lastLines}`, { cause });
      }
    },
    async end() {
      await firebreak.remove();
      await route.stop();
      await world.stop();
    },
  };
}
