import type { JsonObject } from './json.ts';
import { secretHex } from './ids.ts';
import type { World } from './world.ts';

/** What a person typed, as Slack stores it: special characters escaped, known @names and #channels turned to ids. */
export function encodeHumanText(world: World, typed: string, style: 'message' | 'command'): string {
  return typed
    .split(/(<[@#!][^<>\s]+>)/)
    .map((part, index) => (index % 2 === 1 ? part : encodePlain(world, part, style)))
    .join('');
}

function encodePlain(world: World, text: string, style: 'message' | 'command'): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(
    /(^|[\s(])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}_-])/gu,
    (whole: string, before: string, sign: string, name: string) => {
      if (sign === '@') {
        const person = [...world.people.values()].find((each) => each.name === name);
        if (person) return `${before}<@${person.id}${style === 'command' ? `|${person.name}` : ''}>`;
        const group = [...world.usergroups.values()].find((each) => each.handle === name);
        return group ? `${before}<!subteam^${group.id}|@${group.handle}>` : whole;
      }
      const channel = [...world.channels.values()].find((each) => each.name === name && each.kind === 'public');
      return channel ? `${before}<#${channel.id}|${channel.name}>` : whole;
    },
  );
}

/** The rich_text block that the composer makes of a person's message. */
export function richTextOf(text: string): JsonObject {
  const elements = text.split(/(<[^<>]+>)/).flatMap((part) => (part === '' ? [] : [inline(part)]));
  return {
    type: 'rich_text',
    block_id: secretHex(5),
    elements: [{ type: 'rich_text_section', elements }],
  };
}

function inline(part: string): JsonObject {
  const [, sign, id] = /^<([@#]|!subteam\^)([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(part) ?? [];
  if (sign === '@') return { type: 'user', user_id: id };
  if (sign === '#') return { type: 'channel', channel_id: id };
  if (sign !== undefined) return { type: 'usergroup', usergroup_id: id };
  return { type: 'text', text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') };
}
