import type { CalibrationBin } from './calibration-bins.ts';
import { wilsonInterval } from './wilson-interval.ts';

const width = 560;
const height = 560;
/** The square of the plot, and below it the strip that shows how many answers each bin has. */
const left = 64;
const top = 56;
const side = 400;
const stripTop = top + side + 12;
const stripHeight = 36;

const x = (confidence: number): number => round(left + confidence * side);
const y = (accuracy: number): number => round(top + side - accuracy * side);

/**
 * A reliability diagram as a self-contained SVG: how often answers of a confidence were fair, with Wilson's 95 % interval for each bin, beside the diagonal
 * on which a calibrated model lies, and below how many answers there are. It has a title and a description for screen readers, and colours for light and dark.
 */
export function reliabilityDiagram(bins: readonly CalibrationBin[], title: string, ece: number): string {
  const filled = bins.filter(({ count }) => count > 0);
  const most = Math.max(...filled.map(({ count }) => count));
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(description(filled, total, ece))}</desc>
<style>${style}</style>
<rect class="ground" width="${width}" height="${height}"/>
<text class="head" x="${left}" y="28">${escaped(title)}</text>
<text class="note" x="${left}" y="46">${total} answers, ECE ${ece.toFixed(3)}; bars: 95 % intervals by Wilson</text>
${grid()}
<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
<text class="note" transform="translate(${x(0.03)} ${y(0.05)}) rotate(-45)">calibrated</text>
${filled.map(point).join('\n')}
${filled.map((bin) => strip(bin, most)).join('\n')}
<text class="note" x="${left - 8}" y="${stripTop + stripHeight}" text-anchor="end">answers</text>
<text class="axis" x="${x(0.5)}" y="${height - 14}" text-anchor="middle">confidence of the first class</text>
<text class="axis" transform="translate(18 ${y(0.5)}) rotate(-90)" text-anchor="middle">share that was right (fair)</text>
</svg>
`;
}

const style = `
text{font:12px system-ui,sans-serif;fill:#1f2328}.head{font-size:15px;font-weight:600}.note{fill:#59636e}
.ground{fill:#fff}.grid{stroke:#d1d9e0}.ideal{stroke:#59636e;stroke-dasharray:5 4}
.interval{stroke:#0550ae;stroke-width:2}.point{fill:#0550ae}.strip{fill:#0550ae;opacity:.55}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.note{fill:#9198a1}.ground{fill:#0d1117}.grid{stroke:#3d444d}.ideal{stroke:#9198a1}
.interval{stroke:#79c0ff}.point,.strip{fill:#79c0ff}}`;

function grid(): string {
  return [0, 0.2, 0.4, 0.6, 0.8, 1]
    .map(
      (at) => `<line class="grid" x1="${x(at)}" y1="${y(0)}" x2="${x(at)}" y2="${y(1)}"/>
<line class="grid" x1="${x(0)}" y1="${y(at)}" x2="${x(1)}" y2="${y(at)}"/>
<text x="${left - 8}" y="${y(at) + 4}" text-anchor="end">${at}</text>
<text x="${x(at)}" y="${stripTop + stripHeight + 18}" text-anchor="middle">${at}</text>`,
    )
    .join('\n');
}

function point({ confidence, accuracy, count }: CalibrationBin): string {
  const { low, high } = wilsonInterval(accuracy, count);
  return `<line class="interval" x1="${x(confidence)}" y1="${y(low)}" x2="${x(confidence)}" y2="${y(high)}"/>
<circle class="point" cx="${x(confidence)}" cy="${y(accuracy)}" r="5"><title>${spoken({ confidence, accuracy, count })}</title></circle>`;
}

function strip({ from, to, count }: CalibrationBin, most: number): string {
  const tall = round((count / most) * stripHeight);
  return `<rect class="strip" x="${round(x(from) + 1)}" y="${round(stripTop + stripHeight - tall)}" width="${round(x(to) - x(from) - 2)}" height="${tall}"/>`;
}

function description(filled: readonly CalibrationBin[], total: number, ece: number): string {
  const bins = filled.map(spoken).join('; ');
  return `Of ${total} answers, by confidence, how many were right. Expected calibration error ${ece.toFixed(3)}. ${bins}.`;
}

function spoken({ confidence, accuracy, count }: Pick<CalibrationBin, 'confidence' | 'accuracy' | 'count'>): string {
  return `confidence ${confidence.toFixed(2)}: ${Math.round(accuracy * 100)} % of ${count} right`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
