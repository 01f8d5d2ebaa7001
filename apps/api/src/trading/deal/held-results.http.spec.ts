import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AlertBook } from '../../listing/risk/index.js';
import { Negotiations } from '../../testing/negotiations.js';
import { Recounted, inShanghai } from '../../testing/recounted.js';

let it: Recounted;
let lotId: string;
let late: string;
/** A negotiated result of a collective, whose confirmation a finding of the last minute keeps back. */
beforeAll(async () => {
  it = await Recounted.start();
  const change = {
    method: 'NEGOTIATION',
    startPriceYuan: '9000',
    stepYuan: '',
    depositYuan: '1000',
    extensionCycles: 0,
  } as const;
  const table = await Negotiations.open(it.story, ['jingmai1'], change, 'T05');
  ({ lotId } = table);
  await table.offer('jingmai1', await table.own('jingmai1'), '9200');
  await table.accept('cunjiti', await table.own('cunjiti'));
  const agreed = await table.own('jingmai1');
  await table.sign('jingmai1', agreed);
  await table.sign('cunjiti', agreed);
  late = (await topper().then((one) => one.post<{ id: string }>(`lots/${lotId}/registrations`))).id;
  await it.story.advancePast(
    "select publicity_ends_at - interval '1 minute' as at from deal where lot_id = $1",
    lotId,
  );
  const risk = { code: 'R15', level: 'RED', evidence: '有人在开启以前动过封好的报价' } as const;
  await it.platform.app.get(AlertBook).raiseAlone(lotId, risk);
  await it.story.advancePast(
    "select publicity_ends_at + interval '1 minute' as at from deal where lot_id = $1",
    lotId,
  );
}, 120_000);
afterAll(() => it.platform.close());

const topper = () => it.platform.as('jingmai2');
const ends = async () => {
  const [row] = await it.rows(
    `select l.state, ${inShanghai('d.publicity_ends_at')} as public, ${inShanghai('l.next_due_at')} as held
     from deal d join lot l on l.id = d.lot_id where d.lot_id = $1`,
    lotId,
  );
  return row;
};

test('stands in public no longer than was printed, and is held behind that', async () => {
  expect(await ends()).toEqual({ state: 'RESULT_PUBLICITY', public: '11-17 17:00', held: '11-20 17:00' });
  expect(await it.lastNotice(lotId)).toMatchObject({ result: { isPublicityOver: true } });
});

test('nobody offers more, and nobody objects', async () => {
  const form = { intendedUse: '仓储', hasPromised: true, quoteYuan: '9300' };
  await (await topper()).put(`registrations/${late}`, form);
  expect(await (await topper()).refused('post', `registrations/${late}/submission`)).toMatchObject({
    code: 'registration.closed',
  });
  const text = '公示的面积和现场看到的不一样，请核实。';
  expect(await (await topper()).refused('post', `lots/${lotId}/objections`, { text })).toMatchObject({
    code: 'objection.too-late',
  });
});

test('a day taken out of the hold, or of the days that are over, moves no end that was printed', async () => {
  const before = await it.lastNotice(lotId);
  for (const day of ['2026-11-16', '2026-11-19']) {
    await it.day(day);
    expect(await ends()).toMatchObject({ state: 'RESULT_PUBLICITY', public: '11-17 17:00' });
  }
  expect(await it.lastNotice(lotId)).toEqual(before);
});

test('suspended, it has no day left: three working days, 20, 23 and 24 November, run on and are printed', async () => {
  await it.at('2026-11-18T10:00:00');
  const head = await it.platform.as('fuzeren');
  await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
  const [row] = await it.rows("select suspension -> 'unusedDays' as unused from lot where id = $1", lotId);
  expect(row).toEqual({ unused: 0 });
  await head.post(`lots/${lotId}/resumption`, { reason: '邻户撤回' });
  expect(await ends()).toEqual({ state: 'RESULT_PUBLICITY', public: '11-24 17:00', held: '11-24 17:00' });
  const { strip, result } = await it.lastNotice(lotId);
  expect(strip.filter(({ kind }) => kind === 'COUNTED').map(({ date }) => date)).toEqual([
    '2026-11-20',
    '2026-11-23',
    '2026-11-24',
  ]);
  expect(result).toMatchObject({ isPublicityOver: false });
});
