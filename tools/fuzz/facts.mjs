// @ts-check

/**
 * @typedef {{ text: string, what: string, maySee: readonly string[], mayOn?: readonly [RegExp, readonly string[]] }} Fact
 */

/** Whoever works for the platform or looks on from an office; who of them sees a paper is asked route by route. */
export const STAFF = [
  'cunji',
  'xiangzhen',
  'shouli',
  'shenhe',
  'fuzeren',
  'fuzeren2',
  'zuzhi',
  'chuna',
  'fuhe',
  'jianzheng',
  'dangan',
  'jianguan',
  'shenhe2',
];

/** Whose task an applicant's file becomes once registration has closed, and who breaks the glass with a reason. */
export const REVIEWERS = ['shenhe', 'shenhe2', 'jianguan'];

/** Accounts in full are for the two at the till, on their own pages. Source: rules §13.1, §21 A16. */
const AT_THE_TILL = /** @type {const} */ ([/^\/api\/finance\//, ['chuna', 'fuhe']]);

/**
 * What of registered people nobody else may read in full, not even whoever works on their papers.
 * @param {readonly { login: string, party?: Record<string, string> }[]} people
 * @returns {Fact[]}
 */
export function factsOfParties(people) {
  return people.flatMap(({ login, party }) =>
    ['idNumber', 'phone', 'bankAccount', 'representativeIdNumber'].flatMap((field) => {
      const text = party?.[field];
      return text ? [{ text, what: `${field} of ${login}`, maySee: [login], mayOn: AT_THE_TILL }] : [];
    }),
  );
}

/** Finds the facts in an answer that its reader may not see. */
export class Eye {
  #facts;
  #any;

  /** @param {readonly Fact[]} facts */
  constructor(facts) {
    this.#facts = new Map(facts.map((fact) => [fact.text, fact]));
    this.#any = new RegExp(
      facts.map(({ text }) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
      'g',
    );
  }

  /**
   * @param {string} text
   * @param {string} login
   * @param {string} path
   * @returns {string[]}
   */
  foreign(text, login, path) {
    const found = new Set(text.match(this.#any) ?? []);
    return [...found].flatMap((one) => {
      const fact = this.#facts.get(one);
      if (!fact || fact.maySee.includes(login)) return [];
      const [on, readers] = fact.mayOn ?? [];
      return on?.test(path) && readers?.includes(login) ? [] : [fact.what];
    });
  }
}
