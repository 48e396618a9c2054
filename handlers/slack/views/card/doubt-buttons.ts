import type { Button } from '@slack/types';
import { doubtValue } from '#handlers/slack/button-value.ts';
import { type ActionId, actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { confirm } from '#handlers/slack/views/blocks/confirm.ts';

const choices: readonly {
  readonly id: ActionId;
  readonly text: string;
  /** What follows, for the dialog. */
  readonly follows: string;
  readonly isDanger?: true;
}[] = [
  { id: actionIds.worked, text: 'It worked', follows: 'The step counts as done, and the run goes on.' },
  {
    id: actionIds.again,
    text: 'Run again',
    follows: 'The step is done once more. If it did take effect, it may take effect twice.',
  },
  { id: actionIds.skip, text: 'Skip', follows: 'The run goes on without it. What the step may have done stays.' },
  {
    id: actionIds.stop,
    text: 'Stop the run',
    follows: 'The run ends as failed. Nothing that it did is taken back.',
    isDanger: true,
  },
];

/** What a person may say of a step in doubt; each asks back with what follows. */
export function doubtButtons(step: {
  readonly incident: number;
  readonly run: string;
  readonly path: string;
  readonly attempt: number;
}): Button[] {
  const value = doubtValue(step);
  return choices.map(({ id, text, follows, isDanger }) =>
    button({
      id,
      text,
      value,
      confirm: confirm({ title: `${text}?`, text: follows, yes: text, no: 'Back' }),
      ...(isDanger ? { style: 'danger' as const } : {}),
    }),
  );
}
