import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { OutsideError } from '#domain/outside-error.ts';

/** Where the cluster's address and our credentials stand. */
export type KubeConfigSource =
  | { readonly kind: 'file'; readonly path: string }
  /** The text of a kubeconfig, YAML or JSON; file names in it count from the working directory. */
  | { readonly kind: 'text'; readonly text: string }
  /** The service account of the pod that this process runs in. */
  | { readonly kind: 'in_cluster' }
  /** What kubectl would use: `$KUBECONFIG`, else `~/.kube/config`, else the pod's service account. */
  | { readonly kind: 'default' };

/**
 * Loads and checks a kubeconfig, so that a mistake in it is told at the start and not by the first request.
 * @param context the context to use instead of the file's current one.
 * Throws OutsideError `invalid_kubeconfig` naming the source, the problem and the fix.
 */
export function loadKubeConfig(source: KubeConfigSource, context?: string): KubeConfig {
  const config = new KubeConfig();
  const name = nameOf(source);
  try {
    load(config, source);
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw invalid(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  if (context !== undefined) config.setCurrentContext(context);
  check(config, name);
  return config;
}

function load(config: KubeConfig, source: KubeConfigSource): void {
  switch (source.kind) {
    case 'file':
      return config.loadFromFile(source.path);
    case 'text':
      return config.loadFromString(source.text);
    case 'in_cluster':
      if (!process.env['KUBERNETES_SERVICE_HOST']) {
        throw invalid('KUBERNETES_SERVICE_HOST is not set: this process does not run in a pod, name a kubeconfig file');
      }
      return config.loadFromCluster();
    case 'default':
      // Finding nothing, the library would turn to http://localhost:8080, where no cluster of today answers.
      if (!process.env['KUBECONFIG'] && !existsSync(homeConfig()) && !process.env['KUBERNETES_SERVICE_HOST']) {
        throw invalid(`no kubeconfig found: set KUBECONFIG or write ${homeConfig()}`);
      }
      return config.loadFromDefault();
  }
}

function check(config: KubeConfig, name: string): void {
  const contexts = config.getContexts().map((one) => one.name);
  const current = config.getCurrentContext();
  if (!current) throw invalid(`${name} has no current-context: choose one of ${contexts.join(', ') || '(none)'}`);
  const found = config.getContextObject(current);
  if (!found) throw invalid(`${name} has no context "${current}": choose one of ${contexts.join(', ') || '(none)'}`);
  const cluster = config.getCurrentCluster();
  if (!cluster) throw invalid(`${name}: context "${current}" names the cluster "${found.cluster}", which is not there`);
  if (!config.getCurrentUser()) {
    throw invalid(`${name}: context "${current}" names the user "${found.user}", which is not there`);
  }
  if (cluster.server.startsWith('http:') && !cluster.skipTLSVerify) {
    const fix = 'use https://, or set insecure-skip-tls-verify: true on a trusted network';
    throw invalid(`${name}: cluster "${cluster.name}" has the plain address ${cluster.server}: ${fix}`);
  }
}

function nameOf(source: KubeConfigSource): string {
  switch (source.kind) {
    case 'file':
      return `kubeconfig ${source.path}`;
    case 'text':
      return 'the given kubeconfig';
    case 'in_cluster':
      return "the pod's service account";
    case 'default':
      return `kubeconfig ${process.env['KUBECONFIG'] || homeConfig()}`;
  }
}

function homeConfig(): string {
  return join(homedir(), '.kube', 'config');
}

function invalid(message: string, cause?: unknown): OutsideError {
  return new OutsideError('kubernetes', 'invalid_kubeconfig', message, { kind: 'no' }, cause);
}
