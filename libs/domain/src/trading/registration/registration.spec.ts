import { describe, expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { refuseFacts } from '../../closing/certificate/index.js';
import { refuseDeposit } from '../deposit/index.js';
import { refuseRegistration } from './refuse-registration.js';

const attempt = {
  at: shanghaiInstant('2026-11-11', '16:59'),
  registrationEndsAt: shanghaiInstant('2026-11-11', '17:00'),
  applicantKind: 'PERSON' as const,
  applicantIdNumber: '640122197809020036',
  isTransferor: false,
  isJoint: false,
  hasClaim: false,
  documentKinds: [],
  listingPriceFen: 62_000n,
  isBuying: false,
  hasPromised: true,
  intendedUse: '种小麦',
};

describe('a registration', () => {
  test.each<[string, object, string[]]>([
    ['that is right', {}, []],
    ['at the very end', { at: attempt.registrationEndsAt }, ['registration.closed']],
    ['for one’s own land', { isTransferor: true }, ['registration.own-listing']],
    [
      'a day before the eighteenth birthday',
      { applicantIdNumber: '640122200811120012' },
      ['registration.minor'],
    ],
    ['on the eighteenth birthday', { applicantIdNumber: '640122200811110017' }, []],
    ['at the age of 88', { applicantIdNumber: '640122193801010011' }, []],
    ['with a claim of priority, without its proof', { hasClaim: true }, ['registration.missing-paper']],
    ['with a claim and its proof', { hasClaim: true, documentKinds: ['PRIORITY_PROOF'] }, []],
    ['of several without their agreement', { isJoint: true }, ['registration.missing-paper']],
    ['of several with it', { isJoint: true, documentKinds: ['JOINT_AGREEMENT'] }, []],
    ['of a business before the lines are set', { socialReview: 'UNSET' }, ['registration.social-review']],
    ['of a business below all lines', { socialReview: 'NONE' }, []],
    [
      'of a business without the papers of its review',
      { socialReview: 'TOWN', documentKinds: ['PROJECT_PLAN'] },
      ['registration.missing-paper', 'registration.missing-paper'],
    ],
    [
      'of a business with them',
      { socialReview: 'CITY', documentKinds: ['PROJECT_PLAN', 'CAPABILITY_PROOF', 'INTENT_AGREEMENT'] },
      [],
    ],
    ['of a co-op', { applicantKind: 'COOP' }, []],
    ['with a quote below the listing price', { quoteFen: 61_999n }, ['registration.quote-below-listing']],
    ['with a quote at the listing price', { quoteFen: 62_000n }, []],
    [
      'with a quote above a purchase’s ceiling',
      { quoteFen: 62_001n, isBuying: true },
      ['registration.quote-above-ceiling'],
    ],
    ['with a quote at the ceiling of a sale', { quoteFen: 64_000n, ceilingFen: 64_000n }, []],
    ['with a quote above it', { quoteFen: 64_001n, ceilingFen: 64_000n }, ['bid.above-ceiling']],
    ['with a quote below a purchase’s ceiling', { quoteFen: 61_999n, isBuying: true }, []],
    ['without a use', { intendedUse: '  ' }, ['application.missing-field']],
    ['without the promise', { hasPromised: false }, ['registration.promise-unsigned']],
  ])('%s', (_, change, codes) =>
    expect(refuseRegistration({ ...attempt, ...change }).map((fault) => fault.code)).toEqual(codes),
  );
});

describe('a deposit', () => {
  const expected = { applicantName: '马新雨', amountFen: 744_000n, dueAt: 1_000 };
  test.each([
    ['that is right', { payerName: '马新雨', amountFen: 744_000n, arrivedAt: 1_000 }, undefined],
    ['a fen short', { payerName: '马新雨', amountFen: 743_999n, arrivedAt: 0 }, 'deposit.short'],
    ['a fen over', { payerName: '马新雨', amountFen: 744_001n, arrivedAt: 0 }, 'deposit.over'],
    [
      'from somebody else',
      { payerName: '马新雪', amountFen: 744_000n, arrivedAt: 0 },
      'deposit.payer-mismatch',
    ],
    ['a millisecond late', { payerName: '马新雨', amountFen: 744_000n, arrivedAt: 1_001 }, 'deposit.late'],
  ])('%s', (_, receipt, code) =>
    expect(refuseDeposit({ ...receipt, isWholeDay: false, isDecided: false }, expected)?.code).toBe(code),
  );
});

test('a certificate that differs from its deal names each field that does', () => {
  const deal = {
    lotNo: 'L-1',
    title: '地',
    transferorName: '甲',
    transfereeName: '乙',
    transfereeIdNumber: '1',
    termFrom: 'a',
    termTo: 'b',
    totalFen: '1',
    contractNo: 'c',
  };
  expect(refuseFacts(deal, deal)).toEqual([]);
  expect(
    refuseFacts({ ...deal, transfereeIdNumber: deal.title, totalFen: '2' }, deal).map((fault) => fault.field),
  ).toEqual(['transfereeIdNumber', 'totalFen']);
});
