import { pino } from 'pino';
import { compose } from './compose.ts';
import { loadConfig, type ConfigProblem } from './config.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** Runs Firebreak until it is asked to stop; resolves with the process's exit code. */
export async function serve(): Promise<number> {
  const loaded = await loadConfig(process.env);
  if (!loaded.ok) {
    process.stderr.write(sayProblems(loaded.problems));
    return 1;
  }
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'info' });
  for (const warning of loaded.warnings) log.warn(warning);
  let running;
  try {
    running = await compose(loaded.config, loaded.secrets, { log });
  } catch (error) {
    process.stderr.write(`Firebreak could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  log.info({ url: running.url, runbooks: running.deps.runbooks.length }, 'Firebreak is ready');
  return stopOnSignal(() => running.stop());
}

function sayProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(({ setting, message }) => `  ${setting} ${message}\n`);
  return `Firebreak cannot start, ${problems.length === 1 ? 'one setting needs' : `${problems.length} settings need`} attention:\n${lines.join('')}See docs/operations.md. To look around without any of them: npm run demo\n`;
}
