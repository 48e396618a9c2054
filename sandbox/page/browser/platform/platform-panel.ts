import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { PlatformView } from '#sandbox/contract.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { FaultForm } from './fault-form.ts';
import { firingAlerts } from './firing-alerts.ts';
import { namespaceGroups } from './namespace-groups.ts';
import { pagesSent } from './pages-sent.ts';
import { serviceCard } from './service-card.ts';

interface PlatformPanelProps {
  readonly platform: PlatformView;
  readonly now: Date;
  readonly actions: PageActions;
}

/** The platform beside the conversation: how it is doing, what it complains of, and what one can break. */
export function PlatformPanel({ platform, now, actions }: PlatformPanelProps): VNode {
  const { services, faultKinds } = platform;
  const count = (health: string): number => services.filter((service) => service.health === health).length;
  return html`<aside class="panel" aria-label="Platform" data-testid="platform">
    <header class="panel-header">
      <h2>Platform</h2>
      <p class="tally" role="status">
        <span data-health="healthy">${count('healthy')} healthy</span>
        ${count('degraded') > 0 && html`<span data-health="degraded">${count('degraded')} degraded</span>`}
        ${count('down') > 0 && html`<span data-health="down">${count('down')} down</span>`}
      </p>
    </header>
    <div class="panel-scroll" tabindex="0" role="region" aria-label="Services and faults">
      ${firingAlerts({ alerts: platform.firingAlerts, now })}
      <section class="panel-section services" aria-label="Services">
        <div class="service-heads" aria-hidden="true">
          <span>Service</span><span>p99, last minute</span><span>Errors</span><span class="figure-rate">Load</span
          ><span>Pods</span>
        </div>
        ${namespaceGroups(services).map(
          (group) =>
            html`<div key=${group.namespace} class="namespace">
              <h3 class="namespace-title">${group.namespace}<span>${group.flows.join(', ')}</span></h3>
              ${group.services.map((service) => serviceCard({ service, faultKinds }))}
            </div>`,
        )}
      </section>
      <section class="panel-section" aria-label="Break something">
        <h3 class="panel-title">
          Break something
          <button type="button" class="button button-small" data-testid="heal" onClick=${actions.heal}>
            Heal everything
          </button>
        </h3>
        <div class="faults">
          ${faultKinds.map((kind) => html`<${FaultForm} key=${kind.id} kind=${kind} services=${services} actions=${actions} />`)}
        </div>
      </section>
      ${pagesSent({ pages: platform.pages })}
    </div>
  </aside>`;
}
