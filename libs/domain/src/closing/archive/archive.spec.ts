import { describe, expect, test } from '@jest/globals';
import { type ArchiveContents, type ArchivedDeal, type ArchiveItem, refuseArchive } from './archive.js';

const LEASE: ArchivedDeal = { manner: 'BIDDING', isBuying: false, hasDeposit: true, hasPrice: true };
const WHOLE: ArchiveContents = {
  items: [],
  records: [
    'application',
    'history',
    'notices',
    'registrations',
    'deposits',
    'bids',
    'deal',
    'confirmations',
    'signatures',
    'payments',
    'certificates',
  ],
  papers: ['APPLICATION', 'DEAL', 'CONTRACT', 'SETTLEMENT', 'CERTIFICATE'],
};

const missing = (contents: ArchiveContents, deal: ArchivedDeal) =>
  refuseArchive(contents, deal).map(({ values }) => values!['name']);

describe('a file', () => {
  test('of a lease is whole with every record and every paper', () => {
    expect(missing(WHOLE, LEASE)).toEqual([]);
  });

  test.each(WHOLE.records.map((record) => [record]))('is not whole without a row of %s', (record) => {
    const records = WHOLE.records.filter((one) => one !== record);
    expect(refuseArchive({ ...WHOLE, records }, LEASE)).toMatchObject([
      { code: 'archive.incomplete', field: record },
    ]);
  });

  test.each(WHOLE.papers.map((group) => [group]))('is not whole without a paper of %s', (group) => {
    const papers = WHOLE.papers.filter((one) => one !== group);
    expect(refuseArchive({ ...WHOLE, papers }, LEASE)).toMatchObject([
      { code: 'archive.incomplete', field: group },
    ]);
  });

  test.each<[string, Partial<ArchivedDeal>, string[]]>([
    ['of an agreement asks for what both sides said', { manner: 'AGREEMENT' }, ['征求双方意见']],
    ['of a negotiation asks for its course', { manner: 'NEGOTIATION' }, ['协商记录']],
    ['of a succession asks for the session before it', { manner: 'SUCCESSION' }, []],
  ])('%s', (_, change, expected) => {
    expect(missing(WHOLE, { ...LEASE, ...change })).toEqual(expected);
  });

  test('without a deposit asks for none, and without a price for no payments', () => {
    const records = WHOLE.records.filter((one) => one !== 'deposits' && one !== 'payments');
    expect(missing({ ...WHOLE, records }, { ...LEASE, hasDeposit: false, hasPrice: false })).toEqual([]);
  });

  test('of a purchase ends with its letter', () => {
    const records = WHOLE.records.filter((one) => !['signatures', 'payments', 'certificates'].includes(one));
    expect(
      missing({ ...WHOLE, records, papers: ['APPLICATION', 'DEAL'] }, { ...LEASE, isBuying: true }),
    ).toEqual([]);
  });

  test('of what was traded elsewhere holds what was done here', () => {
    const here: ArchiveContents = {
      items: [],
      records: ['application', 'history', 'notices'],
      papers: ['APPLICATION'],
    };
    expect(missing(here, { ...LEASE, manner: null })).toEqual([]);
  });

  test('has no gap in its numbers', () => {
    const item = (seq: number) => ({ seq }) as ArchiveItem;
    expect(missing({ ...WHOLE, items: [item(1), item(3)] }, LEASE)).toEqual(['卷内顺序号']);
  });
});
