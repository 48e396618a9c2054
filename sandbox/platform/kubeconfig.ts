/** A kubeconfig for one bearer token, as kubectl and the client libraries read it. JSON is YAML. */
export function kubeconfig(access: {
  readonly url: string;
  readonly caPem: string;
  readonly token: string;
  readonly user: string;
}): string {
  const context = `${access.user}@northwind-prod`;
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'northwind-prod',
          cluster: { server: access.url, 'certificate-authority-data': Buffer.from(access.caPem).toString('base64') },
        },
      ],
      users: [{ name: access.user, user: { token: access.token } }],
      contexts: [{ name: context, context: { cluster: 'northwind-prod', user: access.user } }],
      'current-context': context,
    },
    null,
    2,
  );
}
