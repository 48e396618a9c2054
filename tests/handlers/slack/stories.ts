import type { RunStory, StoryQuestion, StoryStep } from '#incidents/read-run-story.ts';
import { aDoubt, anApproval, aPreview, aRun, now } from './snapshots.ts';

const later = new Date(now.getTime() + 42_000);

/** A step of the record that changed something. */
export function aStoryStep(changes: Partial<StoryStep> = {}): StoryStep {
  return {
    ...aDoubt(),
    tries: 1,
    state: 'done',
    summary: '4 of 4 pods are new',
    output: { replicas: 4 },
    words: 'Restart deployment/claims-api in claims',
    startedAt: now,
    finishedAt: later,
    ...changes,
  };
}

/** A question that two people have answered. */
export function aStoryQuestion(changes: Partial<StoryQuestion['approval']> = {}): StoryQuestion {
  const press = { approval: 'a', verdict: 'approve', reason: null, at: now } as const;
  return {
    approval: anApproval({ state: 'approved', quorum: 2, approvedBy: ['U01MAYA0001', 'U02DEVON002'], ...changes }),
    presses: [
      { ...press, person: 'U03SOFIA003', outcome: 'not_permitted' },
      { ...press, person: 'U01MAYA0001', outcome: 'counted' },
      { ...press, person: 'U02DEVON002', outcome: 'approved' },
    ],
  };
}

export function aStory(changes: Partial<RunStory> = {}): RunStory {
  const { run, risk } = aRun({ state: 'succeeded', reason: 'every step is done', finishedAt: later });
  return { incident: 12, run, risk, steps: [aStoryStep()], questions: [aStoryQuestion()], ...changes };
}

/** A run in which everything is as long as it can be. */
export function worstStory(filler: string): RunStory {
  const long = filler.repeat(Math.ceil(700 / filler.length));
  const lots = Array.from({ length: 60 }, () => long);
  const input = Object.fromEntries(lots.map((value, index) => [`field_${index}_${long.slice(0, 60)}`, value]));
  const change = { title: long, difference: lots, approvedBy: ['U01MAYA0001'] };
  const step = aStoryStep({ words: long, summary: long, output: long, input, change });
  const preview = lots.slice(0, 40).map(() => aPreview({ title: long, difference: lots, notes: lots, obstacle: long }));
  const question = aStoryQuestion({ prompt: long, reason: long, state: 'void', preview, path: 'steps[1]' });
  const presses = lots.map(() => ({ ...question.presses[0]!, reason: long }));
  return aStory({
    run: { ...aStory().run, runbook: long, reason: long },
    steps: Array.from({ length: 3 }, (_, index) => ({ ...step, path: `steps[${index}]` })),
    questions: [{ ...question, presses }],
  });
}
