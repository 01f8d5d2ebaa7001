import { describe, expect, test } from '@jest/globals';
import {
  FACTS,
  type FactKind,
  comparePayer,
  isSameName,
  maskBankAccount,
  maskCertificateNo,
  maskIdNumber,
} from './index.js';

describe('one reader a kind of fact', () => {
  test.each<[FactKind, string, string]>([
    ['NAME', ' 马𬭼㛃•艾力 ', '马𬭼㛃·艾力'],
    ['NAME', '马𬭼㛃 ・ 艾力', '马𬭼㛃·艾力'],
    ['NAME', '马𬭼㛃﹒艾力', '马𬭼㛃·艾力'],
    ['NAME', '⽥秀兰⺟', '田秀兰母'],
    ['NAME', '马𬭼㛃.艾力', '马𬭼㛃·艾力'],
    ['NAME', '马𬭼㛃‧艾力', '马𬭼㛃·艾力'],
    ['NAME', '马　新\u200b雨', '马新雨'],
    ['NAME', '贺兰县(立岗)合作社', '贺兰县（立岗）合作社'],
    ['NAME', '贺兰县【立岗】 合作社', '贺兰县（立岗）合作社'],
    ['NAME', 'John  Smith', 'John Smith'],
    ['NAME', '\u200b \u3000\u2060', ''],
    ['ID_NUMBER', '64012219580918009x', '64012219580918009X'],
    ['ID_NUMBER', '６４０１２２ 19580918－009ｘ', '64012219580918009X'],
    ['ID_NUMBER', '640122195809180097×', '640122195809180097X'],
    ['PHONE', '138-9531 0001', '13895310001'],
    ['PHONE', '１３８９５３１０００１', '13895310001'],
    ['PHONE', '+8613895310001', '+8613895310001'],
    ['ACCOUNT', '2901 0201 0400 02', '29010201040002'],
    ['ACCOUNT', '２９０１－０２０１–0400—02', '29010201040002'],
    ['ACCOUNT', '6.22848E+18', '6.22848E+18'],
    ['FLOW_NUMBER', ' OUT777 ', 'OUT777'],
    ['FLOW_NUMBER', 'ｏｕｔ-777', 'OUT777'],
    ['FLOW_NUMBER', '   ', ''],
    ['NUMBER', 'lz—2023－0018', 'LZ-2023-0018'],
    ['NUMBER', '宁(2021)贺兰县 不动产权第0004521号', '宁（2021）贺兰县不动产权第0004521号'],
    ['NUMBER', '贺党办[2022]110号', '贺党办〔2022〕110号'],
    ['AMOUNT', '￥ 312,460.5', '312,460.5'],
    ['AMOUNT', '１２ 345.67 元', '12345.67'],
    ['QUANTITY', '1,005.20', '1005.20'],
    ['QUANTITY', '３１２．４６', '312.46'],
    ['DATE', '2027年1月5日', '2027-01-05'],
    ['DATE', '２０２７／1／5', '2027-01-05'],
    ['DATE', '20270105', '20270105'],
    ['TEXT', ' 一、不得荒芜，\n二、不得转包 ', '一、不得荒芜，\n二、不得转包'],
    ['TEXT', '\u200b　\n', ''],
    ['TEXT', '\u3164\u2800', ''],
  ])('%s: %j is %j', (kind, text, folded) => expect(FACTS[kind].fold(text)).toBe(folded));

  test.each(Object.entries(FACTS))('%s: what is folded is folded', (_, { fold }) => {
    for (const text of [
      '马𬭼㛃 ・ 艾力（立岗）',
      '6401 2219-5809x',
      '¥1,234.50元',
      '2027/1/5',
      '\u200b',
      'x［1］－2',
    ])
      expect(fold(fold(text))).toBe(fold(text));
  });

  test.each([
    ['马𬭼㛃·艾力', '马𬭼㛃•艾力', true],
    ['贺兰县（立岗）合作社', '贺兰县(立岗)合作社', true],
    ['马新雨', '马新雪', false],
  ])('%s and %s are one: %s', (one, other, isSo) => expect(isSameName(one, other)).toBe(isSo));
});

describe('a payer as his bank writes him', () => {
  const LONG = '马𬭼㛃·艾力艾合买提·吐尔逊托合提麦麦提';
  test.each<[string, string, ReturnType<typeof comparePayer>]>([
    // Another dot is the same name.
    ['马𬭼㛃•艾力艾合买提•吐尔逊托合提麦麦提', LONG, 'SAME'],
    ['马𬭼㛃艾力艾合买提吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    ['马?㛃·艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    ['马𬭼㛃·艾力艾合买提·吐尔逊', LONG, 'CLOSE'],
    // Both characters are written by two signs each, as the halves of a pair.
    ['马????·艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    ['马·艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    ['马CHUN㛃·艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    ['马淳㛃·艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'CLOSE'],
    // All three at once.
    ['马*㛃艾力艾合买提吐尔逊', LONG, 'CLOSE'],
    ['王喆', '王喆', 'SAME'],
    ['王吉吉', '王喆', 'OTHER'],
    ['王□', '王喆', 'CLOSE'],
    ['王', '王喆', 'CLOSE'],
    ['贺兰县立岗镇兰光村股份经济', '贺兰县立岗镇兰光村股份经济合作社', 'CLOSE'],
    ['马新雪', '马新雨', 'OTHER'],
    ['马?雨', '马新雨', 'OTHER'],
    ['马新', '马新雨', 'OTHER'],
    ['?', '马', 'OTHER'],
    ['???', '马新雨', 'OTHER'],
    ['', '马新雨', 'OTHER'],
    ['艾力艾合买提·吐尔逊托合提麦麦提', LONG, 'OTHER'],
  ])('%s for %s: %s', (payer, registered, likeness) =>
    expect(comparePayer(payer, registered)).toBe(likeness),
  );

  test('eighty rare characters on both sides are compared at once', () => {
    expect(comparePayer('马' + '㛃'.repeat(79), '马' + '𬭼'.repeat(79))).toBe('CLOSE');
    expect(comparePayer('马雨' + '㛃'.repeat(78), '马雪' + '𬭼'.repeat(78))).toBe('OTHER');
  });
});

test('masks count code points', () => {
  expect(maskIdNumber('𬭼'.repeat(18))).toBe(`${'𬭼'.repeat(6)}********${'𬭼'.repeat(4)}`);
  expect(maskBankAccount('29010201040002')).toBe('************0002');
  expect(maskBankAccount('1234')).toBe('****');
  expect(maskCertificateNo('宁（2021）𬭼县第0004521号')).toBe('宁（2021****521号');
});
