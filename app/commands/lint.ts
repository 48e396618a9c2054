import { Command } from 'commander';
import { readSettings } from '#app/config.ts';
import { kubernetesOptions } from '#app/kubernetes-options.ts';
import { type LintReport, lintFiles } from '#app/lint/lint-files.ts';
import { missingAccess, type MissingAccess } from '#app/lint/missing-access.ts';
import { errorsOf, jsonOfLint, sayLint } from '#app/lint/say-lint.ts';
import { runbookNames } from '#app/runbook-names.ts';
import type { Settings } from '#app/settings.ts';

const usualFile = 'firebreak.yml';

interface Options {
  readonly catalogue: string;
  readonly json: boolean;
  readonly permissions: boolean;
}

export function lintCommand(): Command {
  return new Command('lint')
    .description('Check runbooks: every problem at once, with file, line, column and the fix.')
    .argument('<file...>', 'runbook files or folders')
    .option('--config, --catalogue <file>', 'the firebreak.yml that names services, roles and the cluster', usualFile)
    .option('--permissions', 'ask the cluster of that file for everything that the runbooks need', false)
    .option('--json', 'print the problems as JSON', false)
    .action(async (files: string[], options: Options) => {
      process.exitCode = await lint(files, options);
    });
}

/** Exit codes: 0 nothing stands in the way (warnings do not), 1 problems or missing permissions, 2 wrong usage. */
async function lint(files: readonly string[], { catalogue, json, permissions }: Options): Promise<number> {
  const { settings, problems } = await readSettings(catalogue, false);
  const [wrong] = problems;
  // Without an installation at hand, names of services' values and roles are judged by what every installation has.
  const absent = catalogue === usualFile && wrong?.message.startsWith('does not exist') === true;
  if (wrong !== undefined && !absent) return refuse(`${wrong.setting}: ${wrong.message}`);
  const linted = await lintFiles(files, settings === null ? {} : runbookNames(settings));
  if (!linted.ok) return refuse(linted.message);
  const { report } = linted;
  let missing: readonly MissingAccess[] | null = null;
  if (permissions) {
    if (!settings?.kubernetes) return refuse(`--permissions needs a cluster: set kubernetes in ${catalogue}`);
    missing = await askCluster(report, settings, settings.kubernetes);
  }
  process.stdout.write(json ? jsonOfLint(report, missing) : sayLint(report, missing));
  return errorsOf(report) + (missing?.length ?? 0) === 0 ? 0 : 1;
}

async function askCluster(
  report: LintReport,
  settings: Settings,
  cluster: NonNullable<Settings['kubernetes']>,
): Promise<readonly MissingAccess[]> {
  const { createKubernetesClient } = await import('#clients/kubernetes.ts');
  const kubernetes = createKubernetesClient(kubernetesOptions(cluster));
  try {
    const namespaces = Object.values(settings.services).flatMap(({ namespace }) => namespace ?? []);
    return await missingAccess(kubernetes, report.access, [...new Set(namespaces)].sort());
  } finally {
    await kubernetes.close();
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
