import type { ChannelView, Person } from '#sandbox/contract.ts';

/** Turns what a person typed into message text as a Slack client sends it: escaped, with @names and #channels as ids. */
export function encodeMessage(typed: string, people: readonly Person[], channels: readonly ChannelView[]): string {
  return typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}_])@([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu, (written, name: string) => {
      if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
      const person = people.find((candidate) => candidate.name === name);
      return person ? `<@${person.id}>` : written;
    })
    .replace(/(?<![\p{L}\p{N}_&])#([\p{L}\p{N}_-]+)/gu, (written, name: string) => {
      const channel = channels.find((candidate) => candidate.name === name);
      return channel ? `<#${channel.id}>` : written;
    });
}
