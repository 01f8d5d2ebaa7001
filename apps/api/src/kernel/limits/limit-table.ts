import type { ErrorCode } from '@helan/contracts';

/** How much is given of something. */
export interface Limit {
  /** So many at once … */
  readonly most: number;
  /** … and as many again, evenly, over so many seconds. */
  readonly seconds: number;
  /**
   * Where there is one, nothing comes back evenly: the last of `most` in a row, and each after it, makes a pause,
   * first of `seconds`, then twice as long each time, up to this; until it is forgiven, or a day has passed.
   */
  readonly longestSeconds?: number;
  /** What is answered beyond; its sentence names the `wait`. */
  readonly refusal: ErrorCode;
}

/**
 * Everything that is limited. A place may change the figures by its environment: `LIMIT_LOGIN_ADDRESS=2000/600` is
 * 2,000 at once and as many again over 600 seconds; in what doubles, the second figure is the first pause.
 */
export const LIMITS = {
  /** Attempts from one address: a village hall, in which a hundred sign in before a session, is one address. */
  'login.address': { most: 240, seconds: 600, refusal: 'session.crowded' },
  /** Attempts at one login on a device on which it has been signed in before. */
  'login.device': { most: 30, seconds: 600, refusal: 'session.crowded' },
  /** Attempts at one login from all places together from which it has never been signed in. */
  'login.name': { most: 30, seconds: 1_800, refusal: 'session.crowded' },
  /** Attempts from all such places at all logins: an eighth of what one core can check. */
  'login.all': { most: 600, seconds: 60, refusal: 'session.crowded' },
  /** Attempts in a row at one login from one place, forgiven by the right password. */
  'login.row': { most: 5, seconds: 900, longestSeconds: 3_600, refusal: 'session.locked' },
  /** Look-ups of one account at the desk: as fast as somebody types. */
  'desk.search': { most: 240, seconds: 60, refusal: 'desk.crowded' },
  /** Second factors in a row of one account, forgiven by a right one or by two administrators. */
  'factor.row': { most: 5, seconds: 300, longestSeconds: 3_600, refusal: 'factor.tried-often' },
  /** Uses of one-time links from one address. */
  'link.address': { most: 60, seconds: 600, refusal: 'link.tried-often' },
  /** Wrong opening codes in a row at one link. */
  'link.row': { most: 5, seconds: 300, longestSeconds: 3_600, refusal: 'link.tried-often' },
  /** Codes to one number from one place: one after the other. */
  'code.pause': { most: 1, seconds: 60, refusal: 'code.crowded' },
  /** Codes to one number from one place from which its account has been signed in. */
  'code.device': { most: 6, seconds: 1_800, refusal: 'code.crowded' },
  /** Codes to one number from all other places together; nobody's phone rings all day. */
  'code.number': { most: 5, seconds: 3_600, refusal: 'code.crowded' },
  /** Codes from one address: a village hall on a day of signing up is one. */
  'code.address': { most: 200, seconds: 3_600, refusal: 'code.crowded' },
  /** Codes to numbers at places that they do not know, in all: each costs money. */
  'code.all': { most: 3_000, seconds: 3_600, refusal: 'code.crowded' },
  /** Codes that are tried from one address, right or wrong. */
  'code.try': { most: 300, seconds: 600, refusal: 'code.crowded' },
  /** Proofs beside a code of whose an account is. */
  'code.holder': { most: 5, seconds: 3_600, refusal: 'code.crowded' },
  /** Passwords that somebody signed in shows once more, before he changes something of his account. */
  'password.again': { most: 10, seconds: 900, refusal: 'session.locked' },
  /** Accounts that are made from one address. */
  'signup.address': { most: 100, seconds: 3_600, refusal: 'account.crowded' },
  /** Searches in public lists from one address. */
  'search.address': { most: 600, seconds: 60, refusal: 'limit.search' },
  /** Files that one person hands in. */
  'upload.account': { most: 600, seconds: 3_600, refusal: 'limit.uploads' },
  /** Questions that one person asks. */
  'question.account': { most: 30, seconds: 3_600, refusal: 'limit.questions' },
  /** Feeds that are opened from one address: all of a hall come back at once when a line was cut. */
  'feed.address': { most: 3_000, seconds: 60, refusal: 'limit.feeds' },
  /** Goings to the identity provider from one address. */
  'issuer.address': { most: 120, seconds: 600, refusal: 'issuer.crowded' },
  /** Checks of a name at the bank or the register, of one account. */
  'identity.check': { most: 5, seconds: 86_400, refusal: 'identity.check-crowded' },
  /** What comes back from there counts once. */
  'issuer.once': { most: 1, seconds: 3_600, refusal: 'issuer.replayed' },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;
export type LimitTable = Readonly<Record<LimitName, Limit>>;

const PREFIX = 'LIMIT_';

/** The table with the figures that the environment sets; throws one clear sentence for what cannot be one. */
export function readLimits(env: NodeJS.ProcessEnv): LimitTable {
  const table: Record<string, Limit> = { ...LIMITS };
  for (const [variable, text = ''] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length).toLowerCase().replace('_', '.');
    const limit = table[name];
    if (!limit) throw new Error(`没有叫 ${variable} 的限额，平台没有启动。`);
    const [, most, seconds] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text) ?? [];
    if (!most || !seconds) throw new Error(`${variable} 要写成“次数/秒数”，例如 2000/600，平台没有启动。`);
    table[name] = { ...limit, most: Number(most), seconds: Number(seconds) };
  }
  return table as LimitTable;
}
