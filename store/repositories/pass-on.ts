import { sql } from 'kysely';
import type { Actor } from '#domain/incident.ts';
import type { Json, RunStep } from '#domain/run.ts';
import type { Db } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { NewStep } from './run-steps.ts';

/** From a step that is done straight to the one after it. */
export interface PassOn {
  readonly run: string;
  readonly incident: number;
  readonly actor: Actor;
  readonly done: {
    readonly path: string;
    readonly attempt: number;
    readonly state: 'done' | 'skipped';
    readonly summary: string;
    readonly output: Json;
    readonly input: RunStep['input'];
  };
  /** What the step saved. */
  readonly saved: Readonly<Record<string, Json>>;
  /** `claimed`: begun at once by whoever passes on. Otherwise it is only queued. */
  readonly next: NewStep & { readonly claimed: boolean };
}

/**
 * One statement, and so one commit, for what nearly every step does: its outcome, its line in the timeline, what it
 * saved, and the step after it, begun. False, and nothing written, when the run is not simply running any more
 * (finished, cancelled, stopped) or the attempt is not the current one: then the long way round decides.
 */
export async function passOn(db: Db, move: PassOn, now: Date): Promise<boolean> {
  const { run, done, next } = move;
  const result = await sql<{ moved: number }>`
    with held as materialized (
      select id from runs
      where id = ${run} and state = 'running' and cancel_at is null and undo is null
        and not exists (select 1 from stop_switch)
      for update
    ),
    finished as (
      update run_steps
      set state = ${done.state}, summary = ${done.summary}, output = ${jsonb(done.output)}, input = ${jsonb(done.input)},
        resume_at = null, started_at = coalesce(started_at, ${now}::timestamptz), finished_at = ${now}::timestamptz
      where run = ${run} and path = ${done.path} and attempt = ${done.attempt}
        and state in ('queued', 'started', 'waiting') and exists (select 1 from held)
      returning path
    ),
    entry as (
      insert into timeline (incident, kind, actor, text, at)
      select ${move.incident}, 'step_finished', ${jsonb(move.actor)}, ${done.summary}, ${now}::timestamptz from finished
    ),
    next as (
      insert into run_steps (run, path, thread, type, title, state, attempt, tries, started_at)
      select ${run}, ${next.path}, ${next.thread}, ${next.type}, ${next.title},
        ${next.claimed ? 'started' : 'queued'}, ${next.claimed ? 1 : 0}::integer, 1,
        ${next.claimed ? now : null}::timestamptz
      from finished
      returning path
    ),
    touched as (
      update runs set updated_at = ${now}::timestamptz, variables = variables || ${jsonb(move.saved)}
      where id = ${run} and exists (select 1 from finished)
      returning id
    )
    select count(*)::integer as moved from next, touched`.execute(db);
  return (result.rows[0]?.moved ?? 0) > 0;
}
