import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { fillYears } from '../../testing/filled.js';
import { type Read, readsOf } from '../../testing/reads.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(300_000);

/** Of a county that has dealt with so many lots. */
const LOTS = 50_000;
/** No step of a single listing reads more, whatever was before. */
const MOST_ROWS = 2_000;
const MOST_PAGES = 2_000;

let platform: TestPlatform;
let story: Story;
let open: { projectId: string; lotId: string; endsAt: Date };

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  open = await story.listed();
  await story.register('jingmai1', open.lotId);
  // The first noon signs all that there was before it.
  await platform.advance(await nextNoon());
  await fillYears(platform, open, LOTS);
});
afterAll(() => platform.close());

/** The next noon in Shanghai, and a second. */
async function nextNoon(): Promise<Date> {
  const noon = new Date(await platform.time());
  noon.setUTCHours(noon.getUTCHours() < 4 ? 4 : 28, 0, 1, 0);
  return noon;
}

const tooMuch = (reads: readonly Read[]) =>
  reads.filter(({ rows, pages }) => rows > MOST_ROWS || pages > MOST_PAGES);

describe('among fifty thousand lots of before', () => {
  test('a listing is sent and reviewed without a look back', async () => {
    const reads = await readsOf(platform, () => story.reviewed(), 'listing_event');
    expect(reads.length).toBeGreaterThan(20);
    expect(tooMuch(reads)).toEqual([]);
  });

  test('a notice is put up without a look back', async () => {
    const projectId = await story.reviewed();
    const reads = await readsOf(platform, () => story.publish(projectId), 'notice_chain');
    expect(reads.length).toBeGreaterThan(20);
    expect(tooMuch(reads)).toEqual([]);
  });

  test('a purchase is sent without a look back', async () => {
    const projectId = await story.draft({}, 'T14');
    const lister = await story.lister('T14');
    const reads = await readsOf(
      platform,
      () => lister.post(`projects/${projectId}/submission`),
      'listing_event',
    );
    expect(tooMuch(reads)).toEqual([]);
  });

  test('a registration is sent without a look back', async () => {
    const reads = await readsOf(platform, () => story.register('jingmai2', open.lotId), 'registration');
    expect(tooMuch(reads)).toEqual([]);
  });

  test('the board is signed at noon without a look back', async () => {
    const noon = await nextNoon();
    const reads = await readsOf(platform, () => platform.advance(noon), 'insert into public_day');
    expect(reads.map(({ text }) => text).join()).toContain('RESULT_PUBLICITY');
    expect(tooMuch(reads)).toEqual([]);
  });

  test('registration is over, and the signals counted, without a look back', async () => {
    const reads = await readsOf(platform, () => platform.advance(open.endsAt.getTime() + 1000), 'REG_CLOSED');
    expect(tooMuch(reads)).toEqual([]);
  });
});
