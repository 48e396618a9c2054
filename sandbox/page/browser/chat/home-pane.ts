import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { BlockSurface } from './block-surface.ts';

interface HomePaneProps {
  readonly home: Readonly<Record<string, unknown>> | null;
  readonly directory: Directory;
  readonly actions: PageActions;
}

/** The app's Home tab, as the app last published it for this person. */
export function HomePane({ home, directory, actions }: HomePaneProps): VNode {
  const app = directory.people.find((person) => person.isBot);
  const blocks = Array.isArray(home?.blocks) ? (home.blocks as readonly Record<string, unknown>[]) : [];
  return html`<main class="pane" aria-label="App home" data-testid="home-pane">
    <header class="pane-header">
      <h1 class="pane-title">${app?.realName ?? 'App'}</h1>
      <p class="pane-topic">Home</p>
    </header>
    <div class="messages home">
      ${
        home
          ? html`<${BlockSurface}
              blocks=${blocks}
              target=${null}
              id="home"
              directory=${directory}
              actions=${actions}
            />`
          : html`<p class="empty">The app has not published a Home tab for you.</p>`
      }
    </div>
  </main>`;
}
