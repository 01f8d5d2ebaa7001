import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { bookFaults } from '../../testing/books.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { RandomWalk } from '../../testing/random-walk.js';
import { randomFrom } from '../../testing/random.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(180_000);

let platform: TestPlatform;
let story: Story;
// Each on a platform of its own: walks take weeks, and the calendar ends with the year.
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

/** What of a lot that is over would still bind somebody. */
const bound = (lotId: string) =>
  platform.dataSource.query(
    `select 'registration' as what, r.state from registration r where r.lot_id = $1 and r.state in ('WON', 'ADMITTED', 'QUALIFYING')
     union all select 'contract', c.state from contract c where c.lot_id = $1 and c.state <> 'ENDED'
     union all select 'session', s.state from bidding_session s where s.lot_id = $1 and s.ended_at is null
     union all select 'certificate', c.state from certificate c where c.lot_id = $1 and c.state in ('DRAFT', 'REVIEWED')
     union all select 'ending notice', n.state from ending_notice n where n.lot_id = $1 and n.state in ('NOTIFIED', 'ACCEPTED', 'SILENT', 'DISPUTED', 'PROPOSED')
     union all select 'objection', o.state from objection o where o.lot_id = $1 and o.state in ('FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED')`,
    [lotId],
  );

/** Each beginning with whoever may go on from there; seeds are fixed, so that a walk that fails fails again. */
const BEGINNINGS = {
  listed: () => story.listed(),
  admitted: () => story.admitted(['jingmai1', 'jingmai2']),
  won: () => story.won(),
  signed: () => story.signed(),
  settled: () => story.settled(),
} as const;

/** Ends well, by whatever steps; answers those that were taken. */
async function leads(
  name: keyof typeof BEGINNINGS,
  seed: number,
  isRough = false,
): Promise<readonly string[]> {
  const { projectId, lotId } = await BEGINNINGS[name]();
  const walk = new RandomWalk(story, randomFrom(seed), isRough);
  const taken = await walk.walk(lotId, 40);
  const state = await walk.end(lotId);
  const { held, claims } = await leftOf(platform, projectId);
  expect({ taken, state, held }).toEqual({
    taken,
    state: expect.stringMatching(/^(ARCHIVED|FAILED|TERMINATED|WITHDRAWN|VOIDED)$/),
    held: NOTHING.held,
  });
  expect({ taken, faults: await bookFaults(platform) }).toEqual({ taken, faults: [] });
  if (state === 'ARCHIVED') return taken;
  expect({ taken, state, claims, bound: await bound(lotId) }).toEqual({
    taken,
    state,
    claims: 0,
    bound: [],
  });
  return taken;
}

test.each([
  ['listed', 1],
  ['listed', 2],
  ['admitted', 3],
  ['admitted', 4],
  ['won', 5],
  ['won', 6],
  ['signed', 8],
  ['signed', 9],
  ['settled', 11],
  ['settled', 12],
] as const)(
  'a lot that is %s, led by seed %i, ends with nothing held and nothing claimed',
  async (name, seed) => {
    await leads(name, seed);
  },
);

test.each([
  ['admitted', 21],
  ['won', 22],
  ['signed', 23],
  ['settled', 24],
] as const)(
  'so does one that is %s, led by seed %i, whose payments the bank sends back and to whom strangers pay',
  async (name, seed) => {
    expect(await leads(name, seed, true)).toContain('the bank sends a payment back');
  },
);
