import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { Ending } from '../../testing/ending.js';
import { pastPublicity } from '../../testing/sessions.js';
import { sixfold } from '../../testing/sixfold.js';
import { PDF, Story } from '../../testing/story.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** Two processes on one database; and what the same deal leaves that was played once, on another. */
let one: TestPlatform;
let other: TestPlatform;
let once: Record<string, number>;
beforeAll(async () => {
  const single = await TestPlatform.start();
  await play(single);
  once = await rows(single);
  await single.close();
  const database = await createTestDatabase();
  const shared = { FILES_DIR: fs.mkdtempSync(path.join(os.tmpdir(), 'helan-files-')) };
  one = await TestPlatform.start(database, shared);
  other = await TestPlatform.start({ ...database, drop: async () => undefined }, shared);
}, 180_000);
afterAll(async () => {
  await other.close();
  await one.close();
});

/** What requests, people who come in and processes that live leave, whatever is done. */
const OF_REQUESTS = [
  'deed',
  'web_session',
  'limit_use',
  'bid_heartbeat',
  'bid_outage',
  'sign_in_place',
  'visit_trace',
  'schema_migration',
  // How often a row is changed on the way is a matter of who comes first; each change is linked a moment later.
  'audit_entry',
  'audit_link',
  // News is read a moment later, as things stand by then: of a plan that was moved meanwhile people are told once. That
  // nobody is told twice is asked where messages are.
  'outbox_waiting',
  'message',
  'delivery',
  'demo_phone',
];

/** How many rows each table has. */
async function rows(platform: TestPlatform): Promise<Record<string, number>> {
  const tables: { name: string }[] = await platform.dataSource.query(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1`,
    [OF_REQUESTS],
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row]: { count: number }[] = await platform.dataSource.query(
        `select count(*)::int as count from "${name}"`,
      );
      return [name, row!.count] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** From the draft to the archive. */
async function play(platform: TestPlatform): Promise<string> {
  const story = new Story(platform);
  const { lotId } = await story.won();
  await pastPublicity(story, lotId);
  await new Ending(story).finish(lotId);
  return story.state(lotId);
}

describe('a deal whose every post comes six times at once, to two processes', () => {
  test('leaves what it leaves when each comes once', async () => {
    expect(await play(sixfold(one, [one.app, other.app], () => true))).toBe('ARCHIVED');
    expect(await rows(one)).toEqual(once);
  }, 240_000);

  test('pressed six times, a step that makes nothing new is taken once', async () => {
    // What makes something new each time, and what may be said again while it is asked, is not refused.
    const isOnePress = (route: string) =>
      route === 'projects' || /^lots\/[^/]+\/(registrations|bids|consultation\/answer)$/.test(route);
    const platform = sixfold(one, [one.app, other.app], isOnePress);
    expect(await play(platform)).toBe('ARCHIVED');
  }, 240_000);
});

describe('a key', () => {
  const draft = async (key: string, body: object, login = 'nonghu', platform = one) =>
    (await platform.as(login)).request('post', 'projects').set('Idempotency-Key', key).send(body);
  const count = async () => (await rows(one))['project'];

  test('gives the same answer again, in whatever process, and does nothing', async () => {
    const key = randomUUID();
    const first = await draft(key, { typeCode: 'T01' });
    const before = await count();
    const again = await request(other.app.getHttpServer())
      .post('/api/projects')
      .set((await one.as('nonghu')).credentials())
      .set('Idempotency-Key', key)
      .send({ typeCode: 'T01' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await count()).toBe(before);
  });

  test('is refused for anything else', async () => {
    const key = randomUUID();
    await draft(key, { typeCode: 'T01' });
    const answer = await draft(key, { typeCode: 'T02' });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('request.idempotency-reused'),
    ]);
  });

  test('is one account’s, for one route', async () => {
    const key = randomUUID();
    const first = await draft(key, { typeCode: 'T07' });
    const others = await draft(key, { typeCode: 'T07' }, 'jingmai1');
    expect(others.status).toBe(201);
    expect(others.body).not.toEqual(first.body);
    const { id } = first.body as { id: string };
    const upload = await (
      await one.as('nonghu')
    )
      .request('post', `projects/${id}/documents`)
      .set('Idempotency-Key', key)
      .field('kind', 'ID_CARD')
      .attach('file', PDF, 'paper.pdf');
    expect(upload.status).toBe(201);
  });

  test('stands for a file, too: another file, or another field beside it, is something else', async () => {
    const { id } = await (await one.as('nonghu')).post<{ id: string }>('projects', { typeCode: 'T01' });
    const key = randomUUID();
    const send = async (kind: string, name: string) =>
      (await one.as('nonghu'))
        .request('post', `projects/${id}/documents`)
        .set('Idempotency-Key', key)
        .field('kind', kind)
        .attach('file', PDF, name);
    const first = await send('ID_CARD', 'a.pdf');
    expect([(await send('ID_CARD', 'a.pdf')).body, (await send('LISTER_PROOF', 'a.pdf')).status]).toEqual([
      first.body,
      422,
    ]);
    expect((await send('ID_CARD', 'b.pdf')).status).toBe(422);
  });

  test('of what was refused is free again', async () => {
    const key = randomUUID();
    expect((await draft(key, { typeCode: 'T99' })).status).toBe(422);
    expect((await draft(key, { typeCode: 'T01' })).status).toBe(201);
  });

  test.each([[''], ['x'.repeat(81)], [':id/own-history/X1'], ['/'], ['one press'], ['x%2F1'], ['é']])(
    '%j is none',
    async (key) => {
      const answer = await draft(key, { typeCode: 'T01' });
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { code: 'request.idempotency-key', faults: [{ field: 'idempotency-key' }] },
      ]);
    },
  );

  test.each([[randomUUID()], [randomUUID().replaceAll('-', '')], ['a.B_c:7-'.repeat(10)]])(
    '%s is one',
    async (key) => {
      expect((await draft(key, { typeCode: 'T01' })).status).toBe(201);
    },
  );

  test('stands with its answer for good', async () => {
    await draft(randomUUID(), { typeCode: 'T01' });
    for (const sql of ["update deed set answer = '{}'", 'delete from deed'])
      await expect(one.asOwner(sql)).rejects.toThrow('deed rows are only ever added');
  });
});
