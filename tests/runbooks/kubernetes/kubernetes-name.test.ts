import { expect, test } from 'vitest';
import { kubernetesNameProblem } from '#runbooks/kubernetes/kubernetes-name.ts';

test.each(['a', 'claims-api', '0x', 'a'.repeat(63)])('%s is a label and a subdomain', (name) => {
  expect(kubernetesNameProblem(name, 'label')).toBeNull();
  expect(kubernetesNameProblem(name, 'subdomain')).toBeNull();
});

test.each(['', '-a', 'a-', 'A', 'a_b', 'a/b', '..', 'a..b', 'ä', 'a\n', 'a'.repeat(254), 'сlaims'])(
  '%j is neither',
  (name) => {
    expect(kubernetesNameProblem(name, 'label')).not.toBeNull();
    expect(kubernetesNameProblem(name, 'subdomain')).not.toBeNull();
  },
);

test('dots and more than 63 characters are for subdomains alone', () => {
  for (const name of ['a.b', 'a'.repeat(64)]) {
    expect(kubernetesNameProblem(name, 'subdomain')).toBeNull();
    expect(kubernetesNameProblem(name, 'label')).not.toBeNull();
  }
});
