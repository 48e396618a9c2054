import type { StoredAlert } from '#domain/alert.ts';
import { alertTextOf } from '#ml/alert-text.ts';
import { readExpression } from '#ml/features/expression.ts';
import { alertMeanings } from './alert-meanings.ts';
import type { EvidenceSource } from './evidence-source.ts';

/**
 * What the alerts themselves have measured: a rule that fires has seen its own expression hold. That remains when nothing else can be asked. What no
 * rule watches is not thereby absent.
 */
export const alertEvidence: EvidenceSource = {
  name: 'alert',
  async collect({ alerts }, notebook) {
    for (const alert of alerts.filter(({ status }) => status === 'firing')) {
      const said = sayingOf(alert);
      for (const { finding, metric, states } of alertMeanings) {
        const isMeant =
          said.metrics.some((name) => metric.test(name)) && (states === undefined || states.test(said.states));
        if (!isMeant) continue;
        const text = `${alert.name} fires: ${alert.summary || alert.description || 'its expression holds'}`;
        const subject = alert.labels['peer'] ?? alert.labels['node'];
        notebook.note({ id: finding, present: true, text, reference: `alert ${alert.fingerprint}`, subject });
      }
    }
  },
};

/** The metrics of the rule's expression, and the states that it or the alert's labels name, as one text. */
function sayingOf(alert: StoredAlert): { readonly metrics: readonly string[]; readonly states: string } {
  const { metrics, selectors } = readExpression(alertTextOf(alert).expression);
  const named = [...selectors, ...Object.entries(alert.labels)].map(([key, value]) => `${key}=${value.toLowerCase()}`);
  return { metrics, states: named.join(' ') };
}
