import type { InputBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { elementView } from '#sandbox/page/browser/elements/element-view.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { BlockProps } from './block-props.ts';

/** A labelled field of a form, with its hint, or with what is wrong with it. */
export function inputBlock({ block, scope, id }: BlockProps<InputBlock>): VNode {
  const blockId = block.block_id ?? '';
  const error = scope.errors[blockId];
  const control = `${id}-control`;
  return html`<div class=${error ? 'field-block field-block-wrong' : 'field-block'} data-block-id=${blockId}>
    <label class="label" for=${control}>
      ${plainText(block.label)} ${block.optional && html`<span class="hint">(optional)</span>`}
    </label>
    ${elementView({
      element: block.element,
      blockId,
      scope,
      label: plainText(block.label),
      id: control,
      dispatches: block.dispatch_action === true,
    })}
    <div id=${`${control}-note`}>
      ${error && html`<p class="error" role="alert">${icon('error')}${error}</p>`}
      ${block.hint && html`<p class="hint">${plainText(block.hint)}</p>`}
    </div>
  </div>`;
}
