import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Balance,
  type Posting,
  findLedgerFaults,
  postings,
  refusePostings,
  reversed,
} from './posting.js';

describe('postings', () => {
  test.each([
    ['deposit in', postings.depositIn('r', 100n), ['DEPOSIT_BANK', 'DEPOSITS_HELD']],
    ['refund', postings.depositRefunded('r', 100n), ['DEPOSITS_HELD', 'DEPOSIT_BANK']],
    [
      'deposit to be moved',
      postings.transferOrdered('r', 'l', 100n),
      ['DEPOSITS_HELD', 'TRANSFERS_DUE', 'TRANSFERS_COMING', 'PRICES_HELD'],
    ],
    [
      'deposit to be moved as bond',
      postings.bondTransferOrdered('r', 'l', 100n),
      ['DEPOSITS_HELD', 'TRANSFERS_DUE', 'TRANSFERS_COMING', 'BONDS_HELD'],
    ],
    [
      'deposit moved',
      postings.transferDone('r', 'l', 100n),
      ['TRANSFERS_DUE', 'DEPOSIT_BANK', 'PRICE_BANK', 'TRANSFERS_COMING'],
    ],
    ['bond kept', postings.bondKept('l', 100n), ['PRICES_HELD', 'BONDS_HELD']],
    ['bond back', postings.bondReturned('l', 100n), ['BONDS_HELD', 'PRICE_BANK']],
    ['bond used', postings.bondToPrice('l', 100n), ['BONDS_HELD', 'PRICES_HELD']],
    ['interest in', postings.interestIn('PRICE_BANK', 'x', 100n), ['PRICE_BANK', 'PRICE_INTEREST_HELD']],
    [
      'interest given out',
      postings.interestAssigned('DEPOSIT_BANK', 'x', 'r', 100n),
      ['INTEREST_HELD', 'INTEREST_HELD', 'DEPOSIT_BANK', 'DEPOSIT_BANK'],
    ],
    ['interest paid', postings.interestPaidOut('DEPOSIT_BANK', 'r', 100n), ['INTEREST_HELD', 'DEPOSIT_BANK']],
    [
      'interest kept',
      postings.interestKept('DEPOSIT_BANK', 'x', 100n),
      ['INTEREST_HELD', 'DEPOSIT_BANK', 'OPERATING_BANK', 'INTEREST_INCOME'],
    ],
    [
      'a fee with its tax',
      postings.serviceIn('x', { feeFen: 100n, taxFen: 6n }),
      ['OPERATING_BANK', 'SERVICE_INCOME', 'OPERATING_BANK', 'TAX_DUE'],
    ],
    [
      'a fee without tax',
      postings.serviceIn('x', { feeFen: 100n, taxFen: 0n }),
      ['OPERATING_BANK', 'SERVICE_INCOME'],
    ],
    ['tax paid', postings.taxPaid('x', 6n), ['TAX_DUE', 'OPERATING_BANK']],
    ['bought service', postings.boughtServiceIn('x', 100n), ['OPERATING_BANK', 'BOUGHT_SERVICE']],
    ['price in', postings.priceIn('l', 100n), ['PRICE_BANK', 'PRICES_HELD']],
    ['payout', postings.pricePaidOut('l', 100n), ['PRICES_HELD', 'PRICE_BANK']],
    ['unknown in', postings.unclaimedIn('PRICE_BANK', 'x', 100n), ['PRICE_BANK', 'PRICE_UNCLAIMED']],
    [
      'unknown back',
      postings.unclaimedReturned('DEPOSIT_BANK', 'x', 100n),
      ['DEPOSIT_UNCLAIMED', 'DEPOSIT_BANK'],
    ],
  ])('%s balances', (_, lines, accounts) => {
    expect(lines.map((line) => line.account)).toEqual(accounts);
    expect(refusePostings(lines)).toBeUndefined();
  });

  test('taken back, an entry moves each line the other way and balances', () => {
    expect(reversed(postings.depositRefunded('r', 100n))).toEqual([
      { account: 'DEPOSITS_HELD', subject: 'r', debitFen: 0n, creditFen: 100n },
      { account: 'DEPOSIT_BANK', subject: 'r', debitFen: 100n, creditFen: 0n },
    ]);
    expect(refusePostings(reversed(postings.transferOrdered('r', 'l', 100n)))).toBeUndefined();
  });

  test.each<[string, Posting[]]>([
    ['nothing', []],
    ['zero', postings.priceIn('l', 0n)],
    ['one side', [postings.priceIn('l', 5n)[0]!]],
    ['unequal sides', [postings.priceIn('l', 5n)[0]!, postings.priceIn('l', 4n)[1]!]],
    ['a negative line', postings.priceIn('l', -5n)],
    ['a side that backs the other', [postings.depositIn('r', 5n)[0]!, postings.priceIn('l', 5n)[1]!]],
    ['both sides on one line', [{ account: 'PRICE_BANK', subject: 'l', debitFen: 5n, creditFen: 5n }]],
  ])('%s is no entry', (_, lines) =>
    expect(refusePostings(lines)).toMatchObject({ code: 'posting.unbalanced' }),
  );
});

const sum = (lines: readonly Posting[]): Balance[] => {
  const byKey = new Map<string, Balance>();
  for (const line of lines) {
    const key = `${line.account} ${line.subject}`;
    const before = byKey.get(key) ?? { ...line, debitFen: 0n, creditFen: 0n };
    byKey.set(key, {
      ...before,
      debitFen: before.debitFen + line.debitFen,
      creditFen: before.creditFen + line.creditFen,
    });
  }
  return [...byKey.values()];
};

describe('the books', () => {
  test('stand after a whole deal', () => {
    const lines = [
      postings.depositIn('a', 10n),
      postings.depositIn('b', 10n),
      postings.depositRefunded('b', 10n),
      postings.transferOrdered('a', 'l', 10n),
      postings.transferDone('a', 'l', 10n),
      postings.priceIn('l', 90n),
      postings.pricePaidOut('l', 100n),
    ].flat();
    expect(findLedgerFaults(sum(lines))).toEqual([]);
  });

  test.each([
    [
      'one refund paid twice',
      [
        postings.depositIn('a', 10n),
        postings.depositIn('b', 10n),
        postings.depositRefunded('a', 10n),
        postings.depositRefunded('a', 10n),
      ],
    ],
    [
      'one deposit backing two lots',
      [
        postings.depositIn('a', 10n),
        postings.transferOrdered('a', 'l1', 10n),
        postings.transferOrdered('a', 'l2', 10n),
      ],
    ],
    [
      'one transfer twice, at the bank of another',
      [
        postings.depositIn('a', 10n),
        postings.depositIn('b', 10n),
        postings.transferOrdered('a', 'l', 10n),
        postings.transferOrdered('b', 'm', 10n),
        postings.transferDone('a', 'l', 10n),
        postings.transferDone('a', 'l', 10n),
      ],
    ],
    [
      'a price paid out while it is still coming',
      [
        postings.depositIn('a', 10n),
        postings.transferOrdered('a', 'l', 10n),
        postings.pricePaidOut('l', 10n),
      ],
    ],
    ['what is moved coming from nowhere', [[postings.transferOrdered('a', 'l', 10n)[1]!]]],
    ['more paid out than came in', [postings.priceIn('l', 10n), postings.pricePaidOut('l', 11n)]],
  ])('do not stand with %s', (_, entries) => expect(findLedgerFaults(sum(entries.flat()))).not.toEqual([]));

  test('never come apart by balanced entries', () => {
    const event = fc.tuple(fc.constantFrom('depositIn', 'priceIn'), fc.bigInt({ min: 1n, max: 10n ** 13n }));
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 50 }),
        (events) =>
          findLedgerFaults(sum(events.flatMap(([name, fen]) => postings[name as 'priceIn']('s', fen))))
            .length === 0,
      ),
    );
  });
});
