import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder: string;
let bad: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-lint-'));
  bad = join(folder, 'bad.yml');
  await writeFile(
    bad,
    'name: bad\ntrigger:\n  classification: application.high_latncy\nsteps:\n  - type: wait\n    for: 5m\n',
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('lint', () => {
  it('ends with 0 for sound runbooks, files and folders alike', async () => {
    const { code, stdout } = await cli([
      'lint',
      'runbooks/library',
      'tests/fixtures/runbooks/high-latency-database-connection-pool.yml',
    ]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^(?:.* \[warning\]\n)*\d+ checked, 0 problems.*\n$/),
    });
  });

  it('ends with 1 for a problem, and names file, line, column and the fix', async () => {
    const { code, stdout } = await cli(['lint', bad]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${bad}:3:`);
    expect(stdout).toContain('application.high_latency');
    expect(stdout).toContain('1 checked, 1 problems');
  });

  it('gives the problems as JSON', async () => {
    const { code, stdout } = await cli(['lint', '--json', folder]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      checked: 1,
      errors: 1,
      warnings: 0,
      problems: [{ file: bad, line: 3, column: expect.any(Number), severity: 'error', path: 'trigger.classification' }],
      access: [],
    });
  });

  it.each([
    ['a file that does not exist', ['none.yml'], 'none.yml: there is no such file or folder'],
    ['a configuration that does not exist', ['runbooks/library', '--config', 'none.yml'], 'none.yml: does not exist'],
    ['permissions without a cluster', ['runbooks/library', '--permissions'], 'set kubernetes in firebreak.yml'],
  ])('ends with 2 for %s', async (_, args, words) => {
    const { code, stderr } = await cli(['lint', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  });

  it('asks the cluster for what the runbooks need, and ends with 1 for what is missing', async () => {
    const server = await startTinyServer(({ body }) => {
      const { spec } = JSON.parse(body) as { spec: { resourceAttributes: { verb: string } } };
      const allowed = spec.resourceAttributes.verb !== 'patch';
      return {
        status: 201,
        body: { kind: 'SelfSubjectAccessReview', apiVersion: 'authorization.k8s.io/v1', spec, status: { allowed } },
      };
    });
    const kubeconfig = join(folder, 'kubeconfig.json');
    await writeFile(
      kubeconfig,
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { server: server.url, 'insecure-skip-tls-verify': true } }],
        users: [{ name: 'u', user: { token: 't' } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        'current-context': 'x',
      }),
    );
    const config = join(folder, 'firebreak.json');
    await writeFile(
      config,
      JSON.stringify({ kubernetes: { kubeconfig }, services: { 'claims-api': { namespace: 'claims' } } }),
    );
    const runbook = 'runbooks/library/high-latency-database-connection-pool.yml';
    const { code, stdout } = await cli(['lint', runbook, '--permissions', '--catalogue', config]);
    await server.stop();
    expect(stdout).toBe(
      'missing permission: patch deployments.apps in claims (needed by high-latency-database-connection-pool)\n1 checked, 0 problems, 1 missing permissions\n',
    );
    expect(code).toBe(1);
  });
});
