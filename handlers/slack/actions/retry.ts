import { retryRun } from '#incidents/retry-run.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { sayRetry } from '#handlers/slack/views/say-retry.ts';
import type { ButtonAction } from './button-action.ts';
import { shownRun } from './shown-run.ts';

/** Takes the failed run that the card shows up again. */
export const retry: ButtonAction = {
  id: actionIds.retry,
  async press({ deps, person, value }) {
    const shown = await shownRun(deps, value);
    if (shown.kind === 'gone') return shown.message;
    const { incident } = shown;
    return sayRetry(await retryRun(deps, { incident, person }), incident);
  },
};
