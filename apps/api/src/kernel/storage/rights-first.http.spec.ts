import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FORM, FORM_ENDS, RawClient, formBegins } from '../../testing/raw-client.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const TWENTY_MB = 20 * 1024 * 1024;

let platform: TestPlatform;
let story: Story;
let draft: string;
let listed: string;
let lotId: string;
let registrationId: string;
const clients: RawClient[] = [];

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  await platform.app.listen(0, '127.0.0.1');
  draft = await story.draft();
  ({ projectId: listed, lotId } = await story.listed());
  const bidder = await platform.as('jingmai1');
  ({ id: registrationId } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`));
});
afterEach(() => clients.splice(0).forEach((client) => client.hangUp()));
afterAll(() => platform.close());

async function connect(): Promise<RawClient> {
  const client = await RawClient.connect(platform);
  clients.push(client);
  return client;
}

/** Files that lie aside, and files that are kept. */
function onDisk(): { aside: string[]; kept: string[] } {
  const { filesDir } = platform.config;
  const files = fs.readdirSync(filesDir, { recursive: true, encoding: 'utf8' });
  const isFile = (file: string) => fs.statSync(path.join(filesDir, file)).isFile();
  const all = files.filter(isFile).sort();
  return {
    aside: all.filter((file) => file.startsWith('incoming')),
    kept: all.filter((file) => !file.startsWith('incoming')),
  };
}

const noSuch = '00000000-0000-0000-0000-000000000000';
const documents = (id: string) => `projects/${id}/documents`;

describe('who may not hand in anything is told by the head of his request', () => {
  test.each<[string, string, () => string, number]>([
    ['a stranger’s paper', 'jingmai1', () => documents(draft), 404],
    ['a paper for no project', 'nonghu', () => documents(noSuch), 404],
    ['a paper of a project that is on its way', 'nonghu', () => documents(listed), 409],
    ['a clerk’s photo of a site', 'shouli', () => documents(listed), 403],
    ['a photo of a site that is not being checked', 'cunji', () => documents(listed), 409],
    ['another’s registration', 'jingmai2', () => `registrations/${registrationId}/documents`, 404],
    ['a household’s sheet', 'nonghu', () => `projects/${draft}/households`, 409],
    ['a stranger’s sheet', 'cunjiti', () => `projects/${draft}/households`, 404],
    ['a signature without a mandate', 'cunji', () => `lots/${lotId}/paper-signatures`, 404],
  ])('%s', async (_, login, route, status) => {
    const before = onDisk();
    const client = await connect();
    const headers = { 'Content-Type': FORM, 'Content-Length': 1_000_000 };
    client.sendHead(await platform.as(login), { route: route(), headers });
    expect(await client.status()).toBe(status);
    expect(onDisk()).toEqual(before);
  });

  test('and cut off if he goes on sending', async () => {
    const client = await connect();
    const headers = { 'Content-Type': FORM, 'Content-Length': TWENTY_MB };
    client.sendHead(await platform.as('jingmai1'), { route: documents(draft), headers });
    client.send(Buffer.alloc(100_000));
    expect(await client.status()).toBe(404);
    await client.cutOff();
  });

  test('whoever asks first is not asked to send', async () => {
    const headers = { 'Content-Type': FORM, 'Content-Length': TWENTY_MB, Expect: '100-continue' };
    const stranger = await connect();
    stranger.sendHead(await platform.as('jingmai1'), { route: documents(draft), headers });
    expect(await stranger.status()).toBe(404);
    expect(await stranger.hears('HTTP/1.1')).not.toContain('100 Continue');

    const body = Buffer.concat([Buffer.from(formBegins('MANDATE')), PDF, Buffer.from(FORM_ENDS)]);
    const owner = await connect();
    owner.sendHead(await platform.as('nonghu'), {
      route: documents(draft),
      headers: { ...headers, 'Content-Length': body.length },
    });
    await owner.hears('HTTP/1.1 100 Continue');
    owner.send(body);
    expect(await owner.hears('HTTP/1.1 201')).toContain('MANDATE');
  });

  test('a file that is larger than any may be is refused unread', async () => {
    const client = await connect();
    const headers = { 'Content-Type': FORM, 'Content-Length': TWENTY_MB + 10_000 };
    client.sendHead(await platform.as('nonghu'), { route: documents(draft), headers });
    expect(await client.status()).toBe(413);
    await client.hears('最大 20 MB');
  });

  test('one that does not say how large it is is read no further than it may be', async () => {
    const before = onDisk();
    const client = await connect();
    client.sendHead(await platform.as('nonghu'), {
      route: documents(draft),
      headers: { 'Content-Type': FORM, 'Transfer-Encoding': 'chunked' },
    });
    const chunk = (content: Buffer) => {
      client.send(`${content.length.toString(16)}\r\n`);
      client.send(content);
      client.send('\r\n');
    };
    chunk(Buffer.from(formBegins('MANDATE')));
    for (let megabyte = 0; megabyte < 21; megabyte += 1) chunk(Buffer.alloc(1024 * 1024, 'x'));
    expect(await client.status()).toBe(413);
    expect(onDisk()).toEqual(before);
  });
});

describe('what is not kept leaves nothing', () => {
  test('a sender who hangs up', async () => {
    const before = onDisk();
    const client = await connect();
    const headers = { 'Content-Type': FORM, 'Content-Length': 5_000_000 };
    client.sendHead(await platform.as('nonghu'), { route: documents(draft), headers });
    client.send(formBegins('MANDATE'));
    client.send(Buffer.alloc(2_000_000, 'x'));
    await until(() => onDisk().aside.length === 1);
    client.hangUp();
    await until(() => onDisk().aside.length === 0);
    expect(onDisk()).toEqual(before);
  });

  test('a form that ends in the middle of its file', async () => {
    const before = onDisk();
    const client = await connect();
    const begin = formBegins('MANDATE');
    const headers = { 'Content-Type': FORM, 'Content-Length': begin.length + PDF.length };
    client.sendHead(await platform.as('nonghu'), { route: documents(draft), headers });
    client.send(begin);
    client.send(PDF);
    expect(await client.status()).toBe(400);
    await client.hears('没有传完');
    expect(onDisk()).toEqual(before);
  });

  test('a paper of a kind that the project does not ask for', async () => {
    const before = onDisk();
    const other = Buffer.concat([PDF, Buffer.from('% of its own\n')]);
    const answer = await (await platform.as('nonghu')).upload(documents(draft), 'NO_SUCH_KIND', other);
    expect(answer.status).toBe(422);
    expect(onDisk()).toEqual(before);
  });

  test('a paper whose row cannot be written, but one that another row speaks of stays', async () => {
    const owner = await platform.as('nonghu');
    const before = onDisk();
    const mine = Buffer.concat([PDF, Buffer.from('% mine\n')]);
    const kept = await owner.upload(documents(draft), 'MANDATE', mine);
    expect(kept.status).toBe(201);
    await platform.asOwner(
      "create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$",
    );
    await platform.asOwner(
      'create trigger refuse_row before insert on project_document for each row execute function refuse_row()',
    );
    expect((await owner.upload(documents(draft), 'MANDATE', mine)).status).toBe(500);
    expect((await owner.upload(documents(draft), 'MANDATE', Buffer.concat([mine, mine]))).status).toBe(500);
    await platform.asOwner('drop trigger refuse_row on project_document');
    expect(onDisk().aside).toEqual([]);
    expect(onDisk().kept.length).toBe(before.kept.length + 1);
    const { id } = kept.body as { id: string };
    expect((await owner.request('get', `${documents(draft)}/${id}`)).status).toBe(200);
  });

  test('two who hand in the same at the same time have it both', async () => {
    const owner = await platform.as('nonghu');
    const same = Buffer.concat([PDF, Buffer.from('% the same\n')]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        owner.upload(documents(draft), n % 2 === 0 ? 'MANDATE' : 'NO_SUCH_KIND', same),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201, 422, 201, 422]);
    for (const { status, body } of answers) {
      if (status !== 201) continue;
      const sent = await owner.request('get', `${documents(draft)}/${(body as { id: string }).id}`);
      expect([sent.status, (sent.body as Buffer).equals(same)]).toEqual([200, true]);
    }
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
