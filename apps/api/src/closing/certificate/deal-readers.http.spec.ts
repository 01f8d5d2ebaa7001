import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CertificateRowView, PageView } from '@helan/contracts';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.won());
}, 60_000);
afterAll(() => platform.close());

const STAFF = ['shenhe', 'fuzeren', 'chuna', 'fuhe', 'jianzheng', 'dangan'];
const status = async (login: string, route: string) =>
  (await (await platform.as(login)).request('get', route)).status;

/** Which of the staff is let in, where the others are told that it is no task of theirs. */
async function readers(route: string): Promise<string[]> {
  const found: string[] = [];
  for (const login of STAFF) {
    const answer = await status(login, route);
    if (answer === 200) found.push(login);
    else expect([login, answer]).toEqual([login, 403]);
  }
  return found;
}

const contract = () => `lots/${lotId}/contract`;
const letter = () => `lots/${lotId}/confirmation`;

test('a letter is read by whoever draws up the contract, and whoever decides about breach', async () => {
  await story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  for (const route of [letter(), `${letter()}/file`])
    expect(await readers(route)).toEqual(['shenhe', 'fuzeren']);
});

test('a contract while it is signed, by whoever decides about breach alone', async () => {
  await (await platform.as('shenhe')).post(contract());
  const { id } = await (await platform.as('nonghu')).get<{ id: string }>(contract());
  for (const route of [contract(), `contracts/${id}/file`, letter()])
    expect(await readers(route)).toEqual(['fuzeren']);
});

test('while the price is paid by those who keep the money, beside the reviewer, and no longer than it is owed', async () => {
  await new Ending(story).signContract(lotId, ['nonghu', 'jingmai2']);
  expect(await readers(contract())).toEqual(['shenhe', 'fuzeren', 'chuna', 'fuhe']);
  const signed = await (await platform.as('jingmai2')).get<Parameters<Story['payPrice']>[0]>(contract());
  await story.payPrice(signed);
  await story.payOutAll();
  expect(await story.state(lotId)).toBe('SETTLED');
  await platform.dataSource.query(
    `update payment_row set state = 'PAID_OUT', paid_fen = amount_fen, paid_out_fen = amount_fen
     where contract_id = (select id from contract where lot_id = $1)`,
    [lotId],
  );
  for (const route of [contract(), `lots/${lotId}/settlement/sheet`])
    expect(await readers(route)).toEqual(['shenhe', 'fuzeren', 'jianzheng']);
});

test('certificate and contract by whoever hands them out and closes, and then by the archive', async () => {
  const ending = new Ending(story);
  await ending.certify(lotId);
  const own = await (await platform.as('nonghu')).get<PageView<CertificateRowView>>('certificates');
  const { id } = own.items[0]!;
  for (const route of [contract(), `certificates/${id}/file`])
    expect(await readers(route)).toEqual(['shenhe', 'jianzheng']);
  await ending.close(lotId);
  expect(await readers(`certificates/${id}/file`)).toEqual(['dangan']);
  for (const login of ['nonghu', 'jingmai2'])
    expect(await status(login, `certificates/${id}/file`)).toBe(200);
  for (const login of ['jingmai1', 'zuzhi', 'shouli']) expect(await status(login, contract())).toBe(404);
});

test('the supervisor says why first, for a day', async () => {
  const supervisor = await platform.as('jianguan');
  for (const route of [contract(), letter()])
    expect(await supervisor.refused('get', route)).toMatchObject({
      status: 403,
      code: 'registration.say-why',
    });
  await supervisor.post(`lots/${lotId}/file-access`, { reason: '复核成交双方是不是同一户' });
  for (const route of [contract(), letter()]) expect(await status('jianguan', route)).toBe(200);
  await platform.advance((await platform.time()) + 25 * 3_600_000);
  expect(await status('jianguan', contract())).toBe(403);
});
