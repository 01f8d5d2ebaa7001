import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lengthOf } from '@helan/domain';
import type { ProjectView } from '@helan/contracts';
import { SaxesParser } from 'saxes';
import { caseJson } from '../../testing/cases.js';
import { Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const VERTICAL = caseJson<{ title: string }>('31-vertical-tab-title.json');
const LONG = caseJson<{ title: string; location: string }>('34-long-location.json');
const RARE = caseJson<{ title: string; fields: { qualification: string } }>(
  '30-long-qualification-rare-title.json',
);

async function saved(change: object): Promise<ProjectView> {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
  await farmer.put(`projects/${id}/application`, completeApplication(change));
  return farmer.get(`projects/${id}`);
}

/** The feed, read by what refuses everything that is not well-formed. */
async function readFeed(): Promise<string> {
  const { text } = await platform.nobody().request('get', 'feed.atom');
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return text;
}

describe('what no text may hold', () => {
  test('is taken out of a title before it is kept, and the feed is well-formed', async () => {
    expect(VERTICAL.title).toContain('\u000b');
    const { lotId } = await story.listed({ title: VERTICAL.title });
    const rows: { title: string }[] = await platform.dataSource.query(
      "select terms->>'title' as title from lot where id = $1",
      [lotId],
    );
    expect(rows[0]!.title).toBe(VERTICAL.title.replace('\u000b', ''));
    expect(await readFeed()).toContain('渠东片耕地经营权再流转');
  });

  test('does no harm to the feed where it was kept before', async () => {
    await platform.asOwner('alter table notice disable trigger user');
    await platform.asOwner(`update notice set title = '从前的' || chr(11) || '标题'`);
    await platform.asOwner('alter table notice enable trigger user');
    // What lists are read from was made of it then.
    await platform.asOwner('update lot set round = round');
    expect(await readFeed()).toContain('从前的标题');
  });

  test.each([
    ['in a field', { location: '兰光村\u0000三组' }, { location: '兰光村三组' }],
    [
      'in a text of several lines, which keeps its lines',
      { delivery: '一\r\n二\u0007\t三' },
      { delivery: '一\r\n二\t三' },
    ],
    ['in an answer', { attributes: { soil: '壤\ufffe土\udc00' } }, { attributes: { soil: '壤土' } }],
    [
      'in a row',
      { coHolders: [{ name: '马\u001f兰', hasConsented: true }] },
      { coHolders: [{ name: '马兰', hasConsented: true }] },
    ],
  ])('is taken out %s', async (_, change, kept) => {
    expect((await saved(change)).application).toMatchObject(kept);
  });

  test.each([{ amountFen: '6\u00002000' }, { 'amountFen\u0000': '62000\u0007' }])(
    'makes no other amount of a bid: %j',
    async (bid) => {
      const bidder = await platform.as('jingmai1');
      const lot = '11111111-1111-4111-8111-111111111111';
      expect(await bidder.refused('post', `lots/${lot}/bids`, bid)).toMatchObject({
        status: 422,
        faults: [{ field: 'amountFen' }],
      });
    },
  );

  test('is no fault of the server in what is looked for', async () => {
    const clerk = await platform.as('shouli');
    for (const route of ['projects?search=%00', 'parties?search=a%00b', 'projects?search=%ED%A0%80'])
      expect((await clerk.request('get', route)).status).toBe(200);
    expect((await clerk.request('get', 'projects/%00')).status).toBe(404);
  });

  test('counts for nothing where something is required', async () => {
    const clerk = await platform.as('shenhe');
    const id = await story.reviewed();
    expect(
      await clerk.refused('post', `projects/${id}/correction-request`, { items: ['\u0000'] }),
    ).toMatchObject({
      status: 422,
    });
  });
});

describe('long and rare texts', () => {
  test('of a notice are kept whole', async () => {
    const { title, fields } = RARE;
    const { application } = await saved({
      title,
      qualification: fields.qualification,
      location: LONG.location,
    });
    expect(application).toMatchObject({
      title,
      qualification: fields.qualification,
      location: LONG.location,
    });
    expect(lengthOf(LONG.location)).toBe(78);
  });

  test.each([
    [80, 200],
    [81, 422],
  ])('of %i characters beyond the first plane: %i', async (length, status) => {
    const farmer = await platform.as('nonghu');
    const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
    for (const change of [
      { title: '𡶛'.repeat(length) },
      { coHolders: [{ name: '𬭼'.repeat(length), hasConsented: true }] },
    ])
      await farmer.put(`projects/${id}/application`, completeApplication(change), status);
  });
});

test('a question that is asked twice is refused, whatever it asks', async () => {
  const reviewer = await platform.as('shenhe');
  for (const route of ['parcels?search=T01&search=T01', 'projects?at=1&at=2', 'notices?type=T01&type=T02'])
    expect(await reviewer.refused('get', route)).toMatchObject({ status: 422, code: 'request.invalid' });
});

test('what is nested too deep is refused as that by the whole platform', async () => {
  const answer = await platform
    .nobody()
    .request('post', 'session')
    .set('Content-Type', 'application/json')
    .send(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`);
  expect([answer.status, (answer.body as { code?: string }).code]).toEqual([422, 'request.too-deep']);
});
