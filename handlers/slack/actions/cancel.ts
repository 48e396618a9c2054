import { cancelRun } from '#incidents/cancel-run.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { sayCancellation } from '#handlers/slack/views/say-cancellation.ts';
import type { ButtonAction } from './button-action.ts';
import { shownRun } from './shown-run.ts';

/** Ends the run that the card shows. */
export const cancel: ButtonAction = {
  id: actionIds.cancel,
  async press({ deps, person, value }) {
    const shown = await shownRun(deps, value);
    if (shown.kind === 'gone') return shown.message;
    const { incident } = shown;
    return sayCancellation(await cancelRun(deps, { incident, person }), incident);
  },
};
