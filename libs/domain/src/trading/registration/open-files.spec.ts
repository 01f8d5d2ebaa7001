import { expect, test } from '@jest/globals';
import { areFilesOpen } from './open-files.js';

test.each([
  ['listed', 'LISTED', 'ASC_MULTI', false],
  ['listed, to be negotiated', 'LISTED', undefined, false],
  ['listed, with sealed prices', 'LISTED', 'SEALED_ONE', false],
  ['just extended', 'EXTENDED', 'ASC_MULTI', false],
  ['closed', 'REG_CLOSED', 'ASC_MULTI', true],
  ['with a result that may be topped', 'RESULT_PUBLICITY', undefined, true],
  ['listed, and bid for since its notice', 'LISTED', 'DYNAMIC', true],
] as const)('the files of a lot that is %s', (_, state, mode, areOpen) =>
  expect(areFilesOpen(state, mode)).toBe(areOpen),
);
