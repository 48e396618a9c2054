import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { MessageView } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { emojiCharacter } from '#sandbox/page/browser/mrkdwn/emoji.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';

const quickReactions = ['eyes', 'white_check_mark', '+1'] as const;

interface ToolOptions {
  readonly inThread: boolean;
  readonly isPinned: boolean;
  readonly openThread: () => void;
  readonly actions: PageActions;
}

/** What one can do with a message; appears on hover and on keyboard focus. */
export function messageTools(message: MessageView, { inThread, isPinned, openThread, actions }: ToolOptions): VNode {
  const { channel, ts } = message;
  return html`<div class="message-tools" role="toolbar" aria-label="Message actions">
    ${quickReactions.map(
      (name) =>
        html`<button
          type="button"
          aria-label=${`React with ${name}`}
          onClick=${() => void actions.gesture({ kind: 'react', channel, ts, name, remove: false })}
        >
          ${emojiCharacter(name)}
        </button>`,
    )}
    ${
      !inThread &&
      html`<button
        type="button"
        aria-label="Reply in thread"
        title="Reply in thread"
        data-testid="reply"
        onClick=${openThread}
      >
        ${icon('reply')}
      </button>`
    }
    ${
      !isPinned &&
      html`<button
        type="button"
        aria-label="Pin to channel"
        title="Pin to channel"
        onClick=${() => void actions.gesture({ kind: 'pin', channel, ts })}
      >
        ${icon('pin')}
      </button>`
    }
  </div>`;
}
