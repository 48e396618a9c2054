/** What a server of metrics or logs wants to see before it answers. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

/** The Authorization header (RFC 6750, RFC 7617), or no header where there are no credentials. */
export function authorizationOf(credentials: Credentials | undefined): Record<string, string> {
  switch (credentials?.kind) {
    case undefined:
      return {};
    case 'bearer':
      return { authorization: `Bearer ${credentials.token}` };
    case 'basic': {
      const { username, password } = credentials;
      return { authorization: `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}` };
    }
  }
}
