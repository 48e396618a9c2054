import { commonStepSchema, runbookSchema } from '#runbooks/schema.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { stepTypeNames } from '#runbooks/steps/table.ts';
import { fieldRows } from './field-rows.ts';
import { languageSections } from './language-sections.ts';
import { fieldTable } from './markdown.ts';
import { rehearsalSection } from './rehearsal-section.ts';
import { stepSection } from './step-section.ts';

/** The reference of the runbook language as Markdown, made from its schemas; examples are taken from a library. */
export function runbookReference(library: readonly Runbook[]): string {
  const types = stepTypeNames.map((name) => `[${name}](#${name})`).join(' · ');
  const parts = [
    `# Runbook reference

Made by \`npm run docs\` from the schemas that read runbooks: edit those, not this file.
[Writing runbooks](writing-runbooks.md) is the place to begin.

A runbook is one YAML file. It says for which incidents it is made, what to do step by step, and what must hold
afterwards. \`firebreak lint FILE\` finds everything wrong with it at once; \`firebreak runbook schema\` prints the JSON Schema
for editors. A file has at most 256 KiB and 500 steps, those of the runbooks it calls included, nested at most 20 deep.`,
    '## The header',
    fieldTable(fieldRows(runbookSchema)),
    `A run keeps the text it was started with: a later edit changes no run under way. The run has succeeded when \`verify\`
holds, not when the last step did; without \`verify\` the last step decides. When it fails, the \`undo\` of every step that was
done is taken, the last thing first, and people are told.`,
    '## Fields of every step',
    fieldTable(fieldRows(commonStepSchema)),
    `A step that fails hands over to its \`on_failure\`, else to that of the nearest step around it; afterwards the run has failed
all the same, unless the word is \`continue\`. Before a step changes anything it is simulated, judged by the guardrails and,
where the run's autonomy asks for it, approved; the approval is bound to exactly what was shown.`,
    '## Steps',
    types,
    ...stepTypeNames.map((name) => stepSection(name, library)),
    languageSections(),
    rehearsalSection(),
  ];
  return `${parts.join('\n\n')}\n`;
}
