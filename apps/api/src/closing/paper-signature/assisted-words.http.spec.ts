import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ConsultationView,
  PageView,
  PaperToSignView,
  ReserveView,
  ScanToSeeView,
} from '@helan/contracts';
import type { Application } from '@helan/domain';
import { listedOnMandate } from '../../testing/mandated.js';
import { saidIn } from '../../testing/printed.js';
import { SealedLots } from '../../testing/sealed-lots.js';
import { handIn, signByHand } from '../../testing/signed-by-hand.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2'];

let platform: TestPlatform;
let lots: SealedLots;
/** So many villagers have had something filed for them. */
let filed = 0;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  await lots.sealers.makeOwnKeys('fuzeren', 'jianguan', 'cunji');
}, 60_000);
afterAll(() => platform.close());

/** Both sides are asked about a lot that the liaison has filed for a villager. */
async function asked(change: Application = {}): Promise<string> {
  const { story } = lots;
  const { lotId, endsAt } = await listedOnMandate(story, change, filed);
  filed += 1;
  const registrations = await story.registerAll(BIDDERS, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  for (const [index, login] of BIDDERS.entries()) await story.payDeposit(login, registrations[index]!);
  return lotId;
}

const consultation = async (lotId: string) =>
  (await (await platform.as('zuzhi')).get<{ consultation: ConsultationView }>(`lots/${lotId}/consultation`))
    .consultation;
const answer = async (login: string, lotId: string, word: object) =>
  (await platform.as(login)).post(`lots/${lotId}/consultation/answer`, word);
const waiting = async (lotId: string) =>
  (await platform.as('cunji')).get<PaperToSignView[]>(`lots/${lotId}/paper-signatures`);
const reserve = async (lotId: string) =>
  (await (await platform.as('cunji')).get<{ reserve: ReserveView }>(`lots/${lotId}/reserve`)).reserve;
const refuse = async (reason: string) => {
  const town = await platform.as('xiangzhen');
  const [scan] = (await town.get<PageView<ScanToSeeView>>('paper-scans')).items;
  await town.post(`paper-scans/${scan!.id}/check`, { isSound: false, reason });
};

describe('what a liaison writes down for a farmer binds him by nobody’s word alone', () => {
  let lotId: string;
  beforeAll(async () => {
    lotId = await asked({ trading: { hasReserve: true } });
  }, 120_000);

  test('an answer is no answer before he has signed it and a second person has seen it', async () => {
    await answer('cunji', lotId, { agrees: false, reason: '价低了' });
    expect((await consultation(lotId)).standing!.transferor).toBeNull();
    expect(await waiting(lotId)).toMatchObject([{ kind: 'CONSULTATION', kindName: '征询答复', scan: null }]);
    const liaison = await platform.as('cunji');
    const { body } = await liaison.request('get', `lots/${lotId}/paper-signatures/CONSULTATION/file`);
    expect(saidIn(body as Buffer)).toContain('答复不同意原因价低了');
    await handIn(platform, lotId, 'CONSULTATION');
    expect((await consultation(lotId)).standing!.transferor).toBeNull();
    expect(
      await liaison.refused('post', `lots/${lotId}/consultation/answer`, { agrees: true }),
    ).toMatchObject({ status: 409, code: 'scan.waits' });
    expect(await liaison.refused('get', 'paper-scans')).toMatchObject({ status: 403 });
  });

  test('one whose scan was refused does not count, and a later word takes its place', async () => {
    await refuse('不是本人签的字');
    expect((await consultation(lotId)).standing!.transferor).toBeNull();
    await answer('cunji', lotId, { agrees: true });
    expect(await waiting(lotId)).toMatchObject([{ kind: 'CONSULTATION', scan: null }]);
    await signByHand(platform, lotId, 'CONSULTATION');
    expect((await consultation(lotId)).standing!.transferor).toMatchObject({ agrees: true });
    expect(await waiting(lotId)).toEqual([]);
  });

  test('a reserve is entered once he has signed for its envelope, whose amount nobody reads', async () => {
    await lots.sealers.reserve('cunji', lotId, 64_000n);
    expect((await reserve(lotId)).isEntered).toBe(false);
    const entered = () =>
      platform.dataSource.query<object[]>('select 1 from reserve where lot_id = $1', [lotId]);
    expect(await entered()).toEqual([]);
    expect(await waiting(lotId)).toMatchObject([{ kind: 'RESERVE', kindName: '保留价封存单' }]);
    await signByHand(platform, lotId, 'RESERVE');
    expect(await entered()).toHaveLength(1);
    expect((await reserve(lotId)).isEntered).toBe(true);
  });

  test('whoever lists himself answers as before, and nothing is printed', async () => {
    const own = await lots.story.listed();
    const registrations = await lots.story.registerAll(BIDDERS, own.lotId);
    await platform.advance(own.endsAt.getTime() + 1000);
    await lots.story.qualifyAll();
    for (const [index, login] of BIDDERS.entries()) await lots.story.payDeposit(login, registrations[index]!);
    await answer('nonghu', own.lotId, { agrees: true });
    expect((await consultation(own.lotId)).standing!.transferor).toMatchObject({ agrees: true });
  }, 60_000);
});

describe('an answer that was handed in in time', () => {
  test('is waited for once, where nobody has seen it by the end', async () => {
    const lotId = await asked();
    for (const login of BIDDERS) await answer(login, lotId, { agrees: true });
    await answer('cunji', lotId, { agrees: false, reason: '价低了' });
    await handIn(platform, lotId, 'CONSULTATION');
    const { dueAt } = await consultation(lotId);
    await platform.advance(Date.parse(dueAt) + 1000);
    expect((await consultation(lotId)).state).toBe('ASKING');
    await signByHandSeen(lotId);
    expect(await consultation(lotId)).toMatchObject({
      state: 'OBJECTED',
      standing: { transferor: { agrees: false, reason: '价低了' } },
    });
  }, 120_000);

  test('and no longer: then the notice says what silence means', async () => {
    const lotId = await asked();
    for (const login of BIDDERS) await answer(login, lotId, { agrees: true });
    await answer('cunji', lotId, { agrees: false, reason: '价低了' });
    await handIn(platform, lotId, 'CONSULTATION');
    await platform.advance(Date.parse((await consultation(lotId)).dueAt) + 1000);
    const rows: { at: Date }[] = await platform.dataSource.query(
      'select next_due_at as at from consultation where lot_id = $1',
      [lotId],
    );
    await platform.advance(rows[0]!.at.getTime() + 1000);
    expect((await consultation(lotId)).state).toBe('CLOSED');
  }, 120_000);
});

/** The township sees what waits. */
async function signByHandSeen(lotId: string): Promise<void> {
  const town = await platform.as('xiangzhen');
  const { items: scans } = await town.get<PageView<ScanToSeeView>>('paper-scans');
  expect(scans.map(({ kindName }) => kindName)).toEqual(['征询答复']);
  await town.post(`paper-scans/${scans[0]!.id}/check`, { isSound: true });
  expect(await waiting(lotId)).toEqual([]);
}
