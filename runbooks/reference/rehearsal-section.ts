import { caseSchema, testFileSchema } from '#runbooks/rehearsal/case-schema.ts';
import { fieldRows } from './field-rows.ts';
import { fieldTable } from './markdown.ts';

/** What the reference says of test cases. */
export function rehearsalSection(): string {
  return `## Rehearsals

\`firebreak runbook test FILE…\` runs the cases of \`<name>.test.yml\`, which lies beside \`<name>.yml\`, by the engine's own
rules against recorded answers; every wait passes at once. Nothing outside is touched. The run is taken as approved;
approval steps are answered as recorded. What is asked and not recorded is a fault of the case.

${fieldTable(fieldRows(testFileSchema, ['cases']))}

Each of \`cases\`:

${fieldTable(fieldRows(caseSchema))}

Of a list of answers the first counts that fits, whose occasion (\`after\`, \`from\`) has come and that is not used up (\`times\`).
In patterns \`*\` stands for anything. Changes of the world are told in lines such as \`patch deployment/claims-api in claims:
spec.replicas: 3 → 6\`, \`evict pod/claims-api-1 in claims\`, \`POST https://…\` and \`script vacuum.sh --all\`; messages as \`slack:
…\`, \`slack, calling for a person: …\` and \`pagerduty (high): …\`.

The cluster of a rehearsal is a simple one: patches are merged, and a rollout, a replacement, an expansion and a job are
complete after \`takes\`, unless they are told to be stuck or to fail. With \`--against sandbox\` the cases that have a \`sandbox\`
run on the miniature platform instead, by the real clients.`;
}
