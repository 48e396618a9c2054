import type { Middleware, SlackViewMiddlewareArgs, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { attend } from './attend.ts';
import type { GestureTools } from './gesture-tools.ts';
import type { ModalAnswer, ModalForm } from './modals/modal-form.ts';
import { readInputs } from './modals/read-inputs.ts';
import { notice } from './views/notice.ts';
import { outcomeModal } from './views/outcome-modal.ts';

/**
 * Bolt's listener for one of the forms. How it went takes the form's place, because a submission has no address for
 * an ephemeral answer; mistakes in the input are marked at their fields.
 */
export function modalListener(
  tools: GestureTools,
  form: ModalForm,
): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  return async ({ body, view, ack, client }) => {
    const title = view.title.text;
    await attend<ModalAnswer>(tools, {
      kind: 'modal',
      name: form.id,
      person: body.user.id,
      work: async () =>
        await form.submit({
          deps: tools.deps,
          person: body.user.id,
          metadata: view.private_metadata,
          inputs: readInputs(view.state),
          gesture: view.id,
        }),
      apologise: (message) => ({ kind: 'tell', message }),
      acknowledge: async (answer) => {
        await ack(answer ? responseTo(title, answer.value) : stillWorking(title));
      },
      tellLater: async (answer) => {
        await client.views.update({ view_id: view.id, view: viewOf(title, answer) });
      },
    });
  };
}

function responseTo(title: string, answer: ModalAnswer): ViewResponseAction {
  switch (answer.kind) {
    case 'errors':
      return { response_action: 'errors', errors: { ...answer.errors } };
    case 'tell':
      return { response_action: 'update', view: outcomeModal(title, answer.message) };
  }
}

function stillWorking(title: string): ViewResponseAction {
  const message = notice('This takes a moment longer. The answer will appear here.');
  return { response_action: 'update', view: outcomeModal(title, message) };
}

function viewOf(title: string, answer: ModalAnswer): ModalView {
  switch (answer.kind) {
    case 'tell':
      return outcomeModal(title, answer.message);
    case 'errors':
      return outcomeModal(title, notice(...Object.values(answer.errors), 'Please open the form again.'));
  }
}
