import type { Fen } from '../../kernel/money/index.js';
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

const FEWEST_PRICES = 3;

/** Prices that differ by the same amount from one to the next, three of them at least. Source: 条例 第四十条(四). */
export function areEvenlySpaced(prices: readonly Fen[]): boolean {
  const sorted = [...new Set(prices)].sort((a, b) => (a < b ? -1 : 1));
  if (sorted.length < FEWEST_PRICES) return false;
  const [first, second] = [sorted[0]!, sorted[1]!];
  return sorted.every((price, index) => price === first + (second - first) * BigInt(index));
}

const SHORTEST_TELLING_TEXT = 20;
const SHARE_THAT_IS_ALIKE = 0.9;
const GRAM = 3;

/**
 * Whether two plans are nearly the same text: nine tenths of the pieces of three letters that either has, both have.
 * Short texts say the same by chance.
 */
export function isNearlySameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/[\s，。、；：,.;:]/g, ''));
  if (a!.length < SHORTEST_TELLING_TEXT || b!.length < SHORTEST_TELLING_TEXT) return false;
  const [first, second] = [gramsOf(a!), gramsOf(b!)];
  const shared = [...first].filter((gram) => second.has(gram)).length;
  return shared >= SHARE_THAT_IS_ALIKE * (first.size + second.size - shared);
}

function gramsOf(text: string): Set<string> {
  return new Set(Array.from({ length: text.length - GRAM + 1 }, (_, at) => text.slice(at, at + GRAM)));
}

/** Below this many lots a share says nothing. */
const FEWEST_LOTS = 4;

/** One applicant alone in half or more of a village's lots. `applicants`: how many each lot had. Source: §11.3 R07. */
export function findLoneApplicants(villageName: string, applicants: readonly number[]): Risk | undefined {
  const alone = applicants.filter((count) => count === 1).length;
  if (applicants.length < FEWEST_LOTS || alone * 2 < applicants.length) return undefined;
  const evidence = `${villageName}一年内 ${applicants.length} 宗里有 ${alone} 宗只有一人报名`;
  return { code: 'R07', level: 'YELLOW', evidence };
}

const DEALS_OF_A_PAIR = 3;

/** The same two sides again and again within a year. Source: rules §11.3 R06. */
export function findRepeatedPair(dealsWithinYear: number): Risk | undefined {
  if (dealsWithinYear < DEALS_OF_A_PAIR) return undefined;
  const evidence = `同一对转出方和受让方一年内成交 ${dealsWithinYear} 宗`;
  return { code: 'R06', level: 'YELLOW', evidence };
}

const MOST_DRIFT_MS = 500;

/** A process's clock that is unsure of the database's, or jumped against it. Milliseconds. Source: rules §8.2.7. */
export function findClockDrift(errorMs: number, jumpMs: number): Risk | undefined {
  if (errorMs <= MOST_DRIFT_MS && Math.abs(jumpMs) <= MOST_DRIFT_MS) return undefined;
  const isStep = Math.abs(jumpMs) > MOST_DRIFT_MS;
  // To a tenth of a second: every process measures the same step, and all of them are one finding.
  const seconds = (Math.abs(jumpMs) / 1000).toFixed(1);
  const evidence = isStep
    ? `数据库时钟${jumpMs > 0 ? '向前' : '向后'}跳了约 ${seconds} 秒`
    : `服务器时钟和数据库时钟相差可能超过 ${MOST_DRIFT_MS} 毫秒`;
  return { code: 'R28', level: 'RED', evidence };
}

/** So many files of applicants of one lot, seen by one of the staff while it is listed, come to a list of them. */
export const FILES_THAT_ARE_A_LIST = 3;
