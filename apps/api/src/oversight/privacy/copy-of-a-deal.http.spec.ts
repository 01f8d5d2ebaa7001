import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isNatural } from '@helan/domain';
import { type Party, PartyService } from '../../people/party/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Copies } from './copies.js';
import type { PersonalData } from './copy-sheet.js';

let platform: TestPlatform;
let sides: readonly [transferor: Party, transferee: Party];
const logins: string[] = [];
beforeAll(async () => {
  platform = await TestPlatform.start();
  await new Story(platform).settled();
  const [contract] = await platform.dataSource.query('select transferor_id, transferee_id from contract');
  const parties = platform.app.get(PartyService);
  sides = [await parties.get(contract.transferor_id), await parties.get(contract.transferee_id)];
  for (const { id } of sides) {
    const [account] = await platform.dataSource.query('select login from account where party_id = $1', [id]);
    logins.push(account.login);
  }
}, 60_000);
afterAll(() => platform.close());

async function copyOf(login: string): Promise<PersonalData> {
  const person = await platform.as(login);
  const { id } = await person.post<{ id: string }>('my/copy');
  while (await platform.app.get(Copies).makeNext()) continue;
  const answer = await person.request('get', `my/copies/${id}/data`);
  return JSON.parse(String(answer.text ?? answer.body)) as PersonalData;
}

const titlesWithRows = ({ parts }: PersonalData) =>
  parts.filter(({ rows }) => rows.length > 0).map(({ title }) => title);

test('after a whole deal each side’s copy has all of its own, and nothing of anybody else', async () => {
  const [transferor, transferee] = [await copyOf(logins[0]!), await copyOf(logins[1]!)];
  for (const title of ['账号', '登记备案', '登记备案的记录', '签字', '成交', '合同', '同意和撤回'])
    for (const copy of [transferor, transferee])
      expect([title, titlesWithRows(copy).includes(title) || title === '同意和撤回']).toEqual([title, true]);
  expect(titlesWithRows(transferor)).toEqual(
    expect.arrayContaining(['挂牌申请', '申请材料', '付款', '申请的办理经过', '上传的文件']),
  );
  expect(titlesWithRows(transferee)).toEqual(
    expect.arrayContaining(['报名', '保证金', '到账', '出价', '报名的办理经过']),
  );
  const rows: { id: string }[] = await platform.dataSource.query('select id from party');
  const parties = platform.app.get(PartyService);
  for (const [own, copy] of [
    [sides[0], transferor],
    [sides[1], transferee],
  ] as const) {
    const text = JSON.stringify(copy);
    expect(text).toContain(own.idNumber);
    expect(text).toContain(own.bankAccount);
    for (const { id } of rows.filter((row) => row.id !== own.id)) {
      const other = await parties.get(id);
      const facts = [
        other.idNumber,
        other.phone,
        other.bankAccount,
        ...(isNatural(other.kind) ? [other.name] : []),
      ];
      for (const fact of facts) expect([fact, text.includes(fact)]).toEqual([fact, false]);
    }
    // Nor who of the staff has done what.
    const staff: { name: string }[] = await platform.dataSource.query(
      `select display_name as name from account where not ('MEMBER' = any(roles))`,
    );
    for (const { name } of staff) expect([name, text.includes(name)]).toEqual([name, false]);
  }
});
