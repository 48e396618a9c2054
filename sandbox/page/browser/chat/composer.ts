import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ChannelView, WorkspaceView } from '#sandbox/contract.ts';
import { encodeMessage } from '#sandbox/page/browser/encode-message.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { commandInProgress, suggestCommands, typedCommand } from '#sandbox/page/browser/typed-command.ts';
import { commandSuggestions } from './command-suggestions.ts';

interface ComposerProps {
  /** Names the draft, which outlives a change of channel. */
  readonly draftKey: string;
  readonly channel: ChannelView;
  readonly threadTs: string | null;
  readonly workspace: WorkspaceView;
  readonly actions: PageActions;
}

const drafts = new Map<string, string>();

/** Where one types. Enter sends, Shift+Enter breaks the line; a leading slash offers the app's commands. */
export function Composer({ draftKey, channel, threadTs, workspace, actions }: ComposerProps): VNode {
  const [typed, setTyped] = useState(drafts.get(draftKey) ?? '');
  const [chosen, setChosen] = useState(0);
  const [waved, setWaved] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const offers = waved || threadTs ? [] : suggestCommands(typed, workspace.commands);
  const inProgress = threadTs ? null : commandInProgress(typed, workspace.commands);
  const listId = `commands-${threadTs ?? channel.id}`;

  const change = (text: string): void => {
    drafts.set(draftKey, text);
    setTyped(text);
    setChosen(0);
    setWaved(false);
  };
  const complete = (command: string): void => {
    change(`${command} `);
    box.current?.focus();
  };
  const send = (): void => {
    if (typed.trim() === '') return;
    const command = typedCommand(typed);
    change('');
    if (command && threadTs) {
      actions.complain(`${command.command} cannot be used in a thread. Type it in the channel.`);
    } else if (command) {
      void actions.gesture({ kind: 'command', channel: channel.id, ...command });
    } else {
      const text = encodeMessage(typed.trim(), workspace.people, workspace.channels);
      void actions.gesture({ kind: 'post', channel: channel.id, text, ...(threadTs ? { threadTs } : {}) });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const offered = offers[chosen];
    const isExact = offered?.command === typed;
    if (offered && (event.key === 'Tab' || (event.key === 'Enter' && !isExact)) && !event.shiftKey) {
      event.preventDefault();
      complete(offered.command);
    } else if (offered && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (offered && event.key === 'Escape') {
      event.stopPropagation();
      setWaved(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  const place = threadTs ? 'Reply in thread' : `Message ${channel.isDirectMessage ? '' : '#'}${channel.name}`;
  return html`<form
    class="composer"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      send();
    }}
  >
    ${offers.length > 0 && commandSuggestions({ listId, offers, chosen, onChoose: complete })}
    ${
      inProgress &&
      html`<p class="usage" data-testid="usage">
        <code class="code">${inProgress.command} ${inProgress.usageHint}</code> ${inProgress.description}
      </p>`
    }
    <div class="composer-box" data-value=${typed}>
      <textarea
        ref=${box}
        rows="1"
        data-testid=${threadTs ? 'thread-composer' : 'composer'}
        aria-label=${place}
        placeholder=${threadTs || workspace.commands.length === 0 ? place : `${place}, / for commands`}
        role="combobox"
        aria-expanded=${offers.length > 0 ? 'true' : 'false'}
        aria-controls=${listId}
        aria-activedescendant=${offers.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-autocomplete="list"
        value=${typed}
        onInput=${(event: Event) => change((event.currentTarget as HTMLTextAreaElement).value)}
        onKeyDown=${onKeyDown}
      ></textarea>
      <button type="submit" class="send" aria-label="Send" disabled=${typed.trim() === ''}>${icon('send')}</button>
    </div>
  </form>`;
}
