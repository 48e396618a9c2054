import { Command, Option } from 'commander';
import { readSettings } from '#app/config.ts';
import { findCases } from '#app/rehearsal/find-cases.ts';
import { jsonOfRehearsals, type RehearsedCase, sayRehearsals } from '#app/rehearsal/say-rehearsals.ts';
import { runbookNames } from '#app/runbook-names.ts';
import type { RehearsalCase } from '#runbooks/rehearsal/case-schema.ts';
import { performCase, type Performed } from '#runbooks/rehearsal/perform-case.ts';
import type { Runbook } from '#runbooks/runbook.ts';

interface Options {
  readonly against: 'recorded' | 'sandbox';
  readonly catalogue: string;
  readonly json: boolean;
}

export function testCommand(): Command {
  return new Command('test')
    .description('Rehearse runbooks: the cases of <name>.test.yml, every wait passing at once.')
    .argument('<file...>', 'test files, runbooks with one beside them, or folders')
    .addOption(
      new Option('--against <world>', 'recorded answers, or the miniature platform')
        .choices(['recorded', 'sandbox'])
        .default('recorded'),
    )
    .option('--config, --catalogue <file>', 'the firebreak.yml that names services and roles', 'firebreak.yml')
    .option('--json', 'print what happened as JSON', false)
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await test(paths, options);
    });
}

/** Exit codes: 0 everything as expected, 1 something is not, 2 wrong usage. */
async function test(paths: readonly string[], { against, catalogue, json }: Options): Promise<number> {
  const { settings } = await readSettings(catalogue, false);
  const found = await findCases(paths, settings === null ? {} : runbookNames(settings));
  if (!found.ok) {
    process.stderr.write(`${found.message}\n`);
    return 2;
  }
  const cases: RehearsedCase[] = [];
  for (const { file, runbook, cases: own } of found.files) {
    for (const one of own) {
      const performed = against === 'recorded' ? await performCase(runbook, one) : await performOutside(runbook, one);
      if (performed !== null) cases.push({ file, runbook: runbook.name, name: one.name, performed });
    }
  }
  process.stdout.write((json ? jsonOfRehearsals : sayRehearsals)(cases, found.problems));
  return found.problems.length === 0 && cases.every(({ performed }) => performed.faults.length === 0) ? 0 : 1;
}

/** Null where the case does not say how the platform is to be broken. */
async function performOutside(runbook: Runbook, one: RehearsalCase): Promise<Performed | null> {
  if (one.sandbox === undefined) return null;
  // Loaded here, so that no other command touches the sandbox.
  const { performOnPlatform } = await import('#app/rehearsal/perform-on-platform.ts');
  return performOnPlatform(runbook, one, one.sandbox);
}
