import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram, isExecutable } from '#tests/support/find-program.ts';

export interface KubernetesBinaries {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly scheduler: string;
}

/** Where build-kubernetes.sh puts what it built; outlives the checkout, because the build takes minutes. */
function kubernetesCacheDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'firebreak', 'kube-1.20.2');
}

/** The programs of a control plane, or what is missing and how to get it. */
export function findKubernetesBinaries(): KubernetesBinaries | { readonly missing: string } {
  const cache = kubernetesCacheDirectory();
  const built = {
    apiServer: join(cache, 'kube-apiserver'),
    controllerManager: join(cache, 'kube-controller-manager'),
    scheduler: join(cache, 'kube-scheduler'),
  };
  const absent = Object.values(built).find((path) => !isExecutable(path));
  if (absent) return { missing: `no ${absent} (tests/support/real-kubernetes/build-kubernetes.sh builds it)` };
  const etcd = findProgram('etcd');
  if (etcd === null) return { missing: 'no `etcd` on PATH (apt-get install etcd-server)' };
  return { etcd, ...built };
}
