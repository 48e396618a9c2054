import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { icon } from '#sandbox/page/browser/icon.ts';
import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import type { PageState } from '#sandbox/page/browser/page-state.ts';
import type { PageSnapshot } from '#sandbox/page/page-feed.ts';
import { PersonSwitcher } from './person-switcher.ts';

const connections = { connecting: 'Connecting', live: 'Live', lost: 'Reconnecting' } as const;

interface TopBarProps {
  readonly snapshot: PageSnapshot;
  readonly connection: PageState['connection'];
  readonly actions: PageActions;
}

/** Whose workspace this is, a notice, links, and who you are in it. */
export function TopBar({ snapshot, connection, actions }: TopBarProps): VNode {
  const { workspace, notice, links, viewerId } = snapshot;
  return html`<header class="top-bar">
    <div class="brand">
      <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" />
        <path class="brand-needle" d="M16 5l3.6 11L16 27l-3.6-11z" />
        <path class="brand-north" d="M16 5l3.6 11h-7.2z" />
      </svg>
      <strong>${workspace.team.name}</strong>
      <span class="connection" data-testid="connection" data-connection=${connection} role="status"
        >${connections[connection]}</span
      >
    </div>
    <p class="notice" data-testid="notice">${notice}</p>
    <nav class="links" aria-label="Related pages">
      ${links.map((link) => {
        const url = safeUrl(link.url);
        return (
          url && html`<a href=${url} target="_blank" rel="noopener noreferrer">${link.label}${icon('external')}</a>`
        );
      })}
    </nav>
    <${PersonSwitcher} people=${workspace.people} viewerId=${viewerId} onSwitch=${actions.switchPerson} />
  </header>`;
}
