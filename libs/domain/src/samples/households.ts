import type { HouseholdRow } from '../property/household/index.js';

const SURNAMES = ['马', '王', '李', '赵', '杨', '丁', '纳', '田', '周', '吴'];
const GIVEN = ['占川', '秀英', '学忠', '玉兰', '保国', '桂芳', '建军', '彩霞', '生贵', '淑琴'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Rows of a sheet of so many invented households of 兰光村, each with one parcel of its own. */
export function sampleHouseholdRows(count: number): HouseholdRow[] {
  return Array.from({ length: count }, (_, index) => ({ row: index + 2, cells: cellsOf(index) }));
}

function cellsOf(index: number): HouseholdRow['cells'] {
  const number = String(index + 1).padStart(4, '0');
  return {
    name: `${SURNAMES[index % 10]}${GIVEN[Math.floor(index / 10) % 10]}`,
    idNumber: idNumberOf(index),
    phone: `1389531${number}`,
    bankAccount: cardOf(index),
    bankName: '贺兰农村商业银行立岗支行',
    bankNo: '402871000021',
    contractNo: `64012210220805${number}J`,
    rightEndsOn: '2047-12-31',
    hasConsent: '是',
    hasMandate: '是',
    share: '',
    code: `640122102208059${number}`,
    parcelName: `五组${index + 1}号田`,
    mu: `${5 + (index % 4)}.${String((index * 7) % 100).padStart(2, '0')}`,
    landUse: '水浇地',
    isBasicFarmland: '是',
    east: '',
    south: '农路',
    west: '',
    north: '斗渠',
    owner: '',
  };
}

function idNumberOf(index: number): string {
  const digits = `640122${1950 + (index % 40)}0${1 + (index % 9)}1${index % 10}${String(index + 1).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${'10X98765432'[sum % 11]}`;
}

function cardOf(index: number): string {
  const digits = `622848100000${String(200_000 + index)}`;
  const sum = [...digits].reverse().reduce((total, character, place) => {
    const digit = Number(character) * (place % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
