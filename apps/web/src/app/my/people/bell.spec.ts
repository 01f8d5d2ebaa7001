import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { bellCount, bellWords } from './bell-words';

test.each([
  [0, '0', '消息，没有未读的'],
  [1, '1', '消息，1 条未读'],
  [99, '99', '消息，99 条未读'],
  [100, '99+', '消息，99+ 条未读'],
])('%i unread: %s, and aloud %s', (unread, shown, aloud) => {
  expect([bellCount(unread), bellWords(unread)]).toEqual([shown, aloud]);
});

test.each([
  ['the portal', '../../shell/app.html', 'div', 'who'],
  ['the desk', '../../console/desk/console-shell.html', 'p', 'me'],
])('one bell hangs in the head of %s, beside the name', (_, file, tag, place) => {
  const html = fs.readFileSync(new URL(file, import.meta.url), 'utf8');
  expect(html.match(/<hl-bell\b/g)).toHaveLength(1);
  const [, beside = ''] = new RegExp(`<${tag} class="${place}">([^]*?)</${tag}>`).exec(html) ?? [];
  expect(beside).toMatch(/<hl-bell \/>[^]*class="name"/);
});
