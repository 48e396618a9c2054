import { createHash } from 'node:crypto';
import { vendorPaths } from './vendor-modules.ts';

/** Where the browser finds what the source names: packages in /vendor, and this project's own subpath imports. */
const importMap = JSON.stringify({ imports: { ...vendorPaths, '#sandbox/page/browser/': '/browser/' } });
const importMapHash = createHash('sha256').update(importMap).digest('base64');

const stylesheets = [
  'tokens',
  'frame',
  'sidebar',
  'panes',
  'messages',
  'text',
  'blocks',
  'controls',
  'composer',
  'modal',
  'platform',
  'services',
  'narrow',
];

/**
 * Only this server's own scripts and styles run, pictures come from here or from the message itself, and nothing is
 * ever parsed as markup at run time. The import map is the one inline script, let in by its hash.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${importMapHash}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%230f5c56'/%3E%3Cpath d='M16 5l3.4 11L16 27l-3.4-11z' fill='%23fff'/%3E%3Cpath d='M16 5l3.4 11h-6.8z' fill='%23f2b04c'/%3E%3C/svg%3E";

/** The page before its first script has run. It holds nothing that anybody sent. */
export function pageDocument(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Northwind Health</title>
<link rel="icon" href="${favicon}">
${stylesheets.map((name) => `<link rel="stylesheet" href="/browser/styles/${name}.css">`).join('\n')}
<script type="importmap">${importMap}</script>
<script type="module" src="/browser/main.ts"></script>
</head>
<body>
<div id="app"><p class="loading" role="status">Opening the workspace…</p></div>
<noscript><p class="loading">This page draws a live workspace and needs JavaScript, which it loads only from here.</p></noscript>
</body>
</html>
`;
}
