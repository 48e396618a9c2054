import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { PageView } from '#sandbox/contract.ts';
import { icon, type IconName } from '#sandbox/page/browser/icon.ts';

interface PagesSentProps {
  readonly pages: readonly PageView[];
}

const deeds: Readonly<Record<PageView['action'], { readonly icon: IconName; readonly words: string }>> = {
  trigger: { icon: 'bell', words: 'Paged' },
  acknowledge: { icon: 'eye', words: 'Acknowledged' },
  resolve: { icon: 'check', words: 'Resolved' },
};
const mostShown = 30;

/** What reached PagerDuty, newest first. */
export function pagesSent({ pages }: PagesSentProps): VNode {
  return html`<section class="panel-section" aria-label="PagerDuty">
    <h3 class="panel-title">PagerDuty</h3>
    ${pages.length === 0 && html`<p class="panel-empty">${icon('bell')}Nobody has been paged.</p>`}
    <ul class="pages" role="list">
      ${pages
        .slice(-mostShown)
        .toReversed()
        .map((page) => {
          const deed = deeds[page.action];
          return html`<li
            key=${`${page.at}/${page.dedupKey}/${page.action}`}
            class="page"
            data-testid="page"
            data-action=${page.action}
            title=${page.dedupKey}
          >
            ${icon(deed.icon)}
            <p><b>${deed.words}</b> ${page.summary || page.dedupKey}</p>
            <time dateTime=${page.at}
              >${new Date(page.at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}</time
            >
          </li>`;
        })}
    </ul>
  </section>`;
}
