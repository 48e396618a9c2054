import type { View } from '@slack/types';
import { z } from 'zod';
import type { SlackCall } from './slack-call.ts';

/** An open modal; the hash changes with every update. */
export interface OpenView {
  readonly viewId: string;
  readonly hash: string;
}

export interface SlackViews {
  /**
   * Opens a modal. The trigger is good for 3 seconds and one use, so nothing may be read before this call.
   * `expired_trigger_id` and `trigger_expired` are the same refusal: Slack's pages name it both ways.
   */
  openView(triggerId: string, view: View): Promise<OpenView>;
  /** Replaces a modal's content; with `hash`, only if nobody replaced it since (`hash_conflict`). */
  updateView(update: { readonly viewId: string; readonly hash?: string; readonly view: View }): Promise<OpenView>;
}

const opened = z.object({ view: z.object({ id: z.string(), hash: z.string() }) });

/** Modals. */
export function slackViews(call: SlackCall): SlackViews {
  return {
    async openView(triggerId, view) {
      const answer = await call('views.open', 'write', opened, (web) =>
        web.views.open({ trigger_id: triggerId, view }),
      );
      return { viewId: answer.view.id, hash: answer.view.hash };
    },

    async updateView({ viewId, hash, view }) {
      const answer = await call('views.update', 'write', opened, (web) =>
        web.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) }),
      );
      return { viewId: answer.view.id, hash: answer.view.hash };
    },
  };
}
