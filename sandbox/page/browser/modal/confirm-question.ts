import type { ConfirmationDialog } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { plainText, textObject } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { DialogFrame } from './dialog-frame.ts';

interface ConfirmQuestionProps {
  readonly confirm: ConfirmationDialog;
  readonly directory: Directory;
  readonly onAnswer: (accepted: boolean) => void;
}

/** The question that an element's `confirm` asks before its act is sent. */
export function ConfirmQuestion({ confirm, directory, onAnswer }: ConfirmQuestionProps): VNode {
  const title = plainText(confirm.title) || 'Are you sure?';
  return html`<${DialogFrame}
    label=${title}
    testId="confirm"
    className="dialog dialog-small"
    onCancel=${() => onAnswer(false)}
  >
    <header class="dialog-header"><h2>${title}</h2></header>
    <div class="dialog-body">${confirm.text && textObject(confirm.text, directory)}</div>
    <footer class="dialog-footer">
      <button type="button" class="button" data-testid="confirm-no" onClick=${() => onAnswer(false)}>
        ${plainText(confirm.deny) || 'Cancel'}
      </button>
      <button
        type="button"
        class=${`button button-${confirm.style ?? 'primary'}`}
        data-testid="confirm-yes"
        onClick=${() => onAnswer(true)}
      >
        ${plainText(confirm.confirm) || 'Yes'}
      </button>
    </footer>
  </${DialogFrame}>`;
}
