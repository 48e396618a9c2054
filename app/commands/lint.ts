import { readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import { loadRunbooks } from '#runbooks/load-runbooks.ts';
import { parseRunbook } from '#runbooks/parse-runbook.ts';
import { formatProblem, type RunbookProblem } from '#runbooks/runbook-problem.ts';

export function lintCommand(): Command {
  return new Command('lint')
    .description('Check runbooks: every problem at once, with file, line, column and the fix.')
    .argument('<file...>', 'runbook files or folders')
    .option('--json', 'print the problems as JSON', false)
    .action(async (files: string[], options: { json: boolean }) => {
      const problems: RunbookProblem[] = [];
      let checked = 0;
      for (const file of files) {
        if ((await stat(file)).isDirectory()) {
          const loaded = await loadRunbooks(file);
          problems.push(...loaded.problems);
          checked += loaded.runbooks.length + new Set(loaded.problems.map((problem) => problem.file)).size;
        } else {
          const parsed = parseRunbook(await readFile(file, 'utf8'), file);
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
