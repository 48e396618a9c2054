import { addChannel } from './channels.ts';
import { botColor, channels, people, usergroups } from './seed.ts';
import type { World } from './world.ts';

/** Fills an empty workspace with Northwind Health, and with the app's bot user. */
export function seedWorld(world: World): void {
  for (const person of Object.values(people)) {
    world.people.set(person.id, { ...person, isBot: false });
  }
  world.people.set(world.app.botUserId, {
    id: world.app.botUserId,
    name: world.manifest.botName,
    realName: world.manifest.appName,
    title: 'App',
    email: null,
    timeZone: 'Etc/UTC',
    color: botColor,
    isAdmin: false,
    isBot: true,
  });
  for (const group of Object.values(usergroups)) world.usergroups.set(group.id, group);
  for (const channel of Object.values(channels)) {
    addChannel(world, { ...channel, kind: 'public', isGeneral: channel.id === channels.general.id });
  }
}
