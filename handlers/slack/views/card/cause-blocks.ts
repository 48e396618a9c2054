import type { KnownBlock } from '@slack/types';
import type { Finding, Hypothesis } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import { onceEach } from '#domain/once-each.ts';
import { context } from '#handlers/slack/views/blocks/context.ts';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';
import { code, say } from '#handlers/slack/views/mrkdwn.ts';
import { percent } from '#domain/percent.ts';
import { causeHeadline } from './cause-headline.ts';
import type { Detail } from './detail.ts';

/** The likely cause with each piece of evidence and its source, and which sources could not answer. */
export function causeBlocks({ hypothesis, evidence, confirmed }: Incident, detail: Detail): KnownBlock[] {
  const headline = causeHeadline(hypothesis, confirmed, detail);
  const unavailable = (evidence?.unavailable ?? []).map(
    ({ source, reason }) => `${say(source, 40)} (${say(reason, detail.lineChars)})`,
  );
  return [
    ...(hypothesis === null
      ? undecided(headline, onceEach(evidence?.findings ?? []), detail)
      : decided(headline, hypothesis, detail)),
    ...(unavailable.length === 0
      ? []
      : [context(`⚠ Did not answer, so this may be incomplete: ${upTo(4, unavailable).join('; ')}`)]),
  ] satisfies KnownBlock[];
}

function decided(headline: string, { evidence, competing }: Hypothesis, detail: Detail): KnownBlock[] {
  const others = competing.map((other) => `${say(other.title, detail.lineChars)} ${percent(other.confidence)}`);
  return [
    ...paragraphs([headline, ...findingLines(evidence, detail)]),
    ...(others.length === 0 ? [] : [context(`Also possible: ${upTo(3, others).join(' · ')}`)]),
  ];
}

function undecided(headline: string, findings: readonly Finding[], detail: Detail): KnownBlock[] {
  if (findings.length === 0) return [];
  return paragraphs([headline, ...findingLines(findings, detail)]);
}

/** What speaks for the cause first: a reader stops early. */
function findingLines(findings: readonly Finding[], detail: Detail): string[] {
  const ordered = [...findings.filter((finding) => finding.present), ...findings.filter((finding) => !finding.present)];
  const lines = ordered.map(({ present, text, source, reference }) => {
    const origin = `${say(source, 40)} ${code(reference, detail.lineChars)}`.trim();
    return `${present ? '✓' : '✗'} ${say(text, detail.lineChars)} — ${origin}`;
  });
  return upTo(detail.evidence, lines);
}

function upTo(max: number, lines: readonly string[]): string[] {
  return lines.length <= max ? [...lines] : [...lines.slice(0, max), `… and ${lines.length - max} more`];
}
