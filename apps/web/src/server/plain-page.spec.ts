import type { ServerResponse } from 'node:http';
import { expect, test } from '@jest/globals';
import { sendPlainPage } from './plain-page';

const CENTER = { name: '中心', hotline: '0951-8000001', address: '光明路 1 号' };

function sent(kind: Parameters<typeof sendPlainPage>[1], center: typeof CENTER | undefined) {
  const answer = { html: '', headers: new Map<string, unknown>(), status: 0 };
  const response = {
    set statusCode(code: number) {
      answer.status = code;
    },
    setHeader: (name: string, value: unknown) => answer.headers.set(name, value),
    end: (html: string) => (answer.html = html),
  };
  sendPlainPage(response as unknown as ServerResponse, kind, center);
  return answer;
}

test.each([
  ['incomplete', 400, '这个地址不完整'],
  ['unknown', 404, '没有找到这个页面'],
  ['crowded', 503, '请过几秒再试'],
  ['failed', 503, '页面暂时出不来'],
] as const)('a page that is %s (%i) says what happened, and whom to call', (kind, status, words) => {
  const answer = sent(kind, CENTER);
  expect(answer.status).toBe(status);
  expect(answer.html).toContain(words);
  expect(answer.html).toContain(
    '<p>中心　电话 <a href="tel:0951-8000001">0951-8000001</a>　地址 光明路 1 号</p>',
  );
});

test.each([
  [{ ...CENTER, hotline: '' }, '<p>中心　地址 光明路 1 号</p>'],
  [{ ...CENTER, address: '' }, '<p>中心　电话 <a href="tel:0951-8000001">0951-8000001</a></p>'],
  [{ ...CENTER, hotline: '', address: '' }, '<p>中心</p>'],
  [{ ...CENTER, hotline: '', address: '<b>&"' }, '<p>中心　地址 &lt;b&gt;&amp;&quot;</p>'],
])('of a center that has said less: %o', (center, words) =>
  expect(sent('failed', center).html).toContain(words),
);

test('as long as nobody has said how the center is reached, nothing is made up', () =>
  expect(sent('failed', undefined).html).not.toContain('<footer>'));
