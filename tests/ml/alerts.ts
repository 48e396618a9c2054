import type { Alert } from '#domain/alert.ts';
import type { AlertText } from '#ml/alert-text.ts';

/** A firing alert with everything empty that is not given. */
export function alertOf(given: Partial<Alert> & { readonly name: string }): Alert {
  return {
    source: 'alertmanager',
    fingerprint: '0000000000000000',
    status: 'firing',
    summary: '',
    description: '',
    service: null,
    namespace: null,
    cluster: null,
    tenant: null,
    severityHint: null,
    labels: { alertname: given.name },
    annotations: {},
    startsAt: new Date('2026-01-05T03:00:00Z'),
    endsAt: null,
    expiresAt: null,
    generatorUrl: null,
    runbookUrl: null,
    ...given,
  };
}

/** An alert's text with everything empty that is not given. */
export function textOf(given: Partial<AlertText>): AlertText {
  return { name: '', summary: '', description: '', labels: {}, annotations: {}, expression: '', ...given };
}
