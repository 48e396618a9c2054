import type { TaskCardBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { icon, type IconName } from '#sandbox/page/browser/icon.ts';
import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import type { BlockProps } from './block-props.ts';
import { richTextBlock } from './rich-text.ts';

const marks: Readonly<Record<TaskCardBlock['status'], { readonly icon: IconName; readonly words: string }>> = {
  pending: { icon: 'clock', words: 'Not started' },
  in_progress: { icon: 'arc', words: 'In progress' },
  complete: { icon: 'check', words: 'Done' },
  error: { icon: 'error', words: 'Failed' },
};

/** One task of a plan with its state, its details, what came of it and where that was found. */
export function taskCardBlock({ block, scope }: Pick<BlockProps<TaskCardBlock>, 'block' | 'scope'>): VNode {
  const mark = marks[block.status] ?? marks.pending;
  return html`<div class="task" data-status=${block.status} data-task-id=${block.task_id}>
    <span class="task-mark" title=${mark.words}>${icon(mark.icon)}<span class="hidden">${mark.words}</span></span>
    <div class="task-body">
      <p class="task-title">${block.title}</p>
      ${block.details && html`<div class="task-details">${richTextBlock({ block: block.details, scope })}</div>`}
      ${block.output && html`<div class="task-output">${richTextBlock({ block: block.output, scope })}</div>`}
      ${
        block.sources &&
        html`<p class="hint">
          ${block.sources.map((source) => {
            const url = safeUrl(source.url);
            return url
              ? html`<a class="task-source" href=${url} target="_blank" rel="noopener noreferrer">${source.text}</a>`
              : source.text;
          })}
        </p>`
      }
    </div>
  </div>`;
}
