import { describe, expect, it } from 'vitest';
import { listAnswer, statusAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const group = 'networking.k8s.io/v1';
const policy = (name: string, spec: object) =>
  storedObject('NetworkPolicy', group, name, { spec, metadata: { creationTimestamp: '2026-03-01T03:00:00Z' } });

describe('networkPolicies', () => {
  it('gives which pods each is about, and since when', async () => {
    const items = [
      policy('deny-all', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      policy('api-only', {
        podSelector: {
          matchLabels: { app: 'api' },
          matchExpressions: [{ key: 'tier', operator: 'In', values: ['1', '2'] }],
        },
      }),
    ];
    const { server, client } = await startTinyCluster(() => listAnswer('NetworkPolicy', group, items));
    const createdAt = new Date('2026-03-01T03:00:00Z');
    expect(await client.networkPolicies('claims')).toEqual([
      {
        name: 'deny-all',
        createdAt,
        lastChange: null,
        podSelector: '',
        podLabels: {},
        policyTypes: ['Ingress', 'Egress'],
      },
      {
        name: 'api-only',
        createdAt,
        lastChange: null,
        podSelector: 'app=api,tier in (1,2)',
        podLabels: { app: 'api' },
        policyTypes: [],
      },
    ]);
    expect(server.requests[0]?.path).toBe('/apis/networking.k8s.io/v1/namespaces/claims/networkpolicies');
  });

  it('says which permission is missing', async () => {
    const { client } = await startTinyCluster(() => statusAnswer(403, 'Forbidden', ''));
    await expect(client.networkPolicies('claims')).rejects.toThrow(
      /grant the verb "list" on "networkpolicies" \(API group "networking\.k8s\.io"\)/,
    );
  });
});
