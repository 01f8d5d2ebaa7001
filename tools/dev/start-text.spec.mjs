import { expect, test } from '@jest/globals';
import { startText } from './start-text.mjs';

const URL = 'http://localhost:4711';

test.each([
  ['2026-11-02T01:00:00.000Z', '2026-11-02 09:00', '2026-11-03T01:00:00Z'],
  ['2026-12-22T15:59:59.999Z', '2026-12-22 23:59', '2026-12-23T01:00:00Z'],
  ['2026-12-22T16:00:00.000Z', '2026-12-23 00:00', '2026-12-24T01:00:00Z'],
])('with the clock at %s it says %s, and moves it to %s', (at, said, to) => {
  const text = startText(URL, new Date(at));
  expect(text).toContain(`演示时钟现在是 ${said}`);
  expect(text).toContain(`curl -X POST ${URL}/api/demo/clock`);
  expect(text).toContain(`{"to":"${to}"}`);
});

test('no login runs into who it is', () => {
  const text = startText(URL, new Date('2026-11-02T01:00:00Z'));
  for (const login of ['nonghu', 'fuzeren2', 'jianguan2'])
    expect(text).toMatch(new RegExp(`${login} .*\\p{Script=Han}`, 'u'));
  expect(text).not.toMatch(/[a-z]\d?\p{Script=Han}.*(员|负责人)/u);
});

test('what there is to look at is named, and nothing is said of a county where there is none', () => {
  const at = new Date('2026-11-02T01:20:00Z');
  expect(startText(URL, at, [`正在竞价：三组大田\n     ${URL}/rooms/1`])).toContain(
    `现在县里有：\n  · 正在竞价：三组大田\n     ${URL}/rooms/1\n`,
  );
  expect(startText(URL, at)).not.toContain('现在县里有');
});
