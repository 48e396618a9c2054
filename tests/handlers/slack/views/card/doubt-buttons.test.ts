import { expect, it } from 'vitest';
import { doubtValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { doubtButtons } from '#handlers/slack/views/card/doubt-buttons.ts';

it('doubtButtons asks back at each answer with what follows from it', () => {
  const buttons = doubtButtons({ incident: 12, run: 'run-1', path: 'steps[0]', attempt: 1 });
  expect(buttons.map(({ text, confirm }) => [text.text, confirm?.text.text])).toEqual([
    ['It worked', 'The step counts as done, and the run goes on.'],
    ['Run again', 'The step is done once more. If it did take effect, it may take effect twice.'],
    ['Skip', 'The run goes on without it. What the step may have done stays.'],
    ['Stop the run', 'The run ends as failed. Nothing that it did is taken back.'],
  ]);
  for (const { value } of buttons) {
    expect(readValue(doubtValueSchema, value)).toEqual({ incident: 12, run: 'run-1', step: 'steps[0]', attempt: 1 });
  }
});
