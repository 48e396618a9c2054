import { readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import { loadRunbooks } from '#runbooks/load-runbooks.ts';
import { catalogueNames, readSettings } from '#app/config.ts';
import { parseRunbook } from '#runbooks/parse-runbook.ts';
import { formatProblem, type RunbookProblem } from '#runbooks/runbook-problem.ts';

export function lintCommand(): Command {
  return new Command('lint')
    .description('Check runbooks: every problem at once, with file, line, column and the fix.')
    .argument('<file...>', 'runbook files or folders')
    .option('--config <file>', 'the firebreak.yml whose service catalogue names more variables', 'firebreak.yml')
    .option('--json', 'print the problems as JSON', false)
    .action(async (files: string[], options: { config: string; json: boolean }) => {
      const { settings } = await readSettings(options.config, false);
      const catalogue = settings ? catalogueNames(settings) : [];
      const problems: RunbookProblem[] = [];
      let checked = 0;
      for (const file of files) {
        const found = await stat(file).catch(() => null);
        if (!found) {
          process.stderr.write(`${file}: there is no such file or folder\n`);
          process.exit(2);
        }
        if (found.isDirectory()) {
          const loaded = await loadRunbooks(file, { catalogue });
          problems.push(...loaded.problems);
          checked += loaded.runbooks.length + new Set(loaded.problems.map((problem) => problem.file)).size;
        } else {
          const parsed = parseRunbook(await readFile(file, 'utf8'), file, { catalogue });
          if (!parsed.ok) problems.push(...parsed.problems);
          checked += 1;
        }
      }
      if (options.json) process.stdout.write(`${JSON.stringify({ checked, problems })}\n`);
      else {
        for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
        process.stdout.write(`${checked} checked, ${problems.length} problems\n`);
      }
      process.exit(problems.length === 0 ? 0 : 1);
    });
}
