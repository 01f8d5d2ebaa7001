import { describe, expect, test } from '@jest/globals';
import { AskedAtOnce } from './asked-at-once.js';

/** A look that is answered when it is told to be, and all that were begun. */
function looks() {
  const begun: { answer: (what: string) => void; fail: (error: Error) => void }[] = [];
  const look = () =>
    new Promise<string>((answer, fail) => {
      begun.push({ answer, fail });
    });
  return { begun, look };
}

describe('what many ask at one moment', () => {
  test('whoever comes while it is looked for is answered by the next look, with all who come then', async () => {
    const asked = new AskedAtOnce<string>();
    const { begun, look } = looks();
    const first = asked.ask('公告', look);
    const [second, third] = [asked.ask('公告', look), asked.ask('公告', look)];
    expect(begun).toHaveLength(1);
    begun[0]!.answer('一');
    expect(await first).toBe('一');
    await Promise.resolve();
    expect(begun).toHaveLength(2);
    begun[1]!.answer('二');
    expect(await Promise.all([second, third])).toEqual(['二', '二']);
    void asked.ask('公告', look);
    expect(begun).toHaveLength(3);
  });

  test('other questions do not wait', () => {
    const asked = new AskedAtOnce<string>();
    const { begun, look } = looks();
    void asked.ask('公告', look);
    void asked.ask('公告?type=T01', look);
    expect(begun).toHaveLength(2);
  });

  test('an error is the answer of those who waited for it, and nobody else is held', async () => {
    const asked = new AskedAtOnce<string>();
    const { begun, look } = looks();
    const first = asked.ask('公告', look);
    const second = asked.ask('公告', look);
    begun[0]!.fail(new Error('没有'));
    await expect(first).rejects.toThrow('没有');
    await Promise.resolve();
    begun[1]!.answer('有了');
    expect(await second).toBe('有了');
  });

  test('holds nothing once all are answered', async () => {
    const asked = new AskedAtOnce<number>();
    const answers = Array.from({ length: 50 }, (_, n) => asked.ask(`${n % 5}`, () => Promise.resolve(n)));
    await Promise.all(answers);
    expect(asked).toEqual(new AskedAtOnce());
  });
});
