import type { ClusterFiles } from './cluster-files.ts';
import type { KubernetesBinaries } from './kubernetes-binaries.ts';

export interface ControlPlanePorts {
  readonly apiServer: number;
  readonly etcdClient: number;
  readonly etcdPeer: number;
}

export interface Component {
  readonly name: 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler';
  readonly command: string;
  readonly args: readonly string[];
}

/** The command lines of a control plane in the order of their start; everything listens on 127.0.0.1 only. */
export function controlPlane(
  binaries: KubernetesBinaries,
  files: ClusterFiles,
  ports: ControlPlanePorts,
): readonly Component[] {
  const etcdUrl = `http://127.0.0.1:${ports.etcdClient}`;
  const peerUrl = `http://127.0.0.1:${ports.etcdPeer}`;
  const { kubeconfigPaths } = files;
  /** Leaders are not elected among one; the ports of 1.20 that speak without TLS would bind every address. */
  const alone = ['--leader-elect=false', '--secure-port=0', '--port=0'];
  return [
    {
      name: 'etcd',
      command: binaries.etcd,
      args: [
        '--data-dir=etcd',
        `--listen-client-urls=${etcdUrl}`,
        `--advertise-client-urls=${etcdUrl}`,
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=default=${peerUrl}`,
        '--logger=zap',
        '--log-level=warn',
      ],
    },
    {
      name: 'kube-apiserver',
      command: binaries.apiServer,
      args: [
        `--etcd-servers=${etcdUrl}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--secure-port=${ports.apiServer}`,
        '--endpoint-reconciler-type=none',
        `--tls-cert-file=${files.servingCertPath}`,
        `--tls-private-key-file=${files.servingKeyPath}`,
        `--token-auth-file=${files.tokensPath}`,
        '--authorization-mode=RBAC',
        '--service-cluster-ip-range=10.0.0.0/24',
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${files.serviceAccountKeyPath}`,
        `--service-account-signing-key-file=${files.serviceAccountKeyPath}`,
      ],
    },
    {
      name: 'kube-controller-manager',
      command: binaries.controllerManager,
      args: [
        `--kubeconfig=${kubeconfigPaths.controllers}`,
        '--use-service-account-credentials=true',
        `--service-account-private-key-file=${files.serviceAccountKeyPath}`,
        `--root-ca-file=${files.caPath}`,
        ...alone,
      ],
    },
    {
      name: 'kube-scheduler',
      command: binaries.scheduler,
      args: [`--kubeconfig=${kubeconfigPaths.scheduler}`, ...alone],
    },
  ];
}
