import type { Deps } from '#incidents/deps.ts';
import { ping } from '#store/database.ts';

export interface Readiness {
  readonly ready: boolean;
  readonly database: string;
  readonly runbooks: number;
}

/** Whether this process can take work: its database answers. Outside systems may be down; their work then waits. */
export async function readiness(deps: Deps): Promise<Readiness> {
  try {
    await ping(deps.db);
    return { ready: true, database: 'ok', runbooks: deps.runbooks.length };
  } catch (error) {
    return {
      ready: false,
      database: error instanceof Error ? error.message : String(error),
      runbooks: deps.runbooks.length,
    };
  }
}
