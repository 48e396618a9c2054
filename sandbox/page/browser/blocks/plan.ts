import type { PlanBlock, TaskCardBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { BlockProps } from './block-props.ts';
import { taskCardBlock } from './task-card.ts';

/** A title and the tasks under it. */
export function planBlock({ block, scope }: BlockProps<PlanBlock>): VNode {
  // A plan's tasks are task cards, with or without their own type (docs.slack.dev, plan block).
  const tasks = (block.tasks ?? []) as readonly TaskCardBlock[];
  const done = tasks.filter((task) => task.status === 'complete').length;
  return html`<div class="plan">
    <p class="plan-title"><span>${block.title}</span><span class="hint">${done} of ${tasks.length} done</span></p>
    ${tasks.map((task) => taskCardBlock({ block: task, scope }))}
  </div>`;
}
