import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BreachView,
  ContractEndingView,
  ConfirmationView,
  ContractView,
  PaperToSignView,
  ProjectView,
  RefusedScanView,
  ScanToSeeView,
  ToSeePageView,
} from '@helan/contracts';
import type { PaperKind } from '@helan/domain';
import type { Response } from 'supertest';
import { CalendarService } from '../../rules/calendar/index.js';
import { listedOnMandate } from '../../testing/mandated.js';
import { NAMES, Negotiations } from '../../testing/negotiations.js';
import { pastPublicity } from '../../testing/sessions.js';
import { PDF, PHOTO, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
let name: string;
let table: Negotiations;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await listedOnMandate(story, { method: 'NEGOTIATION' });
  ({ projectId, lotId, name } = listed);
  const { registrations } = await story.admit(['jingmai2'], listed);
  table = Negotiations.at(story, lotId, registrations);
  await table.begin();
  await table.offer('jingmai2', await table.own('jingmai2'), '600');
  await table.accept('cunji', await table.own('cunji'));
}, 120_000);
afterAll(() => platform.close());

const waiting = async (login = 'cunji') =>
  (await platform.as(login)).get<PaperToSignView[]>(`lots/${lotId}/paper-signatures`);
const fileOf = async (kind: string, login = 'cunji') =>
  (await platform.as(login)).request('get', `lots/${lotId}/paper-signatures/${kind}/file`);

interface Handed {
  readonly kind: PaperKind;
  readonly fileHash: string;
  readonly scan?: Buffer;
  readonly login?: string;
}

async function handIn({ kind, fileHash, scan = PHOTO, login = 'cunji' }: Handed): Promise<Response> {
  return (await platform.as(login))
    .request('post', `lots/${lotId}/paper-signatures`)
    .field('kind', kind)
    .field('fileHash', fileHash)
    .attach('file', scan, 'scan.png');
}
/** The second person's word on the scan that waits. */
async function see(word: object, login = 'xiangzhen'): Promise<Response> {
  const [scan] = await toSee('xiangzhen');
  return (await platform.as(login)).request('post', `paper-scans/${scan!.id}/check`).send(word);
}
/** What stands on a liaison's desk because it has to be scanned anew. */
const again = async (login = 'cunji') =>
  (await platform.as(login)).get<RefusedScanView[]>('my/refused-scans');
const toSee = async (login: string) =>
  (await (await platform.as(login)).get<ToSeePageView<ScanToSeeView>>('paper-scans')).items;
const code = ({ text }: Response) => (JSON.parse(text) as { code: string }).code;
/** Behind that of his answer when both sides were asked. */
const scans = async () =>
  (await (await platform.as('shenhe')).get<ProjectView>(`projects/${projectId}`)).documents
    .filter(({ kind }) => kind === 'SIGNED_PAPER')
    .slice(1);

describe('the minutes of whoever has no account', () => {
  test('wait for his hand; only the liaison who filed for him knows of them', async () => {
    expect(await waiting()).toMatchObject([{ kind: 'MINUTES', kindName: '协商纪要', dueAt: null }]);
    const file = await fileOf('MINUTES');
    expect(file.type).toBe('application/pdf');
    for (const kind of ['LETTER', 'CONTRACT', 'toString']) expect((await fileOf(kind)).status).toBe(404);
    const other = await platform.as('cunji2');
    expect(await other.refused('get', `lots/${lotId}/paper-signatures`)).toMatchObject({ status: 404 });
    const [{ fileHash }] = (await waiting()) as [PaperToSignView];
    expect((await handIn({ kind: 'MINUTES', fileHash, login: 'cunji2' })).status).toBe(404);
  });

  test('need a scan of the very paper that was printed', async () => {
    const [{ fileHash }] = (await waiting()) as [PaperToSignView];
    const wrong: readonly (readonly [Partial<Handed>, number, string])[] = [
      [{ fileHash: 'f'.repeat(64) }, 409, 'request.conflict'],
      [{ fileHash: 'x' }, 422, 'request.invalid'],
      [{ kind: 'WILL' as never }, 422, 'request.invalid'],
      [{ kind: 'LETTER' }, 409, 'lifecycle.not-now'],
      [{ kind: 'CONTRACT' }, 409, 'lifecycle.not-now'],
      [{ scan: Buffer.alloc(0) }, 422, 'file.empty'],
      [{ scan: Buffer.from('no picture') }, 415, 'file.wrong-type'],
    ];
    for (const [change, status, expected] of wrong) {
      const answer = await handIn({ kind: 'MINUTES', fileHash, ...change });
      expect([answer.status, code(answer)]).toEqual([status, expected]);
    }
    const bare = await (
      await platform.as('cunji')
    )
      .request('post', `lots/${lotId}/paper-signatures`)
      .field('kind', 'MINUTES')
      .field('fileHash', fileHash);
    expect(code(bare)).toBe('file.empty');
    expect(await scans()).toEqual([]);
  });

  test('bind nobody by the liaison’s hand alone: a second person sees the scan before it counts', async () => {
    const [{ fileHash }] = (await waiting()) as [PaperToSignView];
    expect((await handIn({ kind: 'MINUTES', fileHash })).status).toBe(204);
    expect((await table.own('jingmai2')).minutes!.signatures).toEqual([]);
    expect(await waiting()).toMatchObject([{ kind: 'MINUTES', scan: { state: 'WAITING', reason: '' } }]);
    expect(code(await handIn({ kind: 'MINUTES', fileHash }))).toBe('scan.waits');
    expect(await scans()).toHaveLength(1);
    for (const login of ['xiangzhen', 'shouli'])
      expect(await toSee(login)).toMatchObject([
        { kindName: '协商纪要', signerName: name, handedInBy: '田守信', isOwn: false },
      ]);
    expect((await see({ isSound: true }, 'cunji')).status).toBe(403);
    expect((await see({ isSound: true }, 'shenhe')).status).toBe(403);
    expect(code(await see({ isSound: false }))).toBe('scan.no-reason');
  });

  test('are not seen by whoever handed them in, though he stands in for the window', async () => {
    const { dataSource } = platform;
    const [{ id }] = (await toSee('shouli')) as [ScanToSeeView];
    await dataSource.query(
      "update paper_scan set handed_in_by = (select id from account where login = 'shouli') where id = $1",
      [id],
    );
    expect(await toSee('shouli')).toMatchObject([{ isOwn: true }]);
    expect(code(await see({ isSound: true }, 'shouli'))).toBe('permission.same-person');
    await dataSource.query(
      "update paper_scan set handed_in_by = (select id from account where login = 'cunji') where id = $1",
      [id],
    );
  });

  test('that were refused are handed in again', async () => {
    expect(await again()).toEqual([]);
    expect((await see({ isSound: false, reason: '看不清手印' })).status).toBe(204);
    expect(await again()).toEqual([
      { projectId, title: expect.any(String), kindName: '协商纪要', reason: '看不清手印', dueAt: null },
    ]);
    expect(await again('cunji2')).toEqual([]);
    const [paper] = (await waiting()) as [PaperToSignView];
    expect(paper).toMatchObject({ kind: 'MINUTES', scan: { state: 'REFUSED', reason: '看不清手印' } });
    expect((await table.own('jingmai2')).minutes!.signatures).toEqual([]);
    expect((await handIn({ kind: 'MINUTES', fileHash: paper.fileHash, scan: PDF })).status).toBe(204);
    expect(await again()).toEqual([]);
    expect(await scans()).toHaveLength(2);
  });

  test('are signed in his name once seen, and with the other side’s signature the result stands', async () => {
    const [{ fileHash }] = (await waiting()) as [PaperToSignView];
    const [{ id }] = (await toSee('shouli')) as [ScanToSeeView];
    const office = await platform.as('shouli');
    await office.post(`paper-scans/${id}/check`, { isSound: true });
    expect(await office.refused('post', `paper-scans/${id}/check`, { isSound: true })).toMatchObject({
      code: 'lifecycle.not-now',
    });
    expect(await toSee('shouli')).toEqual([]);
    expect(await waiting()).toEqual([]);
    expect(code(await handIn({ kind: 'MINUTES', fileHash }))).toBe('deal.signed-already');
    const seen = await table.own('jingmai2');
    expect(seen.minutes!.signatures).toMatchObject([{ side: 'TRANSFEROR', name, isOnPaper: true }]);
    expect((await table.sign('jingmai2', seen)).status).toBe(204);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });
});

/** Whoever looks at the scan is slow: it was handed in in time, and refused when the time was over. */
async function refuseAfterTheDay(dueAt: string): Promise<void> {
  const head = await platform.as('fuzeren');
  const late = { side: 'TRANSFEROR', ground: 'LATE', note: '逾期未签' };
  await platform.advance(Date.parse(dueAt) + 60_000);
  expect(await head.refused('post', `lots/${lotId}/breach`, late)).toMatchObject({ code: 'breach.signed' });
  expect((await see({ isSound: false, reason: '缺第三页' })).status).toBe(204);
  expect(await head.refused('post', `lots/${lotId}/breach`, late)).toMatchObject({ code: 'breach.not-late' });
  const calendars = platform.app.get(CalendarService);
  const end = await calendars.dueAt(platform.dataSource.manager, new Date(await platform.time()), 3);
  const [paper] = (await waiting()) as [PaperToSignView];
  expect(paper).toMatchObject({ kind: 'CONTRACT', dueAt: end!.toISOString(), scan: { state: 'REFUSED' } });
  const { sides } = await head.get<BreachView>(`lots/${lotId}/breach`);
  expect(sides.map((side) => side.dueAt)).toEqual([end!.toISOString(), dueAt]);
}

describe('letter and contract of whoever has no account', () => {
  test('wait one after the other, each until its day', async () => {
    await pastPublicity(story, lotId);
    expect(await waiting()).toMatchObject([{ kind: 'LETTER', kindName: '成交确认书' }]);
    await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
    const both = await waiting();
    expect(both.map(({ kind }) => kind)).toEqual(['LETTER', 'CONTRACT']);
    for (const { dueAt } of both) expect(Date.parse(dueAt!)).toBeGreaterThan(await platform.time());
  });

  test('signed by hand they bind as if signed here; who checks the deal sees that they were', async () => {
    const [letter, contract] = (await waiting()) as [PaperToSignView, PaperToSignView];
    expect((await handIn({ ...letter, scan: PDF })).status).toBe(204);
    expect((await see({ isSound: true })).status).toBe(204);
    const winner = await platform.as('jingmai2');
    expect((await winner.get<ConfirmationView>(`lots/${lotId}/confirmation`)).signatures).toMatchObject([
      { side: 'TRANSFEROR', name, isOnPaper: true },
    ]);
    const { id, fileHash } = await winner.get<ContractView>(`lots/${lotId}/contract`);
    const own = { name: NAMES['jingmai2'], fileHash };
    await winner.post(`contracts/${id}/signatures`, own);
    const again = await winner.refused('post', `contracts/${id}/signatures`, own);
    expect(again).toMatchObject({ status: 409, code: 'deal.signed-already' });
    expect(await story.state(lotId)).toBe('CONTRACTING');
    expect((await handIn({ ...contract, scan: PDF })).status).toBe(204);
    expect(await story.state(lotId)).toBe('CONTRACTING');
    await refuseAfterTheDay(contract.dueAt!);
    expect((await handIn({ ...contract, scan: PDF })).status).toBe(204);
    expect((await see({ isSound: true })).status).toBe(204);
    expect(await story.state(lotId)).toBe('SETTLING');
    expect((await winner.get<ContractView>(`lots/${lotId}/contract`)).signatures).toMatchObject([
      { side: 'TRANSFEREE', isOnPaper: false },
      { side: 'TRANSFEROR', name, isOnPaper: true },
    ]);
    expect(await waiting()).toEqual([]);
    expect(code(await handIn({ ...contract, scan: PDF }))).toBe('lifecycle.not-now');
    expect(await scans()).toHaveLength(5);
  });

  test('are nobody’s business where the transferor has an account of his own', async () => {
    const own = await story.listed();
    for (const login of ['cunji', 'cunji2'])
      expect(
        await (await platform.as(login)).refused('get', `lots/${own.lotId}/paper-signatures`),
      ).toMatchObject({ status: 404 });
  });
});

describe('his word that a contract is to end', () => {
  const ending = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方家中有变，协商解除' };
  const path = () => `lots/${lotId}/contract-ending`;
  const hand = async () =>
    handIn({ kind: 'ENDING', fileHash: ((await waiting()) as [PaperToSignView])[0].fileHash });
  const consents = async () =>
    (await (await platform.as('fuzeren')).get<ContractEndingView>(path())).consents;

  test('is not given by having no account, nor by the liaison alone', async () => {
    const head = await platform.as('fuzeren');
    await (await platform.as('jingmai2')).post(`${path()}/consent`, { reason: '同意' });
    const problem = await head.refused('post', path(), ending);
    expect(problem).toMatchObject({ status: 409, code: 'ending.not-agreed' });
    expect(problem.title).toContain('转出方');
    expect(
      await (await platform.as('cunji2')).refused('post', `${path()}/consent`, { reason: '他要自己种' }),
    ).toMatchObject({ status: 404 });
    const liaison = await platform.as('cunji');
    await liaison.post(`${path()}/consent`, { reason: '他要自己种' });
    expect(await liaison.get<ContractEndingView>(path())).toMatchObject({
      mySide: 'TRANSFEROR',
      isOnBehalf: true,
    });
    expect((await consents()).map(({ side }) => side)).toEqual(['TRANSFEREE']);
    expect(await waiting()).toMatchObject([{ kind: 'ENDING', kindName: '关于解除合同的意见', scan: null }]);
    expect((await fileOf('ENDING')).type).toBe('application/pdf');
    expect((await head.refused('post', path(), ending)).code).toBe('ending.not-agreed');
  });

  test('counts once he has signed it by hand and a second person has seen it', async () => {
    const [{ fileHash }] = (await waiting()) as [PaperToSignView];
    expect((await handIn({ kind: 'ENDING', fileHash })).status).toBe(204);
    expect((await see({ isSound: false, reason: '没有按手印' })).status).toBe(204);
    expect(await again()).toMatchObject([{ kindName: '关于解除合同的意见', reason: '没有按手印' }]);
    expect((await consents()).map(({ side }) => side)).toEqual(['TRANSFEREE']);
    expect((await handIn({ kind: 'ENDING', fileHash })).status).toBe(204);
    expect((await see({ isSound: true })).status).toBe(204);
    expect((await consents()).map(({ side, reason }) => [side, reason])).toEqual([
      ['TRANSFEREE', '同意'],
      ['TRANSFEROR', '他要自己种'],
    ]);
    expect(await waiting()).toEqual([]);
    await (await platform.as('cunji')).post(`${path()}/consent/withdrawal`, { reason: '价钱没有谈妥' });
    expect((await consents()).map(({ side }) => side)).toEqual(['TRANSFEREE', 'TRANSFEROR']);
    await hand();
    const head = await platform.as('fuzeren');
    expect((await head.refused('post', path(), ending)).code).toBe('ending.word-waits');
    await see({ isSound: true });
    expect((await consents()).map(({ side }) => side)).toEqual(['TRANSFEREE']);
    await (await platform.as('cunji')).post(`${path()}/consent`, { reason: '谈妥了价钱' });
    await hand();
    await see({ isSound: true });
    await head.post(path(), ending);
    expect(await story.state(lotId)).toBe('TERMINATED');
  });
});
