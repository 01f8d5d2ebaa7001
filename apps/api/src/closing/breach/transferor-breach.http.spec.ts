import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BreachView,
  ConfirmationView,
  ContractView,
  CreditEventView,
  PageView,
  ProjectView,
  RegistrationView,
} from '@helan/contracts';
import type { DeclareBreachRequest } from '@helan/contracts/requests';
import { lastNotice } from '../../testing/notices.js';
import { admittedTogether, pastPublicity, tradedTogether } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let refusing: string;
let late: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  [refusing, late] = (await admittedTogether(story, ['jingmai1', 'jingmai2'], [{}, {}])) as [string, string];
  await tradedTogether(
    story,
    [refusing, late],
    [
      ['jingmai1', 620],
      ['jingmai2', 625],
    ],
  );
  await pastPublicity(story, refusing);
}, 180_000);
afterAll(() => platform.close());

const declare = async (lotId: string, body: Omit<DeclareBreachRequest, 'note'>) => {
  const note = '电话和短信都通知过';
  return (await platform.as('fuzeren')).request('post', `lots/${lotId}/breach`).send({ ...body, note });
};
const code = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;
const letter = async (lotId: string) =>
  (await platform.as('nonghu')).get<ConfirmationView>(`lots/${lotId}/confirmation`);
const ofWinner = async (lotId: string) =>
  (await (await platform.as('jingmai2')).get<PageView<RegistrationView>>('my/registrations')).items.find(
    (one) => one.lotId === lotId,
  )!;
const announced = async (lotId: string) => {
  const notice = await lastNotice(platform, lotId);
  const details = Object.fromEntries(notice.details.map(({ label, value }) => [label, value]));
  return { kindName: notice.kindName, details };
};
const projectOf = async (lotId: string) => {
  const rows: { project_id: string }[] = await platform.dataSource.query(
    'select project_id from lot where id = $1',
    [lotId],
  );
  return (await platform.as('nonghu')).get<ProjectView>(`projects/${rows[0]!.project_id}`);
};
/** The same ground once more: what the platform has against it, or nothing. */
const listAgain = async (lotId: string) => {
  const { parcels = [] } = (await projectOf(lotId)).application;
  const id = await story.draft({ parcels });
  return (await platform.as('nonghu')).request('post', `projects/${id}/submission`);
};

describe('a transferor who says that he will not sign', () => {
  test('can take it back by signing; as long as he has not said so, it cannot be declared', async () => {
    const farmer = await platform.as('nonghu');
    expect(code(await declare(refusing, { side: 'TRANSFEROR', ground: 'REFUSED' }))).toBe(
      'breach.not-refused',
    );
    await farmer.post(`lots/${late}/confirmation/refusal`, { reason: '家里人不同意' });
    expect((await letter(late)).refusals).toMatchObject([{ side: 'TRANSFEROR', reason: '家里人不同意' }]);
    const { fileHash } = await letter(late);
    await farmer.post(`lots/${late}/confirmation/signatures`, { name: '赵禾田', fileHash });
    expect((await letter(late)).refusals).toEqual([]);
  });

  test('is seen by the center beside the other side, whose own word stands', async () => {
    await (await platform.as('nonghu')).post(`lots/${refusing}/confirmation/refusal`, { reason: '想自己种' });
    const { sides } = await (await platform.as('fuzeren')).get<BreachView>(`lots/${refusing}/breach`);
    expect(sides).toMatchObject([
      { side: 'TRANSFEROR', sideName: '转出方', hasSigned: false, refusal: '想自己种' },
      { side: 'TRANSFEREE', sideName: '受让方', hasSigned: false, refusedAt: null },
    ]);
    expect(code(await declare(refusing, { side: 'TRANSFEREE', ground: 'REFUSED' }))).toBe(
      'breach.not-refused',
    );
    for (const body of [{ ground: 'REFUSED' }, { side: 'BOTH', ground: 'REFUSED' }])
      expect((await declare(refusing, body as never)).status).toBe(422);
  });

  test('ends the lot; the winner has his deposit back, and is owed as much again', async () => {
    const { amountFen } = (await ofWinner(refusing)).deposit!;
    expect((await declare(refusing, { side: 'TRANSFEROR', ground: 'REFUSED' })).status).toBe(204);
    expect(await story.state(refusing)).toBe('TERMINATED');
    const notice = await announced(refusing);
    expect(notice.kindName).toBe('违约公示');
    const yuan = `¥${(Number(amountFen) / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
    expect(notice.details).toMatchObject({
      违约方: '转出方',
      保证金: '全额退还受让方',
      转出方另付受让方: yuan,
    });
    expect(JSON.stringify(notice)).not.toContain('赵禾田');
    const credit = await (await platform.as('nonghu')).get<CreditEventView[]>('my/credit');
    expect(credit).toMatchObject([
      { sideName: '转出方', groundName: '明确拒绝签订合同', owedFen: amountFen },
    ]);
    expect(await (await platform.as('jingmai2')).get<CreditEventView[]>('my/credit')).toEqual([]);
    await story.payOutAll();
    expect(await ofWinner(refusing)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUNDED' } });
    const { faults } = await (await platform.as('chuna')).get<{ faults: string[] }>('finance/ledger-check');
    expect(faults).toEqual([]);
    expect(code(await declare(refusing, { side: 'TRANSFEROR', ground: 'REFUSED' }))).toBe(
      'lifecycle.not-now',
    );
  });

  test('may not list the same ground again for half a year, not even one parcel of it; other ground he may', async () => {
    const again = await listAgain(refusing);
    const { faults } = JSON.parse(again.text) as { faults: { code: string; sentence: string }[] };
    expect(faults.map((fault) => fault.code)).toEqual(['subject.barred']);
    const until = (await announced(refusing)).details['同一标的再次申请']!.slice(0, 10);
    expect(faults[0]!.sentence).toContain(`在 ${until} 以前不能再申请`);
    await expect(story.submitted()).resolves.toBeDefined();
    await platform.asOwner(`alter table relisting_ban disable trigger user`);
    await platform.asOwner(`update relisting_ban set relist_from = platform_now()::date`);
    expect((await listAgain(refusing)).status).toBe(204);
  });
});

describe('a transferor who lets the contract wait', () => {
  test('is late only after its day, and only if he has not signed; what the other side signed is void', async () => {
    await (await platform.as('shenhe')).post(`lots/${late}/contract`);
    const winner = await platform.as('jingmai2');
    const { id, fileHash } = await winner.get<ContractView>(`lots/${late}/contract`);
    await winner.post(`contracts/${id}/signatures`, { name: '立岗镇惠泽种植专业合作社', fileHash });
    expect(code(await declare(late, { side: 'TRANSFEROR', ground: 'LATE' }))).toBe('breach.not-late');
    await story.advancePast('select due_at as at from contract where lot_id = $1', late);
    const wrong = await declare(late, { side: 'TRANSFEREE', ground: 'LATE' });
    expect(JSON.parse(wrong.text)).toMatchObject({
      code: 'breach.signed',
      title: expect.stringContaining('受让方'),
    });
    expect((await declare(late, { side: 'TRANSFEROR', ground: 'LATE' })).status).toBe(204);
    expect(await story.state(late)).toBe('TERMINATED');
    expect(await winner.refused('get', `lots/${late}/contract`)).toMatchObject({ status: 404 });
    expect(await ofWinner(late)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUND_DUE' } });
  });
});
