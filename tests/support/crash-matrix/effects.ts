import type { MatrixRun } from './matrix-run.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** What a step does to the world, as it is counted there. */
export interface Effect {
  readonly kind: EffectKind;
  /** The step's address in its run. */
  readonly path: string;
  readonly seen: (world: MatrixWorld, run: MatrixRun) => number;
}

export const effectKinds = [
  'change of an object',
  'pod evicted or deleted',
  'job run',
  'request with a key',
  'request with a check',
  'request with neither',
  'script with verify',
  'script without',
  'Slack message',
  'webhook told',
  'page',
] as const;
export type EffectKind = (typeof effectKinds)[number];

/** The step of `crash-everything` that asks when all is done. */
export const lastQuestion = 'steps[26]';

/** Everything that `crash-everything` does, each once. */
export const effectsOfEverything: readonly Effect[] = [
  page('steps[0]'),
  ...['steps[3].if_true[0]', ...[4, 5, 6, 7, 8, 9, 10].map((index) => `steps[${index}]`)].map(changed),
  pod('steps[11]', 'evicted'),
  pod('steps[12]', 'deleted'),
  job('steps[13]'),
  request('request with a key', 'steps[14]', 'keyed', ''),
  request('request with a check', 'steps[15]', 'checked', ''),
  request('request with neither', 'steps[16]', 'plain', ''),
  script('script with verify', 'steps[17]', 'verified'),
  script('script without', 'steps[18]', 'plain'),
  message('steps[19]'),
  request('webhook told', 'steps[20]', 'webhook', ''),
  request('request with a key', 'steps[23].branches.left[0]', 'keyed', '/left'),
  message('steps[23].branches.right[0]'),
  script('script with verify', 'steps[23].branches.right[1]', 'right'),
  request('request with a key', 'steps[24]#0.steps[0]', 'keyed', '/one'),
  request('request with a key', 'steps[24]#1.steps[0]', 'keyed', '/two'),
  request('request with a check', 'steps[25].runbook.steps[0]', 'checked', '/called'),
  request('request with neither', 'steps[25].runbook.steps[1]', 'plain', '/called'),
];

/** The same of `crash-undone`. */
export const effectsOfUndone: readonly Effect[] = [
  page('steps[0]'),
  changed('steps[1]'),
  changed('steps[1].undo[0]'),
  request('request with a key', 'steps[2]', 'keyed', ''),
  request('request with a key', 'steps[2].undo[0]', 'keyed', '/undone'),
  script('script with verify', 'steps[2].undo[1]', 'undone'),
];

/** A change bears the key of its step. */
function changed(path: string): Effect {
  const seen: Effect['seen'] = (world, run) => world.cluster.record.patchesOf(`${run.id}/${path}`);
  return { kind: 'change of an object', path, seen };
}

function pod(path: string, how: 'evicted' | 'deleted'): Effect {
  const seen: Effect['seen'] = (world, run) => world.cluster.record.podsGone(run.service, how);
  return { kind: 'pod evicted or deleted', path, seen };
}

function job(path: string): Effect {
  return { kind: 'job run', path, seen: (world, run) => world.cluster.record.jobsOf(`${run.id}/${path}`) };
}

function request(kind: EffectKind, path: string, area: string, rest: string): Effect {
  return { kind, path, seen: (world, run) => world.service.acted(`/${area}/${run.service}${rest}`) };
}

function script(kind: EffectKind, path: string, what: string): Effect {
  return { kind, path, seen: (world, run) => world.scripts.acted(`${run.service} ${what}`) };
}

function message(path: string): Effect {
  return { kind: 'Slack message', path, seen: (world, run) => world.messages.posted(`${run.id}/${path}/0`) };
}

/** PagerDuty joins events of one key, so that a repeated one wakes nobody twice. */
function page(path: string): Effect {
  return {
    kind: 'page',
    path,
    seen: (world, run) => {
      const pages = world.pages().filter(({ summary }) => summary.endsWith(`page of ${run.service}`));
      return new Set(pages.map(({ dedupKey }) => dedupKey)).size;
    },
  };
}
