import path from 'node:path';
import { type Center, readCenter } from './center.js';
import {
  type IdentityCheckSettings,
  type IssuerSettings,
  readIdentityChecks,
  readIssuer,
} from './issuer-settings.js';
import { readTrustedProxies } from './http/trusted-proxies.js';
import { type Capacity, readCapacity } from './limits/capacity.js';
import { type LimitTable, readLimits } from './limits/limit-table.js';
import { type PushSettings, readPush } from './push-settings.js';
import { type FieldKey, readFieldKey, readFieldKeys } from './secrets/field-keys.js';
import { readSecret } from './secrets/read-secret.js';
import { type SmsSettings, readSms } from './sms/sms-settings.js';
import { DEMO_SECRETS, refuseSecrets } from './secrets/weak-secret.js';

export type Mode = 'demo' | 'test' | 'production';

/** Everything the process takes from its surroundings, read once. */
export interface Config {
  readonly mode: Mode;
  readonly port: number;
  /** With the role that owns nothing. */
  readonly databaseUrl: string;
  /** With the role that owns the tables; only what prepares a database is given it. */
  readonly ownerDatabaseUrl: string | undefined;
  readonly sessionSecret: string;
  /** Newest first; more than one while a key is being exchanged. */
  readonly fieldKeys: readonly FieldKey[];
  readonly filesDir: string;
  readonly fontsDir: string;
  readonly migrationsDir: string;
  /** Built request handler of the web application; nothing is served but the api where it is absent. */
  readonly webHandler: string | undefined;
  /** The address people reach the platform at, without a slash at its end; printed into QR codes. */
  readonly publicUrl: string;
  /** How the center is reached, on every page and paper; a farmer's telephone never is. */
  readonly center: Center;
  readonly sealKeyFile: string;
  readonly sealCertificateFile: string;
  /** Ed25519 key that signs what was bid. */
  readonly receiptKeyFile: string;
  /** Whether people reach the platform encrypted only; their cookies never leave it otherwise. */
  readonly isSecureCookie: boolean;
  /** Whose `X-Forwarded-*` headers count. */
  readonly trustedProxies: readonly string[];
  /** Whether the description of the api is served. */
  readonly isApiDescribed: boolean;
  /** What the handlers answer with, as the build has read it from their types. */
  readonly answersFile: string;
  /** Where a demonstration's clock stands at its first start. */
  readonly demoStart: string;
  /** Where people may sign in besides the platform itself; nothing where it was not agreed with anybody. */
  readonly issuer: IssuerSettings | undefined;
  /** Where names are checked against a bank card, and against a number. */
  readonly identityChecks: IdentityCheckSettings;
  /** How often something may be asked for. */
  readonly limits: LimitTable;
  /** How much the process takes on at once. */
  readonly capacity: Capacity;
  /** How short messages go out. */
  readonly sms: SmsSettings;
  /** How browsers are sent messages; nothing where none are. */
  readonly push: PushSettings | null;
}

export const CONFIG = Symbol('config');

/** Where a demonstration's clock stands at its first start, unless it is told otherwise: 2026-11-02 09:00 in Asia/Shanghai. */
const DEMO_START = '2026-11-02T01:00:00.000Z';

/** What a development checkout offers; production names its own and gets none of these. */
const DEMO_DEFAULTS: Readonly<Record<string, string>> = {
  ...DEMO_SECRETS,
  FILES_DIR: 'var/files',
  FONTS_DIR: 'dist/assets/fonts',
  MIGRATIONS_DIR: 'apps/api/migrations',
  SEAL_KEY_FILE: 'var/seal/key.pem',
  SEAL_CERTIFICATE_FILE: 'var/seal/certificate.pem',
  RECEIPT_KEY_FILE: 'var/seal/receipt-key.pem',
  TRUSTED_PROXIES: 'loopback',
};

/** Reads the environment; throws one clear sentence for the first thing that is missing or not allowed. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mode = readMode(env['HELAN_MODE']);
  const isProduction = mode === 'production';
  const orDefault = (name: string, value: string | undefined): string => {
    const known = value || (isProduction ? undefined : DEMO_DEFAULTS[name]);
    if (!known) throw new Error(`缺少环境变量 ${name}，平台没有启动。${HINTS[name] ?? ''}`);
    return known;
  };
  const need = (name: string) => orDefault(name, env[name]);
  const secret = (name: string) => readSecret(env, name, isProduction);
  const port = Number(env['PORT'] ?? 3000);
  const owner = secret('OWNER_DATABASE_URL');
  const secrets = {
    databaseUrl: withPassword('DATABASE_URL', orDefault('DATABASE_URL', secret('DATABASE_URL')), secret),
    ownerDatabaseUrl: owner && withPassword('OWNER_DATABASE_URL', owner, secret),
    sessionSecret: orDefault('SESSION_SECRET', secret('SESSION_SECRET')),
    fieldKeys: keysFrom(secret('FIELD_KEYS'), secret('FIELD_KEY'), (key) => orDefault('FIELD_KEY', key)),
  };
  const weakness = isProduction ? refuseSecrets(secrets) : undefined;
  if (weakness) throw new Error(weakness);
  return {
    mode,
    port,
    ...secrets,
    filesDir: path.resolve(need('FILES_DIR')),
    fontsDir: path.resolve(need('FONTS_DIR')),
    migrationsDir: path.resolve(need('MIGRATIONS_DIR')),
    webHandler: env['WEB_HANDLER'] ? path.resolve(env['WEB_HANDLER']) : undefined,
    publicUrl: isProduction
      ? encryptedUrl(need('PUBLIC_URL'))
      : (env['PUBLIC_URL'] ?? `http://localhost:${port}`),
    center: readCenter(env, isProduction),
    sealKeyFile: path.resolve(need('SEAL_KEY_FILE')),
    sealCertificateFile: path.resolve(need('SEAL_CERTIFICATE_FILE')),
    receiptKeyFile: path.resolve(need('RECEIPT_KEY_FILE')),
    isSecureCookie: isProduction,
    trustedProxies: readTrustedProxies(need('TRUSTED_PROXIES')),
    isApiDescribed: isOpen('OPENAPI', env['OPENAPI'] ?? (isProduction ? 'closed' : 'open')),
    answersFile: path.resolve(env['ANSWERS_FILE'] ?? 'dist/assets/answers.json'),
    demoStart: env['DEMO_START'] ?? DEMO_START,
    issuer: readIssuer(env, isProduction),
    identityChecks: readIdentityChecks(env, isProduction),
    limits: readLimits(env),
    capacity: readCapacity(env),
    sms: readSms(env, isProduction),
    push: readPush(env, isProduction),
  };
}

/** What else to say of a setting that is missing. */
const HINTS: Readonly<Record<string, string>> = {
  TRUSTED_PROXIES: '请写上负责加密的反向代理的地址或网段，否则没有人能登录。',
  FIELD_KEY: '也可以用 FIELD_KEY_FILE、FIELD_KEYS 或 FIELD_KEYS_FILE。',
  SESSION_SECRET: '也可以用 SESSION_SECRET_FILE。',
};

function readMode(text = 'production'): Mode {
  if (text === 'demo' || text === 'test' || text === 'production') return text;
  throw new Error(`HELAN_MODE 只能是 demo、test 或 production，现在是“${text}”，平台没有启动。`);
}

function isOpen(name: string, text: string): boolean {
  if (text === 'open' || text === 'closed') return text === 'open';
  throw new Error(`${name} 只能是 open 或 closed，现在是“${text}”，平台没有启动。`);
}

/** The address for whatever needs the tables' owner; a demonstration may have one role for both. */
export function ownerUrl({ mode, databaseUrl, ownerDatabaseUrl }: Config): string {
  if (!ownerDatabaseUrl && mode === 'production')
    throw new Error(
      '缺少环境变量 OWNER_DATABASE_URL：升级和换钥要用表的所有者，平台自己只用 DATABASE_URL 里的角色。也可以用 OWNER_DATABASE_URL_FILE。',
    );
  return ownerDatabaseUrl ?? databaseUrl;
}

/** The password may lie in a file of its own, beside an address that is no secret. */
function withPassword(
  name: 'DATABASE_URL' | 'OWNER_DATABASE_URL',
  address: string,
  secret: (name: string) => string | undefined,
): string {
  const password = secret(name.replace(/URL$/, 'PASSWORD'));
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address))
    throw new Error(`${name} 要写成 postgres://用户@主机:端口/库名。请改正。`);
  if (password === undefined) return address;
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}

function keysFrom(
  several: string | undefined,
  single: string | undefined,
  orDefault: (key: string | undefined) => string,
): FieldKey[] {
  if (several !== undefined && single !== undefined)
    throw new Error('FIELD_KEY 和 FIELD_KEYS 只能设一个。请把 FIELD_KEY 写成 FIELD_KEYS 里的第 1 版。');
  return several === undefined ? readFieldKey(orDefault(single)) : readFieldKeys(several);
}

/** Browsers keep the session's cookie to themselves on an address that is not encrypted. */
function encryptedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash)
    throw new Error(
      'PUBLIC_URL 要以 https:// 开头、只到域名为止，否则登录用的 Cookie 没有加密保护。请改成加密的网址。',
    );
  return url.origin;
}
