import { expect, test } from '@jest/globals';
import { type SealedRules, refuseSealed } from '@helan/domain';
import { SEALED_RULES } from '@helan/domain/samples';
import { makeSealedRecord } from './make-sealed-record.js';
import { verifyFiles } from './verify-file.js';
import { verifyRecord } from './verify-record.js';

/** At least 500 yuan. One offers 550.00, the other 561.00; whether there are steps of 10 is for the notice to say. */
const stepped: SealedRules = { ...SEALED_RULES, stepFen: 1_000n };
const free: SealedRules = { ...SEALED_RULES, stepFen: null };
const play = { seats: { 101: null, 404: null }, rounds: [{ 101: 55_000n, 404: 56_100n }] };

test('where the notice prints no step, 561 beats 550', async () => {
  expect(refuseSealed(free, 56_100n)).toBeUndefined();
  expect(verifyRecord(await makeSealedRecord(free, play))).toMatchObject({
    faults: [],
    winner: '404',
    amountFen: 56_100n,
    voids: [],
  });
});

test('where it prints one, the page refuses 561 before it is sealed', () => {
  expect(refuseSealed(stepped, 55_000n)).toBeUndefined();
  expect(refuseSealed(stepped, 56_100n)).toEqual({
    code: 'bid.off-step',
    field: 'amountFen',
    values: { nearest: '500.00', step: '10.00' },
  });
});

test('sealed past the page, 561 does not count, and record and offline check say why 550 won', async () => {
  const record = await makeSealedRecord(stepped, play);
  const opened = record.log.find(({ kind }) => kind === 'OPENED')!;
  const { prices } = JSON.parse(opened.value) as { prices: { amountFen: string; reason: string | null }[] };
  expect(prices.map(({ amountFen, reason }) => [amountFen, reason])).toEqual([
    ['55000', null],
    ['56100', 'bid.off-step'],
  ]);
  const [verdict] = verifyFiles([Buffer.from(JSON.stringify(record))]);
  expect(verdict!.isSound).toBe(true);
  expect(verdict!.lines).toContain('第 4 行，号牌 404 的密封报价不算：不在加价档上。');
  expect(verdict!.lines).toContain('结果：号牌 101，伍佰伍拾元整。');
});
