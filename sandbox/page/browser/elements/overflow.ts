import type { Overflow } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { ElementProps } from './element-props.ts';

/** The menu behind three dots. */
export function overflowElement({ element, blockId, scope }: ElementProps<Overflow>): VNode {
  const actionId = element.action_id ?? '';
  const choose = (event: Event, value: string): void => {
    (event.currentTarget as HTMLElement).closest('details')?.removeAttribute('open');
    scope.act({ kind: 'choose', actionId, blockId, value, confirm: element.confirm });
  };
  return html`<details class="overflow" data-action-id=${actionId} data-block-id=${blockId}>
    <summary class="button button-icon" aria-label="More actions">${icon('dots')}</summary>
    <div class="menu menu-right" role="menu">
      ${element.options.map((option) => {
        const url = safeUrl(option.url);
        const shared = {
          class: 'menu-item',
          role: 'menuitem',
          'data-value': option.value,
          onClick: (event: Event) => choose(event, option.value ?? ''),
        };
        const words = html`<span>${plainText(option.text)}</span>
          ${option.description && html`<span class="hint">${plainText(option.description)}</span>`}`;
        return url
          ? html`<a ...${shared} href=${url} target="_blank" rel="noopener noreferrer">${words}</a>`
          : html`<button type="button" ...${shared}>${words}</button>`;
      })}
    </div>
  </details>`;
}
