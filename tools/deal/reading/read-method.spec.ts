import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  getPropertyType,
  initialRulebook,
  offeredMethods,
  parseYuan,
  refuseTrading,
  tradingInWords,
  tradingTerms,
} from '@helan/domain';
import type { RealNotice } from '../deal-facts.js';
import { readLots } from '../read-notice.js';
import { NOT_OFFERED, readMethod } from './read-method.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];

/**
 * How each real notice trades, typed by hand from its words: a mode of bidding, a negotiation, or why not here.
 * What is traded elsewhere (T15) and what buys (T14) is said so; a notice without a word bids by rising prices.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  N001: 'HALL', // 拍租
  N002: 'HALL',
  N003: 'ASC_MULTI',
  N004: 'SEALED_ONE', // 明底暗标
  N007: 'SEALED_ONE',
  N008: 'TENDER',
  N009: 'SEALED_ONE', // 书面
  N012: 'ASC_MULTI',
  N014: 'ASC_MULTI', // says nothing
  N015: 'ASC_MULTI',
  N019: 'SEALED_ONE', // 明标暗投
  N020: 'SEALED_ONE',
  N030: 'TENDER',
  N031: 'LOTTERY',
  N032: 'TENDER',
  N035: 'SEALED_ONE',
  N036: 'SEALED_ONE',
  N038: 'SEALED_ONE with a reserve', // 暗底
  N039: 'HALL', // 现场举牌
  N042: 'SEALED_ONE',
  N049: 'ASC_MULTI',
  N050: 'ASC_MULTI',
  N051: 'ASC_MULTI',
  N052: 'ASC_MULTI', // tender or bidding, as one likes
  N053: 'ASC_MULTI',
  N055: 'ASC_MULTI',
  N056: 'ASC_MULTI',
  N057: 'SEALED_ONE', // 一轮报价
  N068: 'HALL',
  N070: 'TENDER',
  N071: 'ASC_MULTI',
  N081: 'HALL',
  N082: 'HALL',
  N083: 'HALL',
  N085: 'ASC_MULTI',
  N086: 'ASC_MULTI',
  N087: 'ASC_MULTI',
  N095: 'SEALED_ONE',
  N096: 'ASC_MULTI',
  N099: 'HALL',
  N100: 'ASC_MULTI', // 网络拍卖
  N102: 'ASC_MULTI',
  N109: 'NEGOTIATION',
  N110: 'ASC_MULTI',
  N111: 'ASC_MULTI',
  N112: 'ASC_MULTI', // 网上拍卖
  N113: 'ASC_MULTI',
};

/** The one setting of the real notices that the rules do not allow: a window of 60 seconds. */
const OUT_OF_RANGE = ['N053'];

test('every notice has its line, and every reason is one of those that are named', () => {
  expect(NOTICES.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
  const others = Object.entries(EXPECTED).filter(([, way]) => way in NOT_OFFERED);
  expect(others.map(([id]) => id)).toEqual([
    ...['N001', 'N002', 'N008', 'N030', 'N031', 'N032'],
    ...['N039', 'N068', 'N070', 'N081', 'N082', 'N083', 'N099'],
  ]);
});

test.each(NOTICES.map((notice) => [notice.id, notice] as const))('%s', (id, notice) => {
  const { method, mode = 'ASC_MULTI', hasReserve, notOffered } = readMethod(notice.fields ?? {});
  const way = method === 'NEGOTIATION' ? method : (notOffered ?? mode);
  expect(`${way}${hasReserve && !notOffered ? ' with a reserve' : ''}`).toBe(EXPECTED[id]);
});

test.each(
  NOTICES.filter(({ type }) => !getPropertyType(type!).isRelay && !getPropertyType(type!).isBuying).flatMap(
    (notice) =>
      readLots(notice, notice.type!, new Date('2026-11-02T01:00:00Z')).map(
        (lot) => [notice.id, lot] as const,
      ),
  ),
)('%s can be set up: its settings are lawful, and its notice says them', (id, { typeCode, application }) => {
  const type = getPropertyType(typeCode);
  expect(offeredMethods(type)).toContain(application.method);
  const { trading = {}, startPriceYuan = '', stepYuan } = application;
  const startPriceFen = parseYuan(startPriceYuan) as bigint;
  const faults = refuseTrading(trading, initialRulebook(), { isBuying: false, startPriceFen });
  expect(faults.length > 0).toBe(OUT_OF_RANGE.includes(id));
  if (application.method === 'NEGOTIATION') return;
  const terms = tradingTerms(trading, initialRulebook(), {
    isBuying: false,
    isCollective: false,
    priority: [],
  });
  const step = stepYuan ? (parseYuan(stepYuan) as bigint) : null;
  const words = tradingInWords(terms, step, application.priceUnit!).join('');
  for (const value of [trading.freeMinutes, trading.silencePercent].filter(Boolean))
    expect(words).toContain(String(value));
});
