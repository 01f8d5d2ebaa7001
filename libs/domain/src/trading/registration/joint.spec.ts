import { expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { refusePartners } from './joint.js';
import type { Partner } from './partner.js';

const farm: Partner = {
  kind: 'FAMILY_FARM',
  name: '禾丰家庭农场',
  idNumber: '93640122MA7TE5T010',
  share: '40',
};
const person: Partner = { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '20' };

function faultsOf(partners: Partner[], ownShare = '40'): string[] {
  const at = shanghaiInstant('2026-11-11', '10:00');
  const representativeIdNumber = '640122197809020036';
  return refusePartners({ at, representativeIdNumber, ownShare, partners }).map(
    ({ code, field }) => `${code} ${field}`,
  );
}

test.each<[string, Partner[], string, string[]]>([
  ['nobody', [], '', []],
  ['two who share it all', [farm, person], '40', []],
  [
    'shares to the last ten-thousandth',
    [
      { ...farm, share: '33.3333' },
      { ...person, share: '33.3333' },
    ],
    '33.3334',
    [],
  ],
  [
    'a ten-thousandth short',
    [
      { ...farm, share: '33.3333' },
      { ...person, share: '33.3333' },
    ],
    '33.3333',
    ['joint.share-sum ownShare'],
  ],
  ['without one’s own share', [farm, person], '', ['joint.share-sum ownShare']],
  ['a share that is no number', [{ ...farm, share: '一半' }, person], '40', ['joint.share-sum ownShare']],
  [
    'oneself',
    [farm, { ...person, idNumber: '640122197809020036' }],
    '40',
    ['joint.twice partners.1.idNumber'],
  ],
  ['one twice', [farm, { ...farm, share: '20' }], '40', ['joint.twice partners.1.idNumber']],
  [
    'a wrong credit code',
    [{ ...farm, idNumber: '93640122MA7TE5T011' }, person],
    '40',
    ['identity.bad-credit-code partners.0.idNumber'],
  ],
  [
    'a wrong ID number',
    [farm, { ...person, idNumber: '640122198506110048' }],
    '40',
    ['identity.bad-id-number partners.1.idNumber'],
  ],
  [
    'a minor',
    [farm, { ...person, idNumber: '640122200811120014' }],
    '40',
    ['registration.minor partners.1.idNumber'],
  ],
  ['without a name', [farm, { ...person, name: ' ' }], '40', ['application.missing-field partners.1.name']],
  ['ten', Array.from({ length: 10 }, () => farm), '40', ['joint.too-many partners']],
])('%s', (_, partners, ownShare, faults) => expect(faultsOf(partners, ownShare)).toEqual(faults));
