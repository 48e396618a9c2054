import { startVitest } from 'vitest/node';

/**
 * `npm test`: runs the suite and closes with one line, "N passed, N failed" (and skipped, where parts of a real system
 * are not installed). Arguments are file filters, as vitest takes them.
 */
const vitest = await startVitest('test', process.argv.slice(2), { watch: false });

const counts = { passed: 0, failed: 0, skipped: 0 };
const problems: string[] = [];
for (const module of vitest.state.getTestModules()) {
  if (module.children.size === 0 || module.errors().length > 0) {
    for (const error of module.errors()) problems.push(`${module.moduleId}: ${error.message}`);
  }
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') counts.passed += 1;
    else if (state === 'failed') counts.failed += 1;
    else counts.skipped += 1;
  }
}
for (const error of vitest.state.getUnhandledErrors()) problems.push(String(error));
await vitest.close();

// A file that could not be loaded and an error outside any test are failures too.
for (const problem of problems) console.error(problem);
counts.failed += problems.length;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
