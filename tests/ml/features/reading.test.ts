import { expect, test } from 'vitest';
import { readAlert } from '#ml/features/reading.ts';
import { textOf } from '#tests/ml/alerts.ts';

test('cuts each text into words once, with the place where it stood', () => {
  const { name, texts, metrics } = readAlert(
    textOf({
      name: 'DiskFull',
      summary: 'disk is full',
      annotations: { message: 'clean up', runbook_url: 'https://x.example/disk' },
      expression: 'node_filesystem_avail_bytes < 1',
    }),
  );
  expect(name.words.map(({ stem }) => stem)).toEqual(['disk', 'full']);
  expect(texts.map(({ place }) => place)).toEqual(['summary', 'description', 'annotation message']);
  expect(metrics.map(({ metric }) => metric)).toEqual(['node_filesystem_avail_bytes']);
});
