import type { ModalView as SlackModal } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ModalView } from '#sandbox/contract.ts';
import { actionKey, type BlockAct, type BlockScope, type FieldValue } from '#sandbox/page/browser/block-scope.ts';
import { blockList } from '#sandbox/page/browser/blocks/block-view.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { ConfirmQuestion } from './confirm-question.ts';
import { DialogFrame } from './dialog-frame.ts';
import { formErrors, formValues } from './form-fields.ts';

interface ModalWindowProps {
  readonly modal: ModalView;
  /** What went wrong with the last gesture, where the view itself does not say so. */
  readonly problem: string | null;
  readonly directory: Directory;
  readonly actions: PageActions;
}

type Fields = Readonly<Record<string, FieldValue>>;

/** The top of the person's modal stack. What was typed in a view below is kept until that view is on top again. */
export function ModalWindow({ modal, problem, directory, actions }: ModalWindowProps): VNode {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Fields>>>({});
  const [ownErrors, setOwnErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<BlockAct | null>(null);

  // The app's view, checked by the workspace when it was opened.
  const view = modal.view as typeof modal.view & SlackModal;
  const blocks = modal.view.blocks as readonly Readonly<Record<string, unknown>>[];
  const fields = drafts[modal.viewId] ?? {};

  const perform = async (act: BlockAct): Promise<void> => {
    const { actionId, blockId } = act;
    setBusy(actionKey(blockId, actionId));
    await actions.gesture(
      act.kind === 'press'
        ? { kind: 'press', target: null, actionId, blockId }
        : { kind: 'choose', target: null, actionId, blockId, value: act.value },
    );
    setBusy(null);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const errors = formErrors(blocks, fields);
    setOwnErrors(errors);
    if (Object.keys(errors).length > 0 || busy === 'submit') return;
    setBusy('submit');
    await actions.gesture({ kind: 'submit', values: formValues(blocks, fields) });
    setBusy(null);
  };
  const close = (how: 'cancel' | 'x'): void => void actions.gesture({ kind: 'close', how });
  const scope: BlockScope = {
    directory,
    surface: 'modal',
    busy,
    errors: { ...modal.errors, ...ownErrors },
    act: (act) => (act.confirm ? setAsking(act) : void perform(act)),
    field: (blockId, actionId) => fields[actionKey(blockId, actionId)],
    setField: (blockId, actionId, value) =>
      setDrafts((before) => ({
        ...before,
        [modal.viewId]: { ...before[modal.viewId], [actionKey(blockId, actionId)]: value },
      })),
  };
  const title = plainText(view.title);
  return html`<${DialogFrame} label=${title} testId="modal" className="dialog" onCancel=${() => close('cancel')}>
    <form class="dialog-form" noValidate onSubmit=${(event: Event) => void submit(event)}>
      <header class="dialog-header">
        <h2>${title}</h2>
        <button type="button" class="button-bare" aria-label="Close" data-testid="modal-x" onClick=${() => close('x')}>
          ${icon('close')}
        </button>
      </header>
      <div class="dialog-body" key=${modal.viewId}>
        ${(modal.problem ?? problem) && html`<p class="message-problem" role="alert" data-testid="modal-problem">${icon('alert')}${modal.problem ?? problem}</p>`}
        ${blockList(blocks, scope, `v${modal.viewId}`)}
      </div>
      <footer class="dialog-footer">
        <button type="button" class="button" data-testid="modal-close" onClick=${() => close('cancel')}>
          ${plainText(view.close) || 'Cancel'}
        </button>
        ${
          view.submit &&
          html`<button
            type="submit"
            class="button button-primary"
            data-testid="modal-submit"
            aria-busy=${busy === 'submit' || undefined}
          >
            ${plainText(view.submit)}
          </button>`
        }
      </footer>
    </form>
    ${
      asking?.confirm &&
      html`<${ConfirmQuestion}
        confirm=${asking.confirm}
        directory=${directory}
        onAnswer=${(accepted: boolean) => {
          setAsking(null);
          if (accepted) void perform(asking);
        }}
      />`
    }
  </${DialogFrame}>`;
}
