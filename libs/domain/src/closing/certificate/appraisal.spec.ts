import { expect, test } from '@jest/globals';
import { readAppraisal } from './appraisal.js';

const REPORT = {
  outcome: 'DONE',
  agency: '宁夏某资产评估公司',
  valueYuan: '86,000.50',
  validUntil: '2027-05-31',
  documentNo: '宁评报〔2026〕12号',
} as const;
const TODAY = '2026-12-01';

test('a report is kept with its value in fen', () => {
  expect(readAppraisal({ ...REPORT, valueYuan: '86000.50' }, TODAY)).toEqual({
    outcome: 'DONE',
    agency: '宁夏某资产评估公司',
    valueFen: 8_600_050n,
    validUntil: '2027-05-31',
    documentNo: '宁评报〔2026〕12号',
  });
});

test('both sides may want none, whatever else is typed', () => {
  expect(readAppraisal({ ...REPORT, outcome: 'WAIVED', documentNo: '不评估约定1' }, TODAY)).toEqual({
    outcome: 'WAIVED',
    agency: null,
    valueFen: null,
    validUntil: null,
    documentNo: '不评估约定1',
  });
});

test.each([
  ['no agency', { agency: '' }, ['application.missing-field agency']],
  ['no value', { valueYuan: '' }, ['application.missing-field valueYuan']],
  ['a value of nothing', { valueYuan: '0' }, ['price.zero valueYuan']],
  ['a value that is none', { valueYuan: '八万余' }, ['money.not-whole-fen valueYuan']],
  ['no day', { validUntil: '' }, ['calendar.bad-date validUntil']],
  ['a report that has run out', { validUntil: '2026-11-30' }, ['valuation.expired validUntil']],
])('is refused with %s', (_, change, expected) => {
  const found = readAppraisal({ ...REPORT, valueYuan: '86000', ...change }, TODAY);
  expect(Array.isArray(found) && found.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
});
