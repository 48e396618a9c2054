import { isJsonObject, jsonObjects, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import type { MessageContent, MessageMetadata } from './messages.ts';
import { parsedBlocks } from './parsed-blocks.ts';
import { refuse, refuseWithMessages } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { validateBlocks } from './validate-blocks.ts';
import type { World } from './world.ts';

/** Longest text that is kept; what goes beyond it is cut off (docs: methods/chat.postMessage). */
const textLimit = 40_000;
const attachmentLimit = 100;
const markdownTextLimit = 12_000;

export interface ContentArgs {
  readonly text?: string | undefined;
  readonly markdown_text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

/** Reads what an author sent; the members that were not sent are undefined, so that an update can keep the old ones. */
export function readContent(world: World, args: ContentArgs): Partial<MessageContent> | Refusal {
  if (args.markdown_text !== undefined) return readMarkdown(args);
  const blocks = args.blocks === undefined ? undefined : readBlocks(world, args.blocks);
  if (blocks && 'ok' in blocks) return blocks;
  const attachments = args.attachments === undefined ? undefined : readAttachments(world, args.attachments);
  if (attachments && 'ok' in attachments) return attachments;
  const metadata = args.metadata === undefined ? undefined : readMetadata(args.metadata);
  if (metadata && 'ok' in metadata) return metadata;
  return {
    ...(args.text === undefined ? {} : { text: escapeAmpersands(args.text).slice(0, textLimit) }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

export function isEmptyContent(content: Partial<MessageContent>): boolean {
  const { text = '', blocks = [], attachments = [] } = content;
  return text === '' && blocks.length === 0 && attachments.length === 0;
}

/** Slack stores a bare ampersand as an entity; entities that are there already stay. */
export function escapeAmpersands(text: string): string {
  return text.replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;');
}

function readMarkdown(args: ContentArgs): Partial<MessageContent> | Refusal {
  const markdown = args.markdown_text ?? '';
  if (args.text !== undefined || args.blocks !== undefined) return refuse('markdown_text_conflict');
  if (markdown.length > markdownTextLimit) return refuse('msg_too_long');
  return { text: markdown, blocks: parsedBlocks([{ type: 'markdown', text: markdown }]) };
}

function readBlocks(world: World, raw: unknown): readonly JsonObject[] | Refusal {
  if (!Array.isArray(raw)) return refuse('invalid_blocks_format');
  const problems = world.isStrict ? validateBlocks('message', raw) : [];
  const first = problems[0];
  if (first) {
    return refuseWithMessages(
      first.error,
      problems.map((problem) => problem.message),
    );
  }
  return parsedBlocks(jsonObjects(raw));
}

function readAttachments(world: World, raw: unknown): readonly JsonObject[] | Refusal {
  if (!Array.isArray(raw)) return refuse('invalid_attachments');
  if (raw.length > attachmentLimit) return refuse('too_many_attachments');
  const read: JsonObject[] = [];
  for (const [index, attachment] of jsonObjects(raw).entries()) {
    const blocks = attachment.blocks === undefined ? undefined : readBlocks(world, attachment.blocks);
    if (blocks && 'ok' in blocks) return blocks;
    read.push({
      id: index + 1,
      fallback: textOf(attachment.fallback) || '[no preview available]',
      ...attachment,
      ...(blocks ? { blocks } : {}),
    });
  }
  return read;
}

/** Null removes the metadata: that is what an empty object means in `chat.update`. */
function readMetadata(raw: unknown): MessageMetadata | null | Refusal {
  if (!isJsonObject(raw)) return refuse('invalid_metadata_format');
  if (Object.keys(raw).length === 0) return null;
  const { event_type, event_payload } = raw;
  if (typeof event_type !== 'string' || event_type === '' || !isJsonObject(event_payload)) {
    return refuse('invalid_metadata_schema');
  }
  return { event_type, event_payload };
}
