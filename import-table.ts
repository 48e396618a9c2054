/**
 * Who may import whom. Every import of ours goes down this list, so the code reads in one direction.
 * `oxlint.config.ts` turns the table into lint rules, tests/architecture.test.ts proves that it has no cycle,
 * and docs/architecture.md quotes it.
 */
export const importTable = {
  domain: { mayImport: [], ownsPackages: [] },
  store: { mayImport: ['domain'], ownsPackages: ['kysely', 'pg', '@electric-sql/pglite', 'pg-boss'] },
  ml: { mayImport: ['domain'], ownsPackages: ['onnxruntime-node', 'onnx-proto'] },
  clients: {
    mayImport: ['domain'],
    ownsPackages: ['@slack/web-api', '@kubernetes/client-node', '@pagerduty/pdjs', 'undici'],
  },
  runbooks: {
    mayImport: ['domain'],
    mayImportTypesOf: ['clients'],
    ownsPackages: ['yaml', '@marcbachmann/cel-js', 'liquidjs', 'json-p3'],
  },
  incidents: { mayImport: ['domain', 'store', 'clients', 'ml', 'runbooks'], ownsPackages: [] },
  handlers: {
    mayImport: ['domain', 'incidents'],
    mayImportTypesOf: ['clients'],
    ownsPackages: ['@slack/bolt', 'hono'],
  },
  vigil: { mayImport: ['domain', 'store', 'clients'], ownsPackages: [] },
  sandbox: { mayImport: [], ownsPackages: ['hono', '@hono/node-server', 'ws', 'selfsigned', 'preact', 'htm'] },
  app: {
    mayImport: ['domain', 'store', 'ml', 'clients', 'runbooks', 'incidents', 'handlers', 'vigil', 'sandbox'],
    ownsPackages: ['commander', 'hono', '@hono/node-server', 'yaml'],
  },
} as const satisfies Record<string, Area>;

/** The only file that may import the sandbox: everything else meets it over the wire. */
export const sandboxIsImportedOnlyBy = 'app/demo.ts';

export type AreaName = keyof typeof importTable;

interface Area {
  /** Areas whose modules may be imported, by a `#area/…` subpath. */
  readonly mayImport: readonly string[];
  /** Areas of which only types may be imported. */
  readonly mayImportTypesOf?: readonly string[];
  /** Packages that no area without this entry may import. */
  readonly ownsPackages: readonly string[];
}
