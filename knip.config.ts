import type { KnipConfig } from 'knip';

export default {
  entry: [
    'tests/**/*.test.ts',
    // Reached by the browser's address only.
    'sandbox/page/browser/main.ts',
  ],
  project: ['**/*.{ts,js}'],
  // A public function's types are public too, even where nobody needs to spell them yet.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
