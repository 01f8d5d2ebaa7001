import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { StaffDesk } from '../../testing/staff-desk.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { SlowAnswers } from '../account/slow-answers.js';

let platform: TestPlatform;
let desk: StaffDesk;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const slowly = platform.app.get(SlowAnswers);
  jest.spyOn(slowly, 'beforeRefusal').mockResolvedValue();
  jest.spyOn(slowly, 'beforeAttempt').mockResolvedValue();
  desk = await StaffDesk.of(platform);
});
afterAll(() => platform.close());

const WRONG = 'not-the-password';
async function codeOf(person: TestPerson, address: string, password: string): Promise<string> {
  const { status, body, text } = await person
    .request('post', 'session')
    .set('X-Forwarded-For', address)
    .send({ login: 'shouli', password });
  if (status === 200) return 'in';
  return (JSON.parse(String(text || (body as Buffer).toString())) as { code: string }).code;
}

test('two administrators free an account of what was counted on its own device and at any address', async () => {
  const own = await TestPerson.signIn(platform.app, 'shouli');
  await own.request('delete', 'session');
  await own.get('session');
  const elsewhere = await TestPerson.visit(platform.app);
  for (const [person, address] of [
    [own, '198.51.100.7'],
    [elsewhere, '203.0.113.9'],
  ] as const) {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(person, address, WRONG)).toBe('session.bad-credentials');
    expect(await codeOf(person, address, WRONG)).toBe('session.locked');
  }
  await desk.changed('shouli', 'UNLOCK');
  for (const [person, address] of [
    [own, '198.51.100.7'],
    [elsewhere, '203.0.113.9'],
  ] as const)
    expect(await codeOf(person, address, WRONG)).toBe('session.bad-credentials');
  // Counted anew, as before.
  for (let tries = 0; tries < 4; tries += 1) await codeOf(own, '198.51.100.7', WRONG);
  expect(await codeOf(own, '198.51.100.7', WRONG)).toBe('session.locked');
});
