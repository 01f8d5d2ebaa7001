import type { FieldKey } from './field-keys.js';

/** What the checkout, its specs and its documents use: known to everybody who has read them. */
export const DEMO_SECRETS = {
  SESSION_SECRET: 'demo-session-secret-demo-session-secret',
  FIELD_KEY: '00'.repeat(32),
} as const;

const LEAST_CHARACTERS = 32;
const LEAST_DIFFERENT_CHARACTERS = 8;
const LEAST_BITS = 90;
const LEAST_DIFFERENT_BYTES = 16;
const LEAST_OF_PASSWORD = 16;
const LEAST_DIFFERENT_OF_PASSWORD = 8;
/** A random one hardly ever holds one of these; then another is made. */
const WORDS =
  /secret|passw|change|example|sample|helan|session|qwerty|asdfgh|123456|abcdef|letmein|postgres/i;

const NEW_SECRET = '请用 openssl rand -base64 48 生成一个。';
const NEW_PASSWORD = '请用 openssl rand -hex 24 生成一个。';
const NEW_KEY = '请用 openssl rand -hex 32 生成一把。';

/** Everything of a start that must not be guessed. */
export interface Secrets {
  readonly sessionSecret: string;
  readonly fieldKeys: readonly FieldKey[];
  readonly databaseUrl: string;
  /** Nothing where the process has no need of the tables' owner. */
  readonly ownerDatabaseUrl?: string | undefined;
}

/** Why one of the secrets will not do, in a sentence that says what to do and never holds it; nothing where all do. */
export function refuseSecrets(secrets: Secrets): string | undefined {
  const { sessionSecret, fieldKeys, databaseUrl, ownerDatabaseUrl } = secrets;
  const addresses = [databaseUrl, ...(ownerDatabaseUrl ? [ownerDatabaseUrl] : [])];
  const hexes = fieldKeys.map(({ key }) => key.toString('hex'));
  return (
    refuseText(sessionSecret) ??
    fieldKeys.map(refuseKey).find((refusal) => refusal !== undefined) ??
    addresses.map(refuseAddress).find((refusal) => refusal !== undefined) ??
    refuseTwice([sessionSecret, ...addresses.map(passwordOf), ...hexes])
  );
}

function refuseAddress(address: string): string | undefined {
  const { hostname, username, password } = new URL(address);
  const isElsewhere = !['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isElsewhere && password !== '' ? refusePassword(passwordOf(address), username) : undefined;
}

function passwordOf(address: string): string {
  return decodeURIComponent(new URL(address).password);
}

function refuseText(text: string): string | undefined {
  if (text.length < LEAST_CHARACTERS)
    return `SESSION_SECRET 太短，至少要 ${LEAST_CHARACTERS} 个字符。${NEW_SECRET}`;
  const isKnown = text === DEMO_SECRETS.SESSION_SECRET || WORDS.test(text);
  if (isKnown) return `SESSION_SECRET 是演示、文档里的值或者含有常见的词，猜得到。${NEW_SECRET}`;
  const codes = [...text].map((character) => character.codePointAt(0)!);
  const isPoor = new Set(codes).size < LEAST_DIFFERENT_CHARACTERS || bitsOf(codes) < LEAST_BITS;
  return isPoor || isPattern(codes) ? `SESSION_SECRET 太有规律，猜得到。${NEW_SECRET}` : undefined;
}

function refuseKey({ version, key }: FieldKey): string | undefined {
  const bytes = [...key];
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const isPoor = new Set(bytes).size < LEAST_DIFFERENT_BYTES;
  return isText || isPoor || isPattern(bytes)
    ? `FIELD_KEY 或 FIELD_KEYS 的第 ${version} 版密钥太有规律或者是演示用的，猜得到。${NEW_KEY}`
    : undefined;
}

function refusePassword(password: string, user: string): string | undefined {
  const isWeak =
    password.length < LEAST_OF_PASSWORD ||
    new Set(password).size < LEAST_DIFFERENT_OF_PASSWORD ||
    password.includes(user) ||
    WORDS.test(password);
  return isWeak
    ? `数据库的密码太弱，至少要 ${LEAST_OF_PASSWORD} 个没有规律的字符。${NEW_PASSWORD}`
    : undefined;
}

function refuseTwice(values: readonly string[]): string | undefined {
  const given = values.filter((value) => value !== '').map((value) => value.toLowerCase());
  return new Set(given).size < given.length
    ? '会话密钥、字段密钥和数据库密码里有两个是同一个值。请各生成各的。'
    : undefined;
}

/** Shannon's measure of the characters as they are, in bits over the whole: an upper bound of what is in it. */
function bitsOf(codes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - count * Math.log2(count / codes.length), 0);
}

/** A piece that repeats itself, or steps that are mostly alike, such as a count or the alphabet. */
function isPattern(codes: readonly number[]): boolean {
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  const most = Math.max(...[...new Set(steps)].map((step) => steps.filter((one) => one === step).length));
  return most * 3 > steps.length * 2 || hasPeriod(codes);
}

function hasPeriod(codes: readonly number[]): boolean {
  for (let period = 1; period <= codes.length / 2; period += 1)
    if (codes.every((code, index) => index < period || code === codes[index - period])) return true;
  return false;
}
