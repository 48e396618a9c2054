import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { WorkspaceView } from '#sandbox/contract.ts';

interface SuggestionsProps {
  readonly listId: string;
  readonly offers: WorkspaceView['commands'];
  readonly chosen: number;
  readonly onChoose: (command: string) => void;
}

/** The app's commands that start with what was typed, each with its usage. */
export function commandSuggestions({ listId, offers, chosen, onChoose }: SuggestionsProps): VNode {
  return html`<ul class="suggestions menu" role="listbox" id=${listId} aria-label="Commands">
    ${offers.map(
      (offer, index) =>
        html`<li
          key=${offer.command}
          id=${`${listId}-${index}`}
          role="option"
          class="menu-item"
          data-testid=${`command-${offer.command.slice(1)}`}
          aria-selected=${index === chosen ? 'true' : 'false'}
          onMouseDown=${(event: Event) => {
            event.preventDefault();
            onChoose(offer.command);
          }}
        >
          <span><b>${offer.command}</b> <span class="hint">${offer.usageHint}</span></span>
          <span class="hint">${offer.description}</span>
        </li>`,
    )}
  </ul>`;
}
