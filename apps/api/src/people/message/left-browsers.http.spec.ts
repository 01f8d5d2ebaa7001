import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import webpush from 'web-push';
import { Transactions } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { MessageRoom } from '../../testing/messages.js';
import { StaffDesk } from '../../testing/staff-desk.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const keys = webpush.generateVAPIDKeys();
let platform: TestPlatform;
let room: MessageRoom;
beforeAll(async () => {
  platform = await TestPlatform.start(undefined, {
    VAPID_PUBLIC_KEY: keys.publicKey,
    VAPID_PRIVATE_KEY: keys.privateKey,
    VAPID_CONTACT: 'https://exchange.example.cn',
  });
  room = await MessageRoom.of(platform);
}, 120_000);
afterAll(() => platform.close());
beforeEach(() => platform.dataSource.query('delete from push_subscription'));

let last = 0;
/** Somebody signed in, in a browser that is told. */
async function told(login: string): Promise<TestPerson> {
  const person = await TestPerson.signIn(platform.app, login);
  await person.post(
    'my/push-subscriptions',
    {
      endpoint: `https://fcm.googleapis.com/fcm/send/${(last += 1)}`,
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      auth: 'tBHItJI5svbpez7KI4CCXg',
    },
    204,
  );
  return person;
}
const browsers = () => room.count('push_subscription');

test('whoever signs out leaves his browser; his others go on', async () => {
  const [here] = [await told('jingmai1'), await told('jingmai1')];
  await here.request('delete', 'session');
  expect(await browsers()).toBe(1);
});

test('sessions that are ended from elsewhere leave their browsers', async () => {
  const [here, there] = [await told('jingmai1'), await told('jingmai1'), await told('jingmai1')];
  const sessions = await there.get<{ id: string; isThis: boolean }[]>('my/sessions');
  await here.request('delete', `my/sessions/${sessions.find(({ isThis }) => isThis)!.id}`);
  expect(await browsers()).toBe(2);
  await here.request('delete', 'my/sessions');
  expect(await browsers()).toBe(1);
});

test('a browser that is asked for again belongs to the session of now', async () => {
  await told('jingmai1');
  last -= 1;
  const again = await told('jingmai1');
  expect(await browsers()).toBe(1);
  await again.request('delete', 'session');
  expect(await browsers()).toBe(0);
});

test('whoever is disabled is told nothing any more, neither in a browser nor of whom his desk is about', async () => {
  const desk = await StaffDesk.of(platform);
  await told('chuna');
  const accountId = await room.accountOf('chuna');
  const roles = await platform.dataSource.query<{ roles: string[] }[]>(
    'select roles from account where id = $1',
    [accountId],
  );
  await desk.changed('chuna', 'DISABLE');
  expect(await browsers()).toBe(0);
  const before = await room.count(`message where account_id = '${accountId}'`);
  await room.changed('chuna');
  await platform.dataSource.query(
    `update account set roles = array_append(roles, 'SEC_ADMIN') where id = $1`,
    [accountId],
  );
  const other = await room.accountOf('fuhe');
  await platform.app
    .get(Transactions)
    .run((tx) => tell(tx, 'staff.odd-sign-in', other, { accountId: other, logId: '0' }));
  await room.read();
  expect(await room.count(`message where account_id = '${accountId}'`)).toBe(before);
  await platform.dataSource.query('update account set roles = $2 where id = $1', [
    accountId,
    roles[0]!.roles,
  ]);
});
