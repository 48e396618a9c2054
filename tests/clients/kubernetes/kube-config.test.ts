import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type KubeConfigSource, loadKubeConfig } from '#clients/kubernetes/kube-config.ts';

const config = {
  clusters: [
    { name: 'blue', cluster: { server: 'https://blue.example:6443' } },
    { name: 'plain', cluster: { server: 'http://plain.example:8080' } },
    { name: 'trusted', cluster: { server: 'http://127.0.0.1:8080', 'insecure-skip-tls-verify': true } },
  ],
  users: [{ name: 'robot', user: { token: 't' } }],
  contexts: [
    { name: 'blue', context: { cluster: 'blue', user: 'robot' } },
    { name: 'plain', context: { cluster: 'plain', user: 'robot' } },
    { name: 'trusted', context: { cluster: 'trusted', user: 'robot' } },
    { name: 'no-cluster', context: { cluster: 'red', user: 'robot' } },
    { name: 'no-user', context: { cluster: 'blue', user: 'nobody' } },
  ],
  'current-context': 'blue',
};
const asText = (changes: object = {}): KubeConfigSource => ({
  kind: 'text',
  text: JSON.stringify({ ...config, ...changes }),
});

describe('loadKubeConfig', () => {
  test("uses the file's current context, or the one asked for", () => {
    expect(loadKubeConfig(asText()).getCurrentCluster()?.name).toBe('blue');
    expect(loadKubeConfig(asText(), 'trusted').getCurrentCluster()?.name).toBe('trusted');
  });

  test.each<[string, KubeConfigSource, string | undefined, string]>([
    ['an unknown context', asText(), 'green', 'has no context "green": choose one of blue, plain, trusted'],
    ['no current context', asText({ 'current-context': '' }), undefined, 'has no current-context: choose one of blue'],
    ['a cluster that is not there', asText(), 'no-cluster', 'names the cluster "red", which is not there'],
    ['a user that is not there', asText(), 'no-user', 'names the user "nobody", which is not there'],
    ['a plain address', asText(), 'plain', 'use https://, or set insecure-skip-tls-verify: true'],
    ['no kubeconfig at all', { kind: 'text', text: 'hello' }, undefined, 'has no current-context'],
    ['text that is not YAML', { kind: 'text', text: '{' }, undefined, 'the given kubeconfig cannot be read'],
    [
      'a cluster without address',
      asText({ clusters: [{ name: 'blue' }] }),
      undefined,
      'clusters[0].cluster is missing',
    ],
    [
      'a missing file',
      { kind: 'file', path: '/nowhere/config' },
      undefined,
      'kubeconfig /nowhere/config cannot be read',
    ],
  ])('names the problem with %s', (_what, source, context, message) => {
    expect(() => loadKubeConfig(source, context)).toThrow(message);
    expect(() => loadKubeConfig(source, context)).toThrow(
      expect.objectContaining({ system: 'kubernetes', code: 'invalid_kubeconfig', retry: { kind: 'no' } }),
    );
  });

  test('reads file names in a kubeconfig from its own folder', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'firebreak-kubeconfig-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const cluster = { server: 'https://blue.example:6443', 'certificate-authority': 'ca.crt' };
    const path = join(directory, 'config');
    await writeFile(path, JSON.stringify({ ...config, clusters: [{ name: 'blue', cluster }] }));
    expect(loadKubeConfig({ kind: 'file', path }).getCurrentCluster()?.caFile).toBe(join(directory, 'ca.crt'));
  });
});

describe('where kubectl would look', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'firebreak-home-'));
    vi.stubEnv('HOME', home);
    vi.stubEnv('KUBECONFIG', '');
    vi.stubEnv('KUBERNETES_SERVICE_HOST', '');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  test('reads the file that KUBECONFIG names', async () => {
    const path = join(home, 'elsewhere');
    await writeFile(path, JSON.stringify(config));
    vi.stubEnv('KUBECONFIG', path);
    expect(loadKubeConfig({ kind: 'default' }).getCurrentContext()).toBe('blue');
  });

  test('says where to put a kubeconfig when there is none, instead of trying port 8080', () => {
    expect(() => loadKubeConfig({ kind: 'default' })).toThrow(
      `set KUBECONFIG or write ${join(home, '.kube', 'config')}`,
    );
  });

  test('says that it does not run in a pod', () => {
    expect(() => loadKubeConfig({ kind: 'in_cluster' })).toThrow('KUBERNETES_SERVICE_HOST is not set');
  });
});
