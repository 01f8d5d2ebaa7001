import { describe, expect, test } from '@jest/globals';
import { MESSAGE_EVENTS, type MessageEventCode, messageEvent } from './catalogue.js';
import { MESSAGE_LAWS, type MessageSide } from './event-shape.js';
import { MESSAGE_VALUES, type MessageValues } from './message-values.js';
import { SMS_LENGTH, SMS_SIGNATURE, namesIn, smsOf, wordsOf } from './words-of.js';

const USUAL: MessageValues = {
  lot: '新平村120亩水浇地出租',
  what: '村级核实',
  who: '新平村的信息联络员',
  amount: '19200.00',
  until: '11月5日17:00',
  at: '11月9日10:00',
  no: '640122102N26110001-1',
  count: '3',
  project: '5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a001',
  registration: '5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a002',
  lotId: '5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a003',
  path: '/console/projects/5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a001',
};

/** A title of eighty signs, a year that is not this one, and the dearest that a county has sold. */
const LONGEST: MessageValues = {
  ...USUAL,
  lot: '贺兰县'.padEnd(80, '立岗镇先进村农村集体经营性资产'),
  what: '异议成立，等监管部门决定结果，中心另行通知',
  who: '宁夏回族自治区农垦暖泉农场社区居民委员会的信息联络员',
  amount: '123456789.00',
  until: '2027年12月31日17:00',
  at: '2027年12月31日17:00',
  count: '10000',
};

const CASES = (Object.keys(MESSAGE_EVENTS) as MessageEventCode[]).flatMap((code) =>
  (Object.keys(messageEvent(code).to) as MessageSide[]).map((side) => [code, side] as const),
);
const lengthOf = (text: string) => [...text].length;

describe('every text of the catalogue', () => {
  test.each(CASES)('%s to %s: usual and longest values, no mark left, one short message', (code, side) => {
    for (const values of [USUAL, LONGEST]) {
      const { title, text, sms, link } = wordsOf(code, side, values);
      for (const one of [title, text, sms, link]) expect(one).not.toMatch(/[{}]|undefined|null/);
      expect([code, lengthOf(`${SMS_SIGNATURE}${sms}`) <= SMS_LENGTH ? 'fits' : sms]).toEqual([code, 'fits']);
      expect(link).toMatch(/^\/[a-z]*/);
      for (const name of namesIn(messageEvent(code).text))
        if (MESSAGE_VALUES[name] === 'FIGURE') expect(sms).toContain(values[name]!);
    }
  });

  test.each(CASES)('%s to %s: usual values are not shortened', (code, side) => {
    const { text, sms } = wordsOf(code, side, USUAL);
    expect(sms).toBe(text);
  });

  test.each(CASES)('%s to %s: a value that is missing or blank is refused', (code, side) => {
    const { text, to } = messageEvent(code);
    for (const name of namesIn(`${text}${to[side]!}`))
      for (const without of [
        { ...USUAL, [name]: ' ' },
        { ...USUAL, [name]: undefined },
      ])
        expect(() => wordsOf(code, side, without as MessageValues)).toThrow(
          `${code} lacks its value ${name}`,
        );
  });

  test('names its values, its law and its source', () => {
    for (const [code] of CASES) {
      const { text, to, source, law, by } = messageEvent(code);
      for (const name of namesIn(`${text}${Object.values(to).join('')}`))
        expect(MESSAGE_VALUES).toHaveProperty(name);
      expect(source).not.toBe('');
      if (law) expect(MESSAGE_LAWS).toHaveProperty(law);
      if (law) expect(by).toContain('SMS');
    }
  });
});

test('a port is given the template and the short values that it names, and no id', () => {
  expect(smsOf('payment.due', LONGEST)).toEqual({
    text: '“{lot}”有一笔{amount}元要在{until}前付，账号见我的合同。',
    values: {
      lot: expect.stringMatching(/^贺兰县立岗镇.*…$/),
      amount: '123456789.00',
      until: '2027年12月31日17:00',
    },
  });
});

test('whom an event does not concern is not told of it', () => {
  expect(() => wordsOf('deal.won', 'HOLDER', USUAL)).toThrow('deal.won is not told to HOLDER');
});

test('the longest name gives way first, and a figure never', () => {
  const { sms, text } = wordsOf('payment.overdue', 'WINNER', LONGEST);
  expect(sms).toBe(
    '“贺兰县立岗镇先进村农村集…”有一笔123456789.00元应在2027年12月31日17:00前付，还没有到账，请尽快处理。',
  );
  expect(text).toContain(LONGEST.lot);
});

test('bidding and its outbid are told in the room and by push only', () => {
  expect(messageEvent('session.outbid').by).toEqual(['PUSH']);
});
