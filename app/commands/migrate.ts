import { Command } from 'commander';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database up to date. Safe to run from several replicas at once; serve does it too.')
    .option('--folder <path>', 'folder of the embedded database, where DATABASE_URL is not set', 'data')
    .option('--json', 'print the migrations that ran as JSON', false)
    .action(async (options: { folder: string; json: boolean }) => {
      const url = process.env['DATABASE_URL'];
      const database = await openDatabase(
        url ? { kind: 'postgres', url } : { kind: 'embedded', folder: options.folder },
      );
      try {
        const applied = await migrate(database.db);
        const queue = await openQueue(database, { onError: (error) => process.stderr.write(`${error.message}\n`) });
        await queue.stop();
        const where = url ? 'PostgreSQL' : options.folder;
        const words = applied.length === 0 ? 'already up to date' : `applied ${applied.join(', ')}`;
        process.stdout.write(options.json ? `${JSON.stringify({ applied })}\n` : `${where}: ${words}\n`);
      } finally {
        await database.close();
      }
    });
}
