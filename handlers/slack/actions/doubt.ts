import type { Deps } from '#incidents/deps.ts';
import { readSnapshot } from '#incidents/read-incidents.ts';
import { type DoubtVerdict, settleDoubt } from '#incidents/settle-doubt.ts';
import { type DoubtValue, doubtValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { type ActionId, actionIds } from '#handlers/slack/ids.ts';
import { stepReferredTo } from '#handlers/slack/step-reference.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayDoubtSettled } from '#handlers/slack/views/say-doubt-settled.ts';
import type { ButtonAction } from './button-action.ts';

/** A button by which a person settles a doubt. Who may is decided behind it, from the configuration. */
function doubtAction(id: ActionId, verdict: DoubtVerdict): ButtonAction {
  return {
    id,
    async press({ deps, person, value }) {
      const doubt = readValue(doubtValueSchema, value);
      if (doubt === null) return outdatedCard();
      const path = await pathOf(deps, doubt);
      if (path === null) return sayDoubtSettled({ kind: 'no_doubt' });
      const { run, attempt } = doubt;
      return sayDoubtSettled(await settleDoubt(deps, { run, path, attempt, verdict, person }));
    },
  };
}

/** A long address stands as a hash in the button; only a step that is still in doubt can be meant by it. */
async function pathOf(deps: Deps, { incident, step }: DoubtValue): Promise<string | null> {
  if (!step.startsWith('#')) return step;
  const snapshot = await readSnapshot(deps, incident);
  return stepReferredTo(
    step,
    (snapshot?.run?.doubts ?? []).map(({ path }) => path),
  );
}

/** The step counts as done. */
export const worked = doubtAction(actionIds.worked, 'worked');
/** The step is done once more. */
export const again = doubtAction(actionIds.again, 'again');
/** The run goes on without the step. */
export const skip = doubtAction(actionIds.skip, 'skip');
/** The run ends as failed. */
export const stop = doubtAction(actionIds.stop, 'stop');
