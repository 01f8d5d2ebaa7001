import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { isNatural } from '@helan/domain';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { listedOnMandate } from '../../testing/mandated.js';
import { saidIn } from '../../testing/printed.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { PartyService } from '../../people/party/index.js';

/** Goes on for ever; its frames are read by another route. */
const ENDLESS = ['/lots/:id/feed'];

/** The phone of a demonstration, whose numbers are made up: what was sent is read there by whoever tries it out. */
const DEMO_ONLY = ['/demo/phone'];

let platform: TestPlatform;
let story: Story;
let secrets: { what: string; text: string }[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  await listedOnMandate(story, { title: '代办出租 30 亩地' }, 3);
  await story.trading(['jingmai1', 'jingmai2']);
  const { lotId } = await story.settled();
  const { id } = await (await platform.as('jianzheng')).post<{ id: string }>(`lots/${lotId}/certificate`);
  await (await platform.as('shenhe')).post(`certificates/${id}/review`);
  await (await platform.as('fuzeren')).post(`certificates/${id}/issue`);
  secrets = await personalFacts();
}, 120_000);
afterAll(() => platform.close());

/** Names of persons, and everybody's numbers; a collective's own code and a firm's are public. */
async function personalFacts(): Promise<{ what: string; text: string }[]> {
  const rows: { id: string }[] = await platform.dataSource.query('select id from party');
  const facts = await Promise.all(rows.map(({ id }) => platform.app.get(PartyService).get(id)));
  const ofParties = facts.flatMap(({ kind, name, idNumber, phone, bankAccount, representative }) => [
    ...(isNatural(kind)
      ? [
          { what: `姓名 ${name}`, text: name },
          { what: `${name} 的证件号码`, text: idNumber },
        ]
      : []),
    { what: `${name} 的手机号`, text: phone },
    { what: `${name} 的银行账号`, text: bankAccount },
    ...(representative ? [{ what: `${name} 负责人的证件号码`, text: representative.idNumber }] : []),
  ]);
  expect(ofParties.length).toBeGreaterThan(20);
  return ofParties;
}

/** Everything that may stand where a route has a parameter. */
async function valuesFor(name: string): Promise<string[]> {
  const sql: Readonly<Record<string, string>> = {
    id: `select id::text as value from notice union select id::text from lot union select id::text from project
         union select id::text from registration union select id::text from bidding_session
         union select id::text from contract union select id::text from certificate`,
    code: 'select code as value from certificate',
    day: 'select day::text as value from public_day',
  };
  const rows: { value: string }[] = await platform.dataSource.query(sql[name] ?? "select 'x' as value");
  return rows.map(({ value }) => value);
}

async function addressesOf(path: string): Promise<string[]> {
  if (path === '/calendar/working-days') return [`${path}?from=2026-11-02&days=5`];
  if (path === '/verification')
    return (await valuesFor('code')).map((code) => `${path}?certificate=${encodeURIComponent(code)}`);
  const name = /:(\w+)/.exec(path)?.[1];
  if (!name) return [path];
  const values = await valuesFor(name);
  const filled = values.map((value) => path.replace(`:${name}`, value));
  return (await Promise.all(filled.map(addressesOf))).flat();
}

async function said(address: string): Promise<{ status: number; text: string }> {
  const answer = await platform
    .nobody()
    .request('get', address.slice(1))
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  const body = answer.body as Buffer;
  const isPaper = body.subarray(0, 5).toString('latin1') === '%PDF-';
  return { status: answer.status, text: isPaper ? saidIn(body) : body.toString() };
}

test('no public route, feed or paper tells a person’s full name or anybody’s numbers', async () => {
  const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector)).filter(
    ({ requirement, method, path }) =>
      requirement === 'PUBLIC' && method === 'GET' && ![...ENDLESS, ...DEMO_ONLY].includes(path),
  );
  const found: string[] = [];
  const answered = new Set<string>();
  for (const { path } of routes)
    for (const address of await addressesOf(path)) {
      const { status, text } = await said(address);
      if (status === 200) answered.add(path);
      for (const { what, text: secret } of secrets)
        if (text.includes(secret)) found.push(`${address}: ${what}`);
    }
  expect(found).toEqual([]);
  // A walk that comes nowhere finds nothing.
  expect(routes.map(({ path }) => path).filter((path) => !answered.has(path))).toEqual([]);
}, 120_000);

test('and the walk would find one: staff is told the name', async () => {
  const [{ id }] = await platform.dataSource.query('select id from project limit 1');
  const answer = await (await platform.as('shouli')).request('get', `projects/${id}`);
  expect(secrets.some(({ text }) => answer.text.includes(text))).toBe(true);
});
