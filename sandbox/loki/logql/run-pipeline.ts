import type { LogEntry } from '#sandbox/loki/log-store.ts';
import type { Labels } from '#sandbox/prometheus/time-series-store.ts';
import { flattenJson } from './flatten-json.ts';
import { goPattern } from './go-pattern.ts';
import { labelFilterTest } from './label-filter.ts';
import { readLogfmt } from './read-logfmt.ts';
import type { LineOperator, Stage } from './syntax.ts';

/** A line on its way through the stages, or null once one has stopped it. */
type Step = (line: string, labels: Labels) => Labels | null;

/**
 * Compiles the stages of a query: they give a line's labels in the end, or null when it is filtered out. A stage that
 * cannot do its work lets the line through with the label `__error__`.
 */
export function compilePipeline(stages: readonly Stage[]): (entry: LogEntry, stream: Labels) => Labels | null {
  const steps = stages.map(compileStage);
  return (entry, stream) => {
    let labels: Labels | null = entry.metadata ? { ...stream, ...entry.metadata } : stream;
    for (const step of steps) {
      labels = step(entry.line, labels);
      if (labels === null) return null;
    }
    return labels;
  };
}

function compileStage(stage: Stage): Step {
  switch (stage.kind) {
    case 'line': {
      const passes = lineTest(stage.operator, stage.texts);
      return (line, labels) => (passes(line) ? labels : null);
    }
    case 'json':
      return (line, labels) => {
        const extracted = flattenJson(line);
        return extracted ? withExtracted(labels, extracted) : { ...labels, __error__: 'JSONParserErr' };
      };
    case 'logfmt':
      return (line, labels) => withExtracted(labels, readLogfmt(line));
    case 'label': {
      const test = labelFilterTest(stage.filter);
      return (_line, labels) => {
        const passed = test(labels);
        if (passed === 'error') return { ...labels, __error__: 'LabelFilterErr' };
        return passed ? labels : null;
      };
    }
  }
}

function lineTest(operator: LineOperator, texts: readonly string[]): (line: string) => boolean {
  switch (operator) {
    case '|=':
      return (line) => texts.some((text) => line.includes(text));
    case '!=':
      return (line) => !texts.some((text) => line.includes(text));
    case '|~':
    case '!~': {
      const patterns = texts.map((text) => goPattern(text, 'anywhere'));
      return (line) => patterns.some((pattern) => pattern.test(line)) === (operator === '|~');
    }
  }
}

/** A name that the line shares with its stream is told apart by `_extracted`. */
function withExtracted(labels: Labels, extracted: Labels): Labels {
  const renamed = Object.entries(extracted).map(([name, value]) => [
    Object.hasOwn(labels, name) ? `${name}_extracted` : name,
    value,
  ]);
  return { ...labels, ...Object.fromEntries(renamed) };
}
