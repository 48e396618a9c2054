import { expect, it } from 'vitest';
import { absentKubernetes, absentPrometheus } from '#incidents/absent-client.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';

it.each([
  ['prometheus', () => absentPrometheus.query('up')],
  ['kubernetes', () => absentKubernetes.deployment('claims', 'claims-api')],
] as const)('says that %s is not configured, and that asking again is of no use', async (system, ask) => {
  const error = await outsideErrorOf(ask());
  expect(error).toMatchObject({ system, code: 'not_configured', retry: { kind: 'no' } });
  expect(error.message).toContain(`configure ${system} in firebreak.yml`);
});
