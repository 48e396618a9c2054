import type { MessageView } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { type FirebreakProcess, firebreakProcess } from '#tests/support/firebreak-process.ts';
import { buttonsOf, incidentChannels } from '#tests/support/incident-in-slack.ts';
import { type OutsideWorld, startOutsideWorld } from '#tests/support/outside-world.ts';
import type { Kill } from './kill.ts';

/** 120 s of the runbook are 6 s here: long enough to be killed and restarted in, short enough to wait for. */
const waitScale = 0.05;
const patienceMs = 150_000;
const approver = people.maya.id;

/** One incident from fault to end, seen from outside, with a Firebreak that dies on the way. */
export interface RestartStory {
  readonly world: OutsideWorld;
  readonly firebreak: FirebreakProcess;
  /** Everything the app has said in its incident channels, oldest first. */
  said(): readonly MessageView[];
  /** The card as long as it asks for approval. */
  question(): MessageView | undefined;
  isOver(): boolean;
  /** Presses Approve as an approver; answers with what Slack shows when nobody took the press. */
  approve(question: MessageView): Promise<string | null>;
  /** From the fault to the end of the incident, killed at each moment in turn, and started again. */
  tell(kills: readonly Kill[]): Promise<void>;
  end(): Promise<void>;
}

/** Starts the world and Firebreak, and joins them. */
export async function beginStory(database: 'embedded' | { readonly url: string }): Promise<RestartStory> {
  const world = await startOutsideWorld({ speed: 4 });
  const { workspace, platform } = world;
  const firebreak = await firebreakProcess({ world, database, waitScale });
  await firebreak.start();
  workspace.setRequestUrl(`${firebreak.url}/slack/events`);
  platform.setAlertReceiver({ url: `${firebreak.url}/webhooks/alertmanager`, bearerToken: firebreak.webhookToken });
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
      await workspace.waitFor(() => lives > life || isOver(), 'the end, or another life', patienceMs);
    }
  };
  const dieInTurn = async (kills: readonly Kill[]): Promise<void> => {
    const armed = [];
    for (const kill of kills) armed.push(await kill.arm({ world, firebreak }));
    platform.inject('connection-pool-exhaustion', 'claims-api');
    for (const { strike } of armed) {
      await strike();
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
      await Promise.all([dieInTurn(kills), keepApproving()]);
    },
    async end() {
      await firebreak.remove();
      await world.stop();
    },
  };
}
