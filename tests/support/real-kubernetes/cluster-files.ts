import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The accounts of the cluster, by their static tokens. `limited` is known to the cluster and may do nothing. */
const accounts = {
  admin: { token: 'admin-token', user: 'admin', group: 'system:masters' },
  controllers: { token: 'controllers-token', user: 'system:kube-controller-manager', group: '' },
  scheduler: { token: 'scheduler-token', user: 'system:kube-scheduler', group: '' },
  limited: { token: 'limited-token', user: 'limited', group: '' },
} as const;

type AccountName = keyof typeof accounts;

/** The folder of one cluster, with everything its programs read from files. */
export interface ClusterFiles {
  readonly directory: string;
  readonly caPem: string;
  readonly caPath: string;
  readonly servingCertPath: string;
  readonly servingKeyPath: string;
  readonly serviceAccountKeyPath: string;
  readonly tokensPath: string;
  readonly kubeconfigPaths: Readonly<Record<AccountName, string>>;
}

/** Makes certificates that are good for an hour, tokens and kubeconfigs in a new temporary folder. */
export async function writeClusterFiles(apiServerPort: number): Promise<ClusterFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-kubernetes-'));
  const at = (name: string) => join(directory, name);
  const put = async (name: string, text: string) => {
    await writeFile(at(name), text, { mode: 0o600 });
    return at(name);
  };

  const { ca, serving } = await makeCertificates();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const caPath = await put('ca.crt', ca.cert);
  const kubeconfigs = Object.entries(accounts).map(async ([name, { token }]) => [
    name,
    await put(`${name}.kubeconfig`, JSON.stringify(kubeconfig(apiServerPort, caPath, token))),
  ]);
  return {
    directory,
    caPem: ca.cert,
    caPath,
    servingCertPath: await put('serving.crt', serving.cert),
    servingKeyPath: await put('serving.key', serving.private),
    serviceAccountKeyPath: await put('service-accounts.key', privateKey),
    tokensPath: await put('tokens.csv', tokenFile()),
    kubeconfigPaths: Object.fromEntries(await Promise.all(kubeconfigs)) as Record<AccountName, string>,
  };
}

async function makeCertificates() {
  const lifetime = { notBeforeDate: new Date(Date.now() - 60_000), notAfterDate: new Date(Date.now() + 3_600_000) };
  const ca = await generate([{ name: 'commonName', value: 'firebreak-test-ca' }], {
    ...lifetime,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const serving = await generate([{ name: 'commonName', value: 'kube-apiserver' }], {
    ...lifetime,
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { ca, serving };
}

function kubeconfig(port: number, caPath: string, token: string): object {
  const server = `https://127.0.0.1:${port}`;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority': caPath } }],
    users: [{ name: 'test', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  };
}

/** Lines of token, user, uid and groups: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file. */
function tokenFile(): string {
  return Object.values(accounts)
    .map(({ token, user, group }) => `${token},${user},${user}${group ? `,"${group}"` : ''}\n`)
    .join('');
}
