import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OwnIdentityView, PartyView, SessionView } from '@helan/contracts';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { type Issuer, enterByIssuer, startIssuer } from '../../testing/issuer-browser.js';
import { signUpBy } from '../../testing/phone.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const PLATFORM = 'http://localhost:3999';
const issued = (sub: string, name: string, idNumber: string, phone: string) =>
  ({ sub, name, id_number: idNumber, phone_number: phone, level: 'L3', remark: '' }) as const;
const PEOPLE = [
  issued('wang', '王守信', '640122199002020018', '13895327701'),
  issued('chen', '陈守田', '640122197106150029', '13895327702'),
  issued('tian', '田守业', '640122196903030017', '13895327703'),
];
let issuer: Issuer;
let platform: TestPlatform;
beforeAll(async () => {
  issuer = await startIssuer(PLATFORM, PEOPLE);
  platform = await TestPlatform.start(undefined, { ...issuer.settings, PUBLIC_URL: PLATFORM });
});
afterAll(async () => {
  await platform.close();
  await issuer.stop();
});

const declare = (person: TestPerson, facts: object) =>
  person.put<PartyView>('my/party', {
    kind: 'PERSON',
    phone: '13895320099',
    bankName: '贺兰农村商业银行',
    villageCode: DEMO_VILLAGE,
    ...facts,
  });

test('whoever was in already is told under whose name his account goes from here on', async () => {
  const { person } = await signUpBy(platform.app, undefined, { name: '马秀英' });
  expect(await enterByIssuer(person, 'wang')).toMatchObject({
    isLinked: true,
    name: '王守信',
    idNumberMasked: '640122********0018',
    formerName: '马秀英',
    differs: null,
  });
  expect((await person.get<SessionView>('session')).account?.name).toBe('王守信');
  expect(await enterByIssuer(person, 'wang')).toMatchObject({ isLinked: false, formerName: null });
});

test('whoever has registered another number is told so each time, until it is the same', async () => {
  const { person } = await signUpBy(platform.app);
  const { version } = await declare(person, {
    name: '陈守田',
    idNumber: '640122199001010037',
    bankAccount: '6228481000007710105',
  });
  const told = { name: '陈守田', differs: 'NUMBER', formerName: null };
  expect(await enterByIssuer(person, 'chen')).toMatchObject({ isLinked: true, ...told });
  expect(await enterByIssuer(person, 'chen')).toMatchObject({ isLinked: false, ...told });
  expect(await person.get<OwnIdentityView>('my/identity')).toMatchObject({ differs: 'NUMBER' });
  const right = await declare(person, {
    name: '陈守田',
    idNumber: '640122197106150029',
    bankAccount: '6228481000007710105',
    version,
  });
  expect(right.verifiedAt).not.toBeNull();
  expect(await person.get<OwnIdentityView>('my/identity')).toMatchObject({ differs: null });
});

test('whoever has registered another name is told that it is the name', async () => {
  const { person } = await signUpBy(platform.app);
  await declare(person, {
    name: '田守叶',
    idNumber: '640122196903030017',
    bankAccount: '6228481000007710097',
  });
  const told = { isLinked: true, name: '田守业', differs: 'NAME' };
  expect(await enterByIssuer(person, 'tian')).toMatchObject(told);
});
