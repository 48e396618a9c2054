import { expect, it } from 'vitest';
import { portsOf } from '#incidents/engine/step-ports.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

it.each([
  ['prometheus', () => portsOf(test.deps).prometheus.query('up')],
  ['loki', () => portsOf(test.deps).loki.query('sum(rate({app="a"}[1m]))')],
  ['kubernetes', () => portsOf(test.deps).kubernetes.get({ kind: 'pod', namespace: 'claims', name: 'a' })],
  ['scripts', () => portsOf(test.deps).scripts.fingerprint('a.sh')],
] as const)('says that %s is not configured, and that asking again is of no use', async (system, ask) => {
  const error = await outsideErrorOf(ask());
  expect(error).toMatchObject({ system, code: 'not_configured', retry: { kind: 'no' } });
  expect(error.message).toContain(`configure ${system} in firebreak.yml`);
});
