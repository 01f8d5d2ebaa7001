import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { PartyView, VerificationWayView } from '@helan/contracts';
import { DOOR, listGuardedRoutes } from '../../kernel/auth/index.js';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { villager } from '../../testing/mandated.js';
import { signUpBy } from '../../testing/phone.js';
import { Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let person: TestPerson;
let partyId: string;
let lotId: string;
/** What the service outside says next; nothing where it fails. */
let says: boolean | undefined = true;
const service = http.createServer((_, response) => {
  response.writeHead(says === undefined ? 500 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ isMatch: says }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  platform = await TestPlatform.start(undefined, { BANK_CARD_CHECK_URL: url, NAME_CHECK_URL: url });
  ({ lotId } = await new Story(platform).listed({ trading: { mode: 'DYNAMIC' } }));
  person = await platform.as('jingmai1');
  partyId = (await person.get<{ party: PartyView }>('my/party')).party.id;
});
afterAll(async () => {
  await platform.close();
  service.close();
});

const unverify = () =>
  platform.dataSource.query(
    `update party set verified_at = null, verified_by = null, verified_document = null, verified_way = null,
       name_checked_at = null where id = $1`,
    [partyId],
  );

/** Every step for which the name must be known to be the person's own, typed by hand. */
const DOORS: readonly [route: string, door: string][] = [
  ['POST /contracts/:id/signatures', 'SIGN'],
  ['POST /lots/:id/bids', 'BID'],
  ['POST /lots/:id/confirmation/signatures', 'SIGN'],
  ['POST /lots/:id/contract-ending/consent', 'SIGN'],
  ['POST /lots/:id/contract-ending/notice', 'SIGN'],
  ['POST /lots/:id/succession/answer', 'SIGN'],
  ['POST /negotiations/:id/acceptance', 'BID'],
  ['POST /negotiations/:id/match', 'BID'],
  ['POST /negotiations/:id/offers', 'BID'],
  ['POST /negotiations/:id/signatures', 'SIGN'],
  ['POST /projects/:id/relisting', 'APPLY'],
  ['POST /projects/:id/resubmission', 'APPLY'],
  ['POST /projects/:id/submission', 'APPLY'],
  ['POST /registrations/:id/resubmission', 'REGISTER'],
  ['POST /registrations/:id/submission', 'REGISTER'],
];

test('the doors are these', () => {
  const reflector = platform.app.get(Reflector);
  const found = listGuardedRoutes(platform.app.get(DiscoveryService), reflector).flatMap((route) => {
    const { owner, handler, method, path } = route;
    const door = reflector.get<string | undefined>(
      DOOR,
      (owner.prototype as Record<string, () => void>)[handler]!,
    );
    return door ? [[`${method} ${path}`, door]] : [];
  });
  expect(found.sort()).toEqual([...DOORS]);
});

describe('whose name and number alone are known', () => {
  const ID = '00000000-0000-4000-8000-000000000000';
  beforeAll(async () => {
    await unverify();
    await person.post('my/verification/name', {}, 204);
  });

  test.each(DOORS)('%s is closed to him, and he is told what to do', async (route) => {
    const [, path] = route.split(' /') as [string, string];
    const refused = await person.refused('post', path.replace(':id', ID));
    expect(refused).toMatchObject({ status: 409, code: 'identity.door-closed' });
    expect(refused.title).toContain('中心窗口');
  });

  test('he begins drafts and asks questions', async () => {
    await person.post(`lots/${lotId}/registrations`);
    await person.post('questions', { typeCode: 'T02', text: '这块地通电吗' });
  });

  test('he sees what each way opens, and which he has gone', async () => {
    const ways = await person.get<VerificationWayView[]>('my/verification');
    expect(ways.map(({ way, isOffered, isDone }) => [way, isOffered, isDone])).toEqual([
      ['ISSUER', false, false],
      ['WINDOW', true, false],
      ['LIAISON', true, false],
      ['BANK_CARD', true, false],
      ['NAME_AND_NUMBER', true, true],
    ]);
  });
});

describe('a check of the bank card', () => {
  test('says no, is away, or opens every door', async () => {
    await unverify();
    says = false;
    expect(await person.refused('post', 'my/verification/bank-card')).toMatchObject({
      code: 'identity.check-failed',
    });
    says = undefined;
    expect(await person.refused('post', 'my/verification/bank-card')).toMatchObject({
      status: 503,
      code: 'identity.check-down',
    });
    says = true;
    await person.post('my/verification/bank-card', {}, 204);
    expect(await person.refused('post', 'my/verification/bank-card')).toMatchObject({
      code: 'identity.verified-already',
    });
    expect(await person.refused('post', `lots/${lotId}/bids`)).not.toMatchObject({
      code: 'identity.door-closed',
    });
  });

  test('says nothing of whoever does not have the number that the bank knows', async () => {
    const { person: comer, phone } = await signUpBy(platform.app);
    const registered = { ...villager(0), villageCode: DEMO_VILLAGE };
    const { version } = await comer.put<PartyView>('my/party', registered);
    says = true;
    expect(await comer.refused('post', 'my/verification/bank-card')).toMatchObject({
      code: 'identity.other-phone',
    });
    await comer.put('my/party', { ...registered, phone, version });
    await comer.post('my/verification/bank-card', {}, 204);
  });

  test('is tried a few times a day, and is for persons', async () => {
    await unverify();
    says = false;
    const tries = [];
    for (let count = 0; count < 4; count += 1)
      tries.push((await person.refused('post', 'my/verification/bank-card')).code);
    expect(tries).toContain('identity.check-crowded');
    const firm = await platform.as('qiye');
    expect(await firm.refused('post', 'my/verification/bank-card')).toMatchObject({
      code: 'identity.not-this-kind',
    });
  });
});
