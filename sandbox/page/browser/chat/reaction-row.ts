import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { emojiCharacter } from '#sandbox/page/browser/mrkdwn/emoji.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';

/** The reactions under a message; pressing one adds or takes back one's own. */
export function reactionRow(message: MessageView, directory: Directory, actions: PageActions): VNode | null {
  const { channel, ts, reactions } = message;
  if (reactions.length === 0) return null;
  return html`<div class="reactions">
    ${reactions.map(({ name, users }) => {
      const mine = users.includes(directory.viewerId);
      const names = users.map((id) => directory.person(id)?.realName ?? id).join(', ');
      return html`<button
        type="button"
        key=${name}
        class=${mine ? 'reaction reaction-mine' : 'reaction'}
        data-testid=${`reaction-${name}`}
        aria-pressed=${mine ? 'true' : 'false'}
        title=${`${names} reacted with :${name}:`}
        onClick=${() => void actions.gesture({ kind: 'react', channel, ts, name, remove: mine })}
      >
        <span class="emoji">${emojiCharacter(name) ?? `:${name}:`}</span>${users.length}
      </button>`;
    })}
  </div>`;
}
