import * as fc from 'fast-check';
import type { TextBlock, TextNode } from '#sandbox/page/browser/mrkdwn/text-node.ts';

/** Text put together from what means something to a parser or to a browser. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '>',
        '&gt;',
        '<',
        '|',
        '<javascript:alert(1)|x>',
        '<https://a.example|b>',
        '<@U1>',
        '<#C1>',
      ),
      fc.constantFrom(
        '<!here>',
        '<!date^1^{date}^javascript:x|y>',
        ':tada:',
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
      ),
      fc.constantFrom(
        '[a](javascript:alert(1))',
        '[a](https://a.example)',
        '**',
        '\n',
        ' ',
        '&amp;',
        '&lt;script&gt;',
        '| a | b |',
        '|---|---|',
        '# ',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

function childrenOf(blocks: readonly TextBlock[]): readonly TextNode[] {
  return blocks.flatMap((block): readonly TextNode[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'quote':
      case 'heading':
        return block.children;
      case 'preformatted':
        return [{ kind: 'text', text: block.text }];
      case 'list':
        return block.items.flatMap((item) => item.children);
      case 'table':
        return [block.head, ...block.rows].flat().flatMap((cell) => cell.children);
      case 'rule':
        return [];
    }
  });
}

function flat(nodes: readonly TextNode[]): readonly TextNode[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...flat(node.children)] : [node]));
}

/** All plain text of the blocks. */
export function textOf(blocks: readonly TextBlock[]): string {
  return flat(childrenOf(blocks))
    .map((node) => (node.kind === 'text' || node.kind === 'code' ? node.text : ''))
    .join('');
}

/** Every address that the blocks link to. */
export function linksOf(blocks: readonly TextBlock[]): readonly string[] {
  return flat(childrenOf(blocks)).flatMap((node) => {
    if (node.kind === 'link') return [node.url];
    return node.kind === 'date' && node.url ? [node.url] : [];
  });
}
