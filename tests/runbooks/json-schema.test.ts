import { expect, test } from 'vitest';
import { z } from 'zod';
import { runbookJsonSchema } from '#runbooks/json-schema.ts';
import { stepTypeNames } from '#runbooks/steps/table.ts';

const schema = runbookJsonSchema();
const alternative = z.object({
  properties: z.looseObject({ type: z.object({ const: z.string() }) }),
  required: z.array(z.string()),
  additionalProperties: z.literal(false),
});
const { oneOf } = z.object({ $defs: z.looseObject({ step: z.object({ oneOf: z.array(alternative) }) }) }).parse(schema)
  .$defs.step;

test('offers every step type with its own fields and those common to all', () => {
  expect(new Set(oneOf.map((one) => one.properties.type.const))).toEqual(new Set(stepTypeNames));
  for (const one of oneOf) {
    expect(one.required).toContain('type');
    for (const field of ['id', 'name', 'when', 'timeout', 'save_as', 'on_failure'])
      expect(one.properties).toHaveProperty(field);
  }
  const conditional = oneOf.find((one) => one.properties.type.const === 'conditional');
  expect(conditional?.properties).toMatchObject({ if_true: { items: { $ref: '#/$defs/step' } } });
  expect(oneOf.filter((one) => one.properties.type.const === 'kubernetes')).toHaveLength(17);
});

test('refers only to definitions that it holds', () => {
  const text = JSON.stringify(schema);
  const refs = [...text.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const defs = z.record(z.string(), z.unknown()).parse(schema['$defs']);
  for (const ref of refs) expect(defs).toHaveProperty(ref);
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
});
