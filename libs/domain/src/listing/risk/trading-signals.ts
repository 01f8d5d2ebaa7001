import type { Risk } from './risk-rule.js';

/** Codes that only the supervisor sees: what happens among those who trade. Source: rules §11.3. */
export const TRADING_CODES = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R15',
  'R17',
  'R18',
  'R25',
  'R28',
  'R30',
  'R31',
  'R34',
] as const;

/** Money that is held and about which nobody has decided in time; whose it may be stays out of it. Source: rules §10.2. */
export function leftUndecided(what: '保证金' | '价款', flowNo: string): Risk {
  return {
    code: 'R34',
    level: 'YELLOW',
    evidence: `一笔${what}到账（流水号 ${flowNo}）到期还没有两个人认定`,
  };
}

/** Below this many lots a share says nothing. */
const FEWEST_LOTS = 4;

/** Lots of a village whose period is over, and those of them for which one applied alone. */
export interface LotsOfVillage {
  readonly lots: number;
  readonly alone: number;
}

/** One applicant alone in half or more of a village's lots. Source: §11.3 R07. */
export function findLoneApplicants(villageName: string, { lots, alone }: LotsOfVillage): Risk | undefined {
  if (lots < FEWEST_LOTS || alone * 2 < lots) return undefined;
  const evidence = `${villageName}一年内 ${lots} 宗里有 ${alone} 宗只有一人报名`;
  return { code: 'R07', level: 'YELLOW', evidence };
}

const DEALS_OF_A_PAIR = 3;

/** The same two sides again and again within a year. Source: rules §11.3 R06. */
export function findRepeatedPair(dealsWithinYear: number): Risk | undefined {
  if (dealsWithinYear < DEALS_OF_A_PAIR) return undefined;
  const evidence = `同一对转出方和受让方一年内成交 ${dealsWithinYear} 宗`;
  return { code: 'R06', level: 'YELLOW', evidence };
}

/** So many files of applicants of one lot, seen by one of the staff while it is listed, come to a list of them. */
export const FILES_THAT_ARE_A_LIST = 3;
