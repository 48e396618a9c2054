import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const collection = '/apis/networking.k8s.io/v1/namespaces/claims/networkpolicies';
const policy = (name: string, spec: unknown) => ({ metadata: { name }, spec });

it('stores a policy with its defaults, lists it and deletes it', async () => {
  const podSelector = { matchLabels: { app: 'claims-api' } };
  expect(await scene.kubernetes('POST', collection, policy('one', { podSelector, egress: [] }))).toMatchObject({
    metadata: { generation: 1 },
    spec: { podSelector, policyTypes: ['Ingress', 'Egress'] },
  });
  expect((await scene.kubernetes('POST', collection, policy('two', {}))).spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
  });
  expect((await scene.kubernetes('GET', collection)).items).toHaveLength(2);
  await scene.kubernetes('DELETE', `${collection}/one`);
  expect((await scene.kubernetes('GET', collection)).items).toHaveLength(1);
});

it('refuses a PUT or POST with what the real API refuses, naming the field', async () => {
  const spec = (given: unknown) => scene.kubernetes('POST', collection, policy('bad', given));
  await expect(spec({ policyTypes: ['Inside'] })).rejects.toThrow(/422 .*spec\.policyTypes\[0\]/);
  await expect(spec({ policyTypes: ['Ingress', 'Egress', 'Ingress'] })).rejects.toThrow(
    /may not specify more than two/,
  );
  await expect(spec({ ingress: [{ from: [{}] }] })).rejects.toThrow(
    /spec\.ingress\[0\]\.from\[0\].*must specify a peer/,
  );
  await expect(spec({ egress: [{ ports: [{ protocol: 'ICMP' }] }] })).rejects.toThrow(/spec\.egress\[0\]\.ports\[0\]/);
  const both = [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }];
  await expect(spec({ ingress: [{ from: both }] })).rejects.toThrow(/may not specify both ipBlock/);
});
