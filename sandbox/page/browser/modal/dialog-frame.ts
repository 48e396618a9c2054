import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DialogFrameProps {
  readonly label: string;
  readonly testId: string;
  readonly className: string;
  readonly onCancel: () => void;
  readonly children?: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus inside, dims the rest, and Escape cancels. */
export function DialogFrame({ label, testId, className, onCancel, children }: DialogFrameProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return html`<dialog
    ref=${dialog}
    class=${className}
    aria-label=${label}
    data-testid=${testId}
    onCancel=${(event: Event) => {
      event.preventDefault();
      onCancel();
    }}
  >
    ${children}
  </dialog>`;
}
