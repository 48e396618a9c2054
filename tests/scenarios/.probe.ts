import { firebreakProcess } from '#tests/support/firebreak-process.ts';
import { startOutsideWorld } from '#tests/support/outside-world.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { waitFor } from '#tests/support/wait-for.ts';
const t0 = performance.now();
const T = (m: string) => console.log(((performance.now() - t0) | 0) + ' ' + m);
const pg = process.argv[2] === 'pg' ? await startPostgres() : null;
T('pg');
const world = await startOutsideWorld({ speed: 4 });
T('world');
const fb = await firebreakProcess({
  world,
  database: pg ? { url: await pg.createDatabase() } : 'embedded',
  waitScale: 0.05,
});
await fb.start();
T('started');
world.workspace.setRequestUrl(fb.url + '/slack/events');
world.platform.setAlertReceiver({ url: fb.url + '/webhooks/alertmanager', bearerToken: fb.webhookToken });
world.platform.inject('connection-pool-exhaustion', 'claims-api');
const ask = () => {
  const c = world.incidentChannels()[0];
  return c && world.said(c.id).find((m) => JSON.stringify(m.blocks).includes('approval.approve'));
};
const card = await world.workspace.waitFor(ask, 'ask', 60000);
T('asks');
console.log(await world.workspace.as('U01MAYA0001').click({ channel: card.channel, ts: card.ts }, 'approval.approve'));
T('pressed');
const ch = world.incidentChannels()[0]!;
try {
  await world.workspace.waitFor(() => world.said(ch.id).some((m) => /is over/.test(m.text)), 'over', 60000);
  T('over');
} catch (e) {
  console.log(String(e));
}
console.log(
  world.said(ch.id).map((m) => m.text),
  ch,
);
console.log(JSON.stringify(world.said(ch.id)[0]!.blocks).slice(0, 3000));
console.log(await fb.stop());
T('stopped');
console.log(
  world.platform.writes().map((w) => [w.verb, w.path, w.dryRun]),
  world.platform.pages(),
);
console.log(fb.log().join('\n').slice(0, 6000));
await fb.remove();
await world.stop();
await pg?.stop();
T('end');
