import { describe, expect, it } from 'vitest';
import { alertFields, defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';

const fields = alertFields(defaultPrecedence);

describe('alertFields', () => {
  it('reads where the trouble is and how the sender rates it', () => {
    const labels = {
      alertname: 'HighLatencyP99',
      service: 'claims-api',
      namespace: 'claims',
      cluster: 'prod-eu-1',
      tenant: 'acme',
      severity: 'critical',
    };
    expect(fields(labels)).toEqual({
      name: 'HighLatencyP99',
      service: 'claims-api',
      namespace: 'claims',
      cluster: 'prod-eu-1',
      tenant: 'acme',
      severityHint: 'sev1',
    });
  });

  it('knows nothing of an alert without labels but that it has no name', () => {
    expect(fields({})).toEqual({
      name: 'unnamed alert',
      service: null,
      namespace: null,
      cluster: null,
      tenant: null,
      severityHint: null,
    });
    expect(fields({ alertname: '' }).name).toBe('unnamed alert');
  });

  it.each(defaultPrecedence.service.map((label, index) => ({ label, index })))(
    'takes the service from $label before any label named later',
    ({ label, index }) => {
      const later = Object.fromEntries(defaultPrecedence.service.slice(index).map((name) => [name, `from ${name}`]));
      expect(fields(later).service).toBe(`from ${label}`);
    },
  );

  it('passes over an empty label', () => {
    expect(fields({ service: '', app: 'claims-api' }).service).toBe('claims-api');
  });

  it.each(defaultPrecedence.exporters)(
    'does not take %s, which only reports, for the service in trouble',
    (exporter) => {
      expect(fields({ service: exporter, deployment: 'claims-api' }).service).toBe('claims-api');
      expect(fields({ job: exporter }).service).toBeNull();
    },
  );

  it('knows no severity in a word that is none', () => {
    expect(fields({ severity: 'purple' }).severityHint).toBeNull();
    expect(fields({ priority: 'P2' }).severityHint).toBe('sev2');
  });

  it('follows the installation’s own labels', () => {
    const own = alertFields({ ...defaultPrecedence, service: ['component'], tenant: ['kunde'] });
    expect(own({ component: 'billing', service: 'ignored', kunde: 'acme', tenant: 'ignored' })).toMatchObject({
      service: 'billing',
      tenant: 'acme',
    });
  });
});
