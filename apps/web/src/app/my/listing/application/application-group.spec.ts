import { TestBed } from '../../../../testing/test-bed';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { NonNullableFormBuilder } from '@angular/forms';
import { type Application, PROPERTY_TYPES, getPropertyType } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { applicationGroup, toApplication } from './application-group';

let builder: NonNullableFormBuilder;
beforeEach(() => {
  builder = TestBed.inject(NonNullableFormBuilder);
});

const written = (application: Application, typeCode = 'T01') =>
  toApplication(applicationGroup(builder, getPropertyType(typeCode), application));

test.each(PROPERTY_TYPES.map(({ code }) => code))(
  'of %s says the same again after it was read back',
  (code) => {
    const once = written(sampleListing(code).application, code);
    expect(written(once, code)).toEqual(once);
  },
);

test('what is empty is left out', () => {
  const application = written({ title: '', location: '', termFrom: '' });
  expect(Object.keys(application)).not.toEqual(expect.arrayContaining(['title']));
  expect(application).not.toHaveProperty('location');
  expect(application).not.toHaveProperty('termFrom');
});

describe('rows', () => {
  test.each([
    [[{ code: '', name: '', mu: '' }], 0],
    [[{ code: '', name: '东地', mu: '' }], 1],
    [
      [
        { code: '6401221', name: '', mu: '' },
        { code: '', name: '', mu: '3.5' },
      ],
      2,
    ],
  ])('of parcels in which nothing stands are none: %o', (parcels, count) =>
    expect(written({ parcels: parcels as never })?.parcels).toHaveLength(count),
  );

  test.each([
    ['', 0],
    ['　 ', 0],
    ['王五', 1],
  ])('of co-holders without a name, “%s”, are none', (name, count) =>
    expect(written({ coHolders: [{ name, hasConsented: true }] }).coHolders).toHaveLength(count),
  );
});

describe('what belongs to a choice goes with it', () => {
  test('what a transferor pays, which 定金 leaves nobody to choose', () => {
    const deposit = { depositNature: 'EARNEST', depositYuan: '7440' } as const;
    expect(written({ ...deposit, transferorPays: 'LOSS' })).not.toHaveProperty('transferorPays');
    expect(written({ ...deposit, transferorPays: 'LOSS' })).toMatchObject(deposit);
    const other = { depositNature: 'DEPOSIT', transferorPays: 'LOSS' } as const;
    expect(written(other)).toMatchObject(other);
  });

  test('a way of bidding', () => {
    const trading = { mode: 'DESC', floorYuan: '500' } as const;
    expect(written({ method: 'BIDDING', trading }).trading).toMatchObject(trading);
    expect(written({ method: 'NEGOTIATION', trading })).not.toHaveProperty('trading');
  });

  test('whom one means to agree with', () => {
    const intended = { name: '李四', priceYuan: '700' } as never;
    expect(written({ method: 'NEGOTIATION', intended }).intended).toMatchObject(intended);
    expect(written({ method: 'BIDDING', intended }).intended).toBeNull();
    expect(written({ method: 'NEGOTIATION' }).intended).toBeNull();
  });

  test('a plan of payments', () => {
    const paymentPlan = [{ percent: '30', on: '2027-01-01' }] as never;
    expect(written({ payment: 'PLAN', paymentPlan }).paymentPlan).toEqual(paymentPlan);
    expect(written({ payment: 'ONCE', paymentPlan })).not.toHaveProperty('paymentPlan');
  });

  test('an agent', () => {
    const agent = { name: '李四', idNumber: '', scope: '签合同', validUntil: '2027-12-31' };
    expect(written({ agent }).agent).toEqual(agent);
    expect(written({}).agent).toBeNull();
  });

  test.each([
    [
      { everyYears: 3, percentHundredths: 500 },
      { everyYears: 3, percentHundredths: 500 },
    ],
    [
      { everyYears: 2, amountYuan: '20' },
      { everyYears: 2, amountYuan: '20' },
    ],
    [undefined, null],
  ])('growth %o', (escalation, read) =>
    expect(written({ escalation } as Application).escalation).toEqual(read),
  );

  test('a decision of which neither day nor number is known is none', () => {
    expect(written({ decision: { place: '村委会' } }).decision).toBeNull();
    expect(written({ decision: { date: '2026-10-01' } }).decision).toMatchObject({
      date: '2026-10-01',
    });
    expect(written({ decision: { total: 30 } }).decision).toMatchObject({ total: 30 });
  });
});
