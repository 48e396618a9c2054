import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { PlatformView } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { ageText } from './quantity-text.ts';

interface FiringAlertsProps {
  readonly alerts: PlatformView['firingAlerts'];
  readonly now: Date;
}

/** What the platform's own alerting says right now. */
export function firingAlerts({ alerts, now }: FiringAlertsProps): VNode {
  return html`<section class="panel-section" aria-label="Firing alerts">
    <h3 class="panel-title">
      Firing alerts ${alerts.length > 0 && html`<span class="badge badge-alert">${alerts.length}</span>`}
    </h3>
    ${alerts.length === 0 && html`<p class="panel-empty">${icon('check')}Nothing is firing.</p>`}
    <ul class="alerts" role="list" aria-live="polite">
      ${alerts.map(
        (alert) =>
          html`<li
            key=${`${alert.name}/${alert.service}`}
            class="alert"
            data-testid="firing-alert"
            data-severity=${alert.severity}
          >
            ${icon('alert')}<b>${alert.name}</b><span>${alert.service}</span
            ><time dateTime=${alert.since}>${ageText((now.getTime() - Date.parse(alert.since)) / 1000)}</time>
          </li>`,
      )}
    </ul>
  </section>`;
}
