import { expect, test } from '@jest/globals';
import { nameNotices } from './play-deal.js';

const [FIRST, PLAN, RESULT] = ['GG01', 'GG02', 'GG03'].map((serial) => `640122102N26110003-${serial}`) as [
  string,
  string,
  string,
];

test.each<[string, string | undefined, string[]]>([
  ['the one that the record names', PLAN, ['notice-GG01.json', 'notice.json', 'notice-GG03.json']],
  ['the first without a record', undefined, ['notice.json', 'notice-GG02.json', 'notice-GG03.json']],
])('notice.json is %s, and every other notice lies beside it', (_, named, names) =>
  expect(nameNotices([FIRST, PLAN, RESULT], named)).toEqual(names),
);
