import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultKind } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import type { ServiceView } from './service-view.ts';

interface FaultFormProps {
  readonly kind: FaultKind;
  readonly services: readonly ServiceView[];
  readonly actions: PageActions;
}

/** One way to break the platform: a target, a button, and where it is at work now. */
export function FaultForm({ kind, services, actions }: FaultFormProps): VNode {
  const [target, setTarget] = useState(kind.targets[0] ?? '');
  const struck = services.filter((service) => service.faults.includes(kind.id)).map((service) => service.name);
  return html`<div
    class="fault"
    data-active=${struck.length > 0 ? 'true' : undefined}
    title=${`${kind.description}\n\nRemedy: ${kind.remedy}`}
  >
    <button
      type="button"
      class="fault-button"
      data-testid=${`fault-${kind.id}`}
      aria-describedby=${`fault-words-${kind.id}`}
      onClick=${() => actions.inject(kind.id, target)}
    >
      ${icon('bolt')}<span>${kind.title}</span>
    </button>
    ${
      kind.targets.length > 1
        ? html`<select
            class="fault-target"
            data-testid=${`fault-target-${kind.id}`}
            aria-label=${`Target of ${kind.title}`}
            value=${target}
            onChange=${(event: Event) => setTarget((event.currentTarget as HTMLSelectElement).value)}
          >
            ${kind.targets.map((name) => html`<option value=${name}>${name}</option>`)}
          </select>`
        : html`<span class="fault-target">${target}</span>`
    }
    ${struck.length > 0 && html`<span class="fault-struck" data-testid=${`fault-active-${kind.id}`}>at work on ${struck.join(', ')}</span>`}
    <span class="hidden" id=${`fault-words-${kind.id}`}>${kind.description} Remedy: ${kind.remedy}</span>
  </div>`;
}
