import type { Button } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { actionKey } from '#sandbox/page/browser/block-scope.ts';
import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { ElementProps } from './element-props.ts';

/** A button; one with an address is a link that also tells the app it was pressed. */
export function buttonElement({ element, blockId, scope }: ElementProps<Button>): VNode {
  const actionId = element.action_id ?? '';
  const busy = scope.busy === actionKey(blockId, actionId);
  const press = (): void => {
    if (!busy) scope.act({ kind: 'press', actionId, blockId, confirm: element.confirm });
  };
  const shared = {
    class: `button${element.style ? ` button-${element.style}` : ''}`,
    'data-action-id': actionId,
    'data-block-id': blockId,
    'aria-label': element.accessibility_label,
    'aria-busy': busy || undefined,
    onClick: press,
  };
  const url = safeUrl(element.url);
  return url
    ? html`<a ...${shared} href=${url} target="_blank" rel="noopener noreferrer">${plainText(element.text)}</a>`
    : html`<button type="button" ...${shared}>${plainText(element.text)}</button>`;
}
