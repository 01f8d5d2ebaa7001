import { describe, expect, test } from '@jest/globals';
import { type Application, readApplication, refuseApplication } from './index.js';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleDocumentKinds, sampleListing } from '../../samples/index.js';

const rulebook = initialRulebook();
const TODAY = '2026-11-02';

interface Try {
  readonly change?: Partial<Record<keyof Application, unknown>>;
  readonly papers?: readonly string[];
  readonly listerKind?: ReturnType<typeof sampleListing>['listerKind'];
  readonly agentIdNumber?: string;
}

function faultsOf(code: string, { change = {}, papers, listerKind, agentIdNumber }: Try = {}): string[] {
  const sample = sampleListing(code, change as Application);
  const faults = refuseApplication(sample.application, {
    type: getPropertyType(code),
    rulebook,
    today: TODAY,
    agentIdNumber: agentIdNumber ?? '640122197809020036',
    listerKind: listerKind ?? sample.listerKind,
    documentKinds: papers ?? sampleDocumentKinds(code, sampleListing(code)),
  });
  return faults.map((fault) => `${fault.code} ${fault.field ?? ''}`);
}

describe('an agent’s ID number', () => {
  const agent = { name: '赵小田', scope: '代为申请', validUntil: '2027-01-01' };
  test.each([
    ['of somebody who lives', '640122197809020036', []],
    ['with a wrong check digit', '640122197809020037', ['identity.bad-id-number agent.idNumber']],
    ['of somebody who is not born yet', '640122202812010019', ['identity.unborn agent.idNumber']],
  ])('%s', (_, agentIdNumber, faults) => {
    const found = faultsOf('T01', { change: { agent }, agentIdNumber });
    expect(found.filter((fault) => fault.endsWith('agent.idNumber'))).toEqual(faults);
  });
});

describe('what no application may hold', () => {
  const parcel = sampleListing('T01').application.parcels![0]!;
  test.each<[string, string, Partial<Record<keyof Application, unknown>>, string]>([
    [
      'T01',
      'a parcel code of 18 digits',
      { parcels: [{ ...parcel, code: '640122102208030001' }] },
      'application.bad-code parcels.0.code',
    ],
    ['T01', 'a parcel of no area', { parcels: [{ ...parcel, mu: '0' }] }, 'area.out-of-range parcels.0.mu'],
    [
      'T01',
      'an area with five decimals',
      { parcels: [{ ...parcel, mu: '1.00001' }] },
      'area.out-of-range parcels.0.mu',
    ],
    [
      'T03',
      'a parcel without its number',
      { parcels: [{ ...parcel, code: '' }] },
      'application.missing-field parcels.0.code',
    ],
    [
      'T01',
      'a contract number without J',
      { contractNo: '640122102208000018' },
      'application.bad-code contractNo',
    ],
    [
      'T01',
      'a co-holder who has not consented',
      { coHolders: [{ name: '周秀兰', hasConsented: false }] },
      'application.consent-missing coHolders',
    ],
    ['T01', 'an end before the beginning', { termTo: '2027-01-15' }, 'term.reversed termTo'],
    ['T01', 'a beginning today', { termFrom: '2026-11-02' }, 'term.already-begun termFrom'],
    ['T01', 'a day that does not exist', { termTo: '2035-02-30' }, 'calendar.bad-date termTo'],
    ['T01', 'a use that is no farming', { purpose: '厂房' }, 'purpose.not-farming purpose'],
    ['T13', 'a use that is no farming', { purpose: '餐饮' }, 'purpose.not-farming purpose'],
    ['T02', 'a price of zero', { startPriceYuan: '0' }, 'price.zero startPriceYuan'],
    ['T01', 'a gift that is bid for', { startPriceYuan: '0' }, 'price.not-free startPriceYuan'],
    [
      'T01',
      'a gift with a deposit',
      { startPriceYuan: '0', method: 'NEGOTIATION', depositYuan: '1' },
      'deposit.ratio-too-high depositYuan',
    ],
    ['T01', 'a negative price', { startPriceYuan: '-620' }, 'money.not-whole-fen startPriceYuan'],
    ['T01', 'half a fen', { stepYuan: '0.005' }, 'money.not-whole-fen stepYuan'],
    ['T12', 'a quantity of nothing', { quantity: '0' }, 'quantity.out-of-range quantity'],
    ['T12', 'a quantity in words', { quantity: '八十' }, 'quantity.out-of-range quantity'],
    [
      'T12',
      'a unit of another type',
      { quantityUnit: '股', priceUnit: '元' },
      'application.bad-answer quantityUnit',
    ],
    ['T12', 'a price per head of what is weighed', { priceUnit: '元/头' }, 'price.unit-mismatch priceUnit'],
    ['T05', 'a price per 亩', { priceUnit: '元/亩/年' }, 'price.unit-not-allowed priceUnit'],
    ['T07', 'a sale that is paid by the year', { payment: 'YEARLY' }, 'payment.not-yearly payment'],
    [
      'T01',
      'a mode of another type',
      { transferMode: 'RE_TRANSFER' },
      'application.mode-not-allowed transferMode',
    ],
    [
      'T12',
      'a lease of living things',
      { transferMode: 'LEASE' },
      'application.mode-not-allowed transferMode',
    ],
    ['T10', 'a pledge', { transferMode: 'MORTGAGE' }, 'mortgage.not-a-listing transferMode'],
    [
      'T05',
      'a sale of the right to use',
      { transferMode: 'TRANSFER' },
      'application.mode-not-allowed transferMode',
    ],
    ['T01', 'a right of another type', { right: 'SHARE' }, 'application.bad-answer right'],
    ['T12', 'what belongs to the state', { ownership: 'STATE' }, 'ownership.state ownership'],
    ['T05', 'what a household owns', { ownership: 'PRIVATE' }, 'ownership.not-allowed ownership'],
    [
      'T01',
      'a licensed auction house, not offered here yet',
      { method: 'AUCTION' },
      'method.not-offered method',
    ],
    ['T04', 'an auction in a hall', { method: 'AUCTION' }, 'method.not-yet method'],
    ['T03', 'a promise to fell', { title: '兰光村林地流转，可采伐' }, 'application.forbidden-words title'],
    [
      'T01',
      'a fee for registering',
      { qualification: '报名时交报名费 300 元' },
      'application.forbidden-words qualification',
    ],
    [
      'T01',
      'a window of a minute',
      { trading: { limitedSeconds: 60 } },
      'bid.window-out-of-range trading.limitedSeconds',
    ],
    [
      'T01',
      'a free phase of nine minutes',
      { trading: { freeMinutes: 9 } },
      'bid.window-out-of-range trading.freeMinutes',
    ],
    [
      'T01',
      'an agent without a mandate paper',
      { agent: { name: '赵小田', scope: '代为申请', validUntil: '2027-01-01' } },
      'application.missing-document documents.MANDATE',
    ],
    [
      'T01',
      'an agent whose mandate is over',
      { agent: { name: '赵小田', scope: '代为申请', validUntil: '2026-11-01' } },
      'agent.expired agent.validUntil',
    ],
    [
      'T05',
      'a valuation without its report',
      { valuation: { choice: 'DONE', agency: '银川估价所', valueYuan: '500000', validUntil: '2027-06-30' } },
      'application.missing-document documents.VALUATION_REPORT',
    ],
    [
      'T05',
      'a valuation that is out of date',
      { valuation: { choice: 'DONE', agency: '银川估价所', valueYuan: '500000', validUntil: '2026-11-01' } },
      'valuation.expired valuation.validUntil',
    ],
    ['T05', 'no decision', { decision: null }, 'decision.missing decision'],
    ['T01', 'no declaration', { isDeclared: false }, 'application.declaration-unsigned isDeclared'],
  ])('%s is refused for %s', (code, _, change, fault) => expect(faultsOf(code, { change })).toContain(fault));

  test('a household of one needs no co-holder', () => {
    expect(
      faultsOf('T01', {
        change: { isSoleHolder: true, coHolders: [] },
        papers: sampleDocumentKinds('T01', sampleListing('T01')).filter(
          (kind) => kind !== 'COHOLDER_CONSENT',
        ),
      }),
    ).toEqual([]);
  });

  test('land for members only needs no two thirds', () => {
    expect(faultsOf('T04', { change: { receivers: 'MEMBERS', decision: null } })).toEqual([]);
    expect(faultsOf('T04', { change: { receivers: 'ANYONE', decision: null } })).toContain(
      'decision.missing decision',
    );
  });

  test('state water asks for the consent of whoever issued the right', () => {
    expect(faultsOf('T11', { change: { ownership: 'STATE' } })).toEqual([
      'application.missing-document documents.ISSUER_CONSENT',
    ]);
  });
});

/** The seed's own threshold: 100,000.00 is in, a fen less is not. */
describe('public trading of collective assets', () => {
  const lease = (startPriceYuan: string) =>
    faultsOf('T05', {
      change: {
        method: 'NEGOTIATION',
        startPriceYuan,
        stepYuan: '10',
        depositYuan: '100',
        priceUnit: '元',
        payment: 'ONCE',
      },
    }).filter((fault) => fault.startsWith('method.public'));

  test('99,999.99 may be negotiated, 100,000.00 may not', () => {
    expect(lease('99999.99')).toEqual([]);
    expect(lease('100000.00')).toEqual(['method.public-required method']);
  });

  test('a lease counts for its whole term', () => {
    const yearly = (startPriceYuan: string) =>
      faultsOf('T05', {
        change: { method: 'NEGOTIATION', startPriceYuan, stepYuan: '10', depositYuan: '100' },
      });
    expect(yearly('19999.99')).not.toContain('method.public-required method');
    expect(yearly('20000')).toContain('method.public-required method');
  });
});

describe('reading', () => {
  test.each([
    ['T01', { quantityUnit: '亩', area: 8_000_000n, stepFen: 500n, depositFen: 744_000n }, 1_200_000n],
    ['T05', { quantityUnit: 'm²', stepFen: 100_000n, depositFen: 1_920_000n }, 12_000_000n],
    ['T12', { quantityUnit: 'kg', stepFen: 20n, depositFen: 12_480_000n }, 480_000_000n],
    ['T15', { quantityUnit: '万m³', stepFen: null, depositFen: null }, 120_000n],
  ])('%s turns into whole units', (code, expected, quantity) => {
    const read = readApplication(sampleListing(code).application, getPropertyType(code), initialRulebook());
    expect(read).toMatchObject(expected);
    expect(read.price.quantity).toBe(quantity);
  });
});
