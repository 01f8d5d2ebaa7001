import { describe, expect, test } from '@jest/globals';
import {
  NO_TITLES,
  type ProfileTyped,
  USUAL_TITLES,
  paymentTitlesOf,
  profileRequest,
  titlesIn,
  titlesOf,
} from './profile-facts';

const TYPED: ProfileTyped = {
  ...{ bank: 'PRICE_BANK', accountNo: '6401220002', accountName: '价款专户', bankName: '贺兰农商行' },
  ...{ bankNo: '402871000017', orderForm: 'TABLE', reason: '换了开户行' },
};

describe('what is sent', () => {
  test('has the columns that the bank’s table has', () =>
    expect(
      profileRequest(TYPED, { ...NO_TITLES, day: ' 交易日期 ', flowNo: '流水号', remark: '  ' }),
    ).toEqual({
      ...TYPED,
      columns: { day: '交易日期', flowNo: '流水号' },
    }));
  test('has the titles of payments that the bank has of its own', () =>
    expect(profileRequest(TYPED, NO_TITLES, { ...USUAL_TITLES, payeeName: ' 户名 ' })).toEqual({
      ...TYPED,
      orderTitles: { payeeName: '户名' },
    }));
  test('has no columns where the bank sends messages', () =>
    expect(profileRequest(TYPED, NO_TITLES)).toEqual(TYPED));
});

test('a profile is said anew from what it was', () => {
  expect(titlesOf({ columns: { day: '记账日期' } })).toEqual({ ...NO_TITLES, day: '记账日期' });
  expect(titlesOf({ columns: null })).toEqual(NO_TITLES);
  expect(paymentTitlesOf({ orderTitles: { payeeName: '户名' } })).toEqual({
    ...USUAL_TITLES,
    payeeName: '户名',
  });
  expect(paymentTitlesOf({ orderTitles: null })).toEqual(USUAL_TITLES);
});

describe('a head that was copied out of the bank’s table', () => {
  test('is taken title by title', () =>
    expect(
      titlesIn(
        '交易日期\t交易时间\t流水号\t借方发生额\t贷方发生额\t余额\t对方户名\t对方账号\t摘要',
        NO_TITLES,
      ),
    ).toEqual({
      ...NO_TITLES,
      ...{ day: '交易日期', time: '交易时间', flowNo: '流水号', out: '借方发生额', in: '贷方发生额' },
      ...{ balance: '余额', otherName: '对方户名', otherAccount: '对方账号', remark: '摘要' },
    }));
  test('overwrites nothing that somebody has said', () =>
    expect(titlesIn('日期，流水号', { ...NO_TITLES, day: '记账日' })).toEqual({
      ...NO_TITLES,
      day: '记账日',
      flowNo: '流水号',
    }));
  test('leaves what it does not know', () => expect(titlesIn('金额,发生额', NO_TITLES)).toEqual(NO_TITLES));
});
