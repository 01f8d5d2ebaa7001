import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { IssuerPlaceView, SessionView, SignInWaysView } from '@helan/contracts';
import { FaultyIssuer, type Fault } from '../../testing/faulty-issuer.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const issuer = new FaultyIssuer();
let platform: TestPlatform;
beforeAll(async () => {
  await issuer.start();
  platform = await TestPlatform.start(undefined, issuer.settings);
});
afterAll(async () => {
  await platform.close();
  await issuer.stop();
});

const HOUR = 3_600;
const now = Math.floor(Date.now() / 1000);
const WRONGS: readonly [what: string, fault: Fault, code: string][] = [
  ['another nonce', { claims: { nonce: 'another' } }, 'issuer.wrong-nonce'],
  ['no nonce', { claims: { nonce: undefined } }, 'issuer.bad-answer'],
  ['another issuer', { claims: { iss: 'https://issuer.example' } }, 'issuer.wrong-issuer'],
  ['another audience', { claims: { aud: 'somebody-else' } }, 'issuer.wrong-audience'],
  ['several audiences', { claims: { aud: ['helan', 'somebody-else'] } }, 'issuer.wrong-audience'],
  ['an answer of yesterday', { claims: { iat: now - 25 * HOUR, exp: now - 24 * HOUR } }, 'issuer.stale'],
  ['a signature of another key', { isForged: true }, 'issuer.bad-answer'],
  ['a code that was used', { error: 'invalid_grant' }, 'issuer.replayed'],
  ['a strange error', { error: 'invalid_client' }, 'issuer.bad-answer'],
  ['silence', { isSilent: true }, 'issuer.down'],
];

async function comeBack(person: TestPerson, fault: Fault): Promise<string> {
  issuer.fault = {};
  const { url } = await person.post<IssuerPlaceView>('session/issuer', {}, 200);
  const asked = new URL(url).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  issuer.nonce = asked.get('nonce')!;
  issuer.fault = fault;
  return `code=c&state=${asked.get('state')}`;
}

test.each(WRONGS)('%s is refused, and nobody is let in', async (_, fault, code) => {
  const person = await TestPerson.visit(platform.app);
  const search = await comeBack(person, fault);
  expect(await person.refused('post', 'session/issuer/answer', { search })).toMatchObject({ code });
  expect((await person.get<SessionView>('session')).account).toBeNull();
});

test('a right one is taken', async () => {
  const person = await TestPerson.visit(platform.app);
  const search = await comeBack(person, {});
  expect(await person.post('session/issuer/answer', { search }, 200)).toMatchObject({ isNew: true });
});

test('another state is not of this sign-in', async () => {
  const person = await TestPerson.visit(platform.app);
  await comeBack(person, {});
  const search = 'code=c&state=another';
  expect(await person.refused('post', 'session/issuer/answer', { search })).toMatchObject({
    code: 'issuer.not-begun',
  });
});

test('while it is down a sentence says so, and the password works', async () => {
  const down = new FaultyIssuer();
  await down.start();
  const other = await TestPlatform.start(undefined, down.settings);
  await down.stop();
  const person = await TestPerson.visit(other.app);
  expect(await person.refused('post', 'session/issuer')).toMatchObject({ status: 503, code: 'issuer.down' });
  await person.post('session', { login: 'nonghu', password: 'helan2026' }, 200);
  await other.close();
});

test('without one nobody is offered it', async () => {
  const other = await TestPlatform.start();
  const person = await TestPerson.visit(other.app);
  expect(await person.get<SignInWaysView>('session/ways')).toEqual({
    issuer: null,
    cameByIssuer: false,
    hasCodes: true,
  });
  expect(await person.refused('post', 'session/issuer')).toMatchObject({ code: 'issuer.absent' });
  await other.close();
});
