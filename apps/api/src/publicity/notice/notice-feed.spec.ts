import { expect, test } from '@jest/globals';
import { atomFaults, childrenOf, jsonFeedFaults, parseXml } from '../../testing/feeds.js';
import { type NoticeFeed, toAtom, toJsonFeed, updatedAt, urnOf } from './notice-feed.js';

const feedOf = (...titles: string[]): NoticeFeed => ({
  id: urnOf('the feed'),
  title: '公告',
  description: '最新公告',
  author: '中心',
  home: 'https://example.invalid',
  entries: titles.map((title, index) => ({
    id: urnOf(`entry ${index}`),
    link: `https://example.invalid/notices/${index}?a=1&b=2`,
    title,
    content: title,
    at: new Date(Date.UTC(2026, 10, 30 - index)),
  })),
});

const titlesOf = (atom: string) =>
  childrenOf(parseXml(atom), 'entry').map((entry) => childrenOf(entry, 'title')[0]!.text);

test.each<[string, string, string]>([
  ['a line break of a word processor', '三组渠东片耕地\u000b经营权', '三组渠东片耕地 经营权'],
  ['a line break and a tab', '耕地\r\n\t经营权', '耕地 经营权'],
  ['nothing at all and an escape', '耕\u0000地\u001b经营权', '耕 地 经营权'],
  ['a separator of lines', '耕地\u2028经营权', '耕地 经营权'],
  ['half a character', '耕地\ud800经营权', '耕地经营权'],
  ['no character', '耕地\uffff经营权', '耕地经营权'],
  ['markup', '<b>耕地</b> & "井"', '<b>耕地</b> & "井"'],
  ['the end of a section', '耕地]]>经营权', '耕地]]>经营权'],
  ['an entity', '耕地&nbsp;&lt;', '耕地&nbsp;&lt;'],
  ['a rare character', '𠮷家湾', '𠮷家湾'],
])('%s in a title is plain text to every reader', (_, title, shown) => {
  const atom = toAtom(feedOf(title));
  expect(atomFaults(atom)).toEqual([]);
  expect(titlesOf(atom)).toEqual([shown]);
  const json = JSON.stringify(toJsonFeed(feedOf(title)));
  expect(jsonFeedFaults(json)).toEqual([]);
  expect((JSON.parse(json) as { items: { title: string }[] }).items[0]!.title).toBe(shown);
});

test('a feed is as new as its newest entry, and one without entries is valid, too', () => {
  expect(updatedAt(feedOf('一', '二')).toISOString()).toBe('2026-11-30T00:00:00.000Z');
  expect(updatedAt(feedOf()).getTime()).toBe(0);
  expect(atomFaults(toAtom(feedOf()))).toEqual([]);
});

test('what is checked is found: a feed as it must not be has its faults', () => {
  const atom = toAtom(feedOf('一', '二'));
  const entry = /<entry>.*?<\/entry>/.exec(atom)![0];
  const broken: [string, string][] = [
    [atom.replace(/<author>.*<\/author>/, ''), 'author'],
    [atom.replace(entry, entry + entry), 'two entries of one id'],
    [atom.replace('type="text"', 'type="html"'), 'title as html'],
    [atom.replace('2026-11-30T00:00:00.000Z', '30 November'), 'updated 30 November'],
    [atom.replace('https://example.invalid/notices/1', '/notices/1'), 'link /notices/1'],
    [atom.replace('rel="self"', 'rel="related"'), 'no self'],
  ];
  for (const [text, fault] of broken)
    expect([fault, atomFaults(text).some((found) => found.includes(fault))]).toEqual([fault, true]);
  expect(() => atomFaults(atom.replace('一', '一\u000b'))).toThrow();
  expect(() => atomFaults(atom.replace('</entry>', ''))).toThrow();
});

test('a name made from words is always the same, and another for other words', () => {
  expect(urnOf('甲')).toBe(urnOf('甲'));
  expect(urnOf('甲')).not.toBe(urnOf('乙'));
  expect(urnOf('甲')).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});
