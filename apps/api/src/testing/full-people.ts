import { FieldCipher } from '../kernel/secrets/field-cipher.js';
import { Transactions } from '../kernel/db/index.js';
import { IssuerRequests } from '../people/identity/issuer-requests.js';
import { PDF } from './story.js';
import type { TestPlatform } from './test-platform.js';

/** Accounts, identities and messages that wait for somebody, one of each kind; whoever has business is corrected, others are stopped. */
export async function fillPeople(platform: TestPlatform): Promise<void> {
  await fillStaff(platform);
  await fillIssuer(platform);
  await fillCorrections(platform);
  await fillReleases(platform);
  await fillStops(platform);
  await fillPhoneChanges(platform);
  await fillMessages(platform);
}

/** One change of an account, one of the account that decides such, and what was found at both. */
async function fillStaff(platform: TestPlatform): Promise<void> {
  const system = await platform.as('xitong');
  for (const login of ['dangan', 'anquan'])
    await system.post('staff-changes/account', {
      accountId: await idOf(platform, login),
      kind: 'UNLOCK',
      reason: '输错了密码',
    });
  await platform.dataSource.query(
    `insert into security_event (id, kind, account_id, facts, at, is_open)
     select gen_random_uuid(), 'ODD_SIGN_IN', id, '凌晨在新设备上登录', platform_now(), true from account
     where login in ('chuna', 'anquan')`,
  );
}

/** Somebody whom the platform knew, and two under one number. */
async function fillIssuer({ app }: TestPlatform): Promise<void> {
  const requests = app.get(IssuerRequests);
  const issuer = 'https://sso.example';
  const person = {
    name: '钱多多',
    idNumber: '640122196203150026',
    phone: '13895310011',
    isPhoneVerified: true,
    isRealPerson: true,
  };
  await app.get(Transactions).run(async (tx) => {
    const [row]: { id: string }[] = await tx.query("select id from account where login = 'qiye'");
    const known = { ...person, name: '郭粮源', idNumber: '640122196811030036' };
    await requests.ask(tx, { issuer, subject: 'known', person: known }, { kind: 'ASK', accountId: row!.id });
    await requests.ask(tx, { issuer, subject: 'clash', person }, { kind: 'CLASH' });
  });
}

/** One to be compared, one to be decided. */
async function fillCorrections(platform: TestPlatform): Promise<void> {
  for (const login of ['nonghu', 'jingmai1']) {
    const person = await platform.as(login);
    const { id } = await person.post<{ id: string }>('my/corrections', {
      reason: '登记时写错了',
      bankName: '贺兰农村商业银行',
    });
    await person.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF);
    if (login === 'nonghu') continue;
    await (await platform.as('shouli')).post(`corrections/${id}/check`, { document: '居民身份证' }, 204);
  }
}

/** One that another is to confirm. */
async function fillReleases(platform: TestPlatform): Promise<void> {
  const [row] = await platform.asOwner<{ id: string }>(
    'select id from party where verified_at is null order by created_at, id limit 1',
  );
  const paper = { reason: '本人来窗口，说不是他登记的', document: '居民身份证' };
  await (await platform.as('shouli')).post(`parties/${row!.id}/number-release`, paper);
}

/** One that is proposed, one in force whose heir one person has seen, one that is to be lifted. */
async function fillStops(platform: TestPlatform): Promise<void> {
  const [one, other] = [await platform.as('shouli'), await platform.as('shenhe')];
  const stop = async (login: string) => {
    const [row] = await platform.asOwner<{ id: string }>(
      'select party_id as id from account where login = $1',
      [login],
    );
    const paper = { cause: 'DEATH', reason: '家属来报', document: '死亡证明' };
    return (await one.post<{ id: string }>(`parties/${row!.id}/stop`, paper)).id;
  };
  await stop('nongchang');
  const inForce = await stop('jingmai3');
  await other.post(`party-stops/${inForce}/answer`, { isRight: true }, 204);
  await one.post(`party-stops/${inForce}/successor`, {
    kind: 'HEIR',
    agentName: '马新雨',
    agentIdNumber: '640122197809020036',
    document: '公证书',
  });
  const lifting = await stop('qiye');
  await other.post(`party-stops/${lifting}/answer`, { isRight: true }, 204);
  await other.post(`party-stops/${lifting}/lifting`, { document: '派出所说明' }, 204);
}

/** An account that is to be given back. */
async function fillPhoneChanges(platform: TestPlatform): Promise<void> {
  await platform.dataSource.query(
    `insert into phone_change (id, account_id, party_id, phone_enc, document, reason, asked_by, asked_at)
     select gen_random_uuid(), id, party_id, $2, '居民身份证', '手机丢了', $1, platform_now()
     from account where login = 'jingmai2'`,
    [await idOf(platform, 'shouli'), platform.app.get(FieldCipher).seal('13712346666', 'phone_change.phone')],
  );
}

/** What did not go out, what is told by mouth, and news of which no message could be made. */
async function fillMessages(platform: TestPlatform): Promise<void> {
  const told = await platform.dataSource.query<{ id: string }[]>(
    `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
     select gen_random_uuid(), 'own.password', n::text, 'ACCOUNT:' || id, id, '{}', '密码改了', '密码改了', '/my', platform_now()
     from account, generate_series(1, 2) n where login = 'nonghu' returning id`,
  );
  const [failed, byMouth] = told.map(({ id }) => id);
  await platform.dataSource.query(
    `insert into delivery (id, message_id, channel, state, tries, next_at, tried_at, error)
     values (gen_random_uuid(), $1, 'SMS', 'FAILED', 5, platform_now(), platform_now(), 'BUSY')`,
    [failed],
  );
  await platform.dataSource.query(
    `insert into mouth_telling (id, message_id, village_code, asked_at)
     select gen_random_uuid(), $1, region_code, platform_now() from account where login = 'cunji'`,
    [byMouth],
  );
  await platform.dataSource.query(
    `update outbox_waiting set failures = 1, error = 'TypeError', rest_until = platform_now() + interval '1 day'
     where id = (select max(id) from outbox_waiting)`,
  );
}

async function idOf(platform: TestPlatform, login: string): Promise<string> {
  const [row] = await platform.asOwner<{ id: string }>('select id from account where login = $1', [login]);
  return row!.id;
}
