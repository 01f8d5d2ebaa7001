import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const read = (file: string) => fs.readFileSync(file, 'utf8');
const PAPERS = [
  ...fs.readdirSync('.').filter((name) => name.endsWith('.md')),
  ...fs
    .readdirSync('docs', { recursive: true })
    .map((name) => `docs/${String(name)}`)
    .filter((name) => name.endsWith('.md')),
];

test('each decision has a number of its own, which its heading says', () => {
  const names = fs.readdirSync('docs/decisions');
  const numbers = names.map((name) => Number(name.slice(0, 4)));
  expect(new Set(numbers).size).toBe(names.length);
  const said = names.map((name) => Number(/^# (\d+)/.exec(read(`docs/decisions/${name}`))?.[1]));
  expect(said).toEqual(numbers);
});

test('the glossary has each term once', () => {
  const terms = [...read('docs/glossary.md').matchAll(/^\| ([^|]+?) +\|/gm)].map(([, term]) => term);
  expect(terms.length).toBeGreaterThan(150);
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});

/** The anchor of a heading, as the viewers of repositories make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

function isThere(paper: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file ? path.join(path.dirname(paper), file) : paper;
  if (!fs.existsSync(target)) return false;
  if (!anchor) return true;
  return [...read(target).matchAll(/^#+ (.+)$/gm)].some(([, heading = '']) => anchorOf(heading) === anchor);
}

test('every link of a paper leads to something', () => {
  const links = PAPERS.flatMap((paper) =>
    [...read(paper).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => [paper, link] as const),
  ).filter(([, link]) => !link.startsWith('https:'));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(([paper, link]) => !isThere(paper, link))).toEqual([]);
});
