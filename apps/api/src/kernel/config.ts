import path from 'node:path';
import { type LimitTable, readLimits } from './limits/limit-table.js';

export type Mode = 'demo' | 'test' | 'production';

/** Everything the process takes from its surroundings, read once. */
export interface Config {
  readonly mode: Mode;
  readonly port: number;
  readonly databaseUrl: string;
  readonly sessionSecret: string;
  /** 32 bytes that encrypt personal data and key its look-up hashes. */
  readonly fieldKey: Buffer;
  readonly filesDir: string;
  readonly fontsDir: string;
  readonly migrationsDir: string;
  /** Built request handler of the web application; nothing is served but the api where it is absent. */
  readonly webHandler: string | undefined;
  /** The address people reach the platform at; printed into QR codes. */
  readonly publicUrl: string;
  /** The center's telephone, printed on posters; a farmer's never is. */
  readonly hotline: string;
  readonly sealKeyFile: string;
  readonly sealCertificateFile: string;
  /** Ed25519 key that signs what was bid. */
  readonly receiptKeyFile: string;
  readonly isSecureCookie: boolean;
  readonly limits: LimitTable;
  /** How many passwords this process checks at once; by the number of cores where it is not said. */
  readonly passwordChecks: number | undefined;
}

export const CONFIG = Symbol('config');

/** What a development checkout offers; production names its own and gets none of these. */
const DEMO_DEFAULTS = {
  SESSION_SECRET: 'demo-session-secret-demo-session-secret',
  FIELD_KEY: '00'.repeat(32),
  FILES_DIR: 'var/files',
  FONTS_DIR: 'dist/assets/fonts',
  MIGRATIONS_DIR: 'apps/api/migrations',
  SEAL_KEY_FILE: 'var/seal/key.pem',
  SEAL_CERTIFICATE_FILE: 'var/seal/certificate.pem',
  RECEIPT_KEY_FILE: 'var/seal/receipt-key.pem',
} as const;

/** Reads the environment; throws one clear sentence for the first thing that is missing or not allowed. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mode = readMode(env['HELAN_MODE']);
  const need = (name: keyof typeof DEMO_DEFAULTS | 'DATABASE_URL' | 'PUBLIC_URL'): string => {
    const fallback = mode === 'production' ? undefined : (DEMO_DEFAULTS as Record<string, string>)[name];
    const value = env[name] || fallback;
    if (!value) throw new Error(`缺少环境变量 ${name}，平台没有启动。`);
    if (
      mode === 'production' &&
      value === (DEMO_DEFAULTS as Record<string, string>)[name] &&
      /SECRET|KEY$/.test(name)
    ) {
      throw new Error(`正式环境不能使用演示用的 ${name}，平台没有启动。`);
    }
    return value;
  };
  const port = Number(env['PORT'] ?? 3000);
  const fieldKey = Buffer.from(need('FIELD_KEY'), 'hex');
  if (fieldKey.length !== 32) throw new Error('FIELD_KEY 要是 64 位十六进制数，平台没有启动。');
  return {
    mode,
    port,
    databaseUrl: need('DATABASE_URL'),
    sessionSecret: need('SESSION_SECRET'),
    fieldKey,
    filesDir: path.resolve(need('FILES_DIR')),
    fontsDir: path.resolve(need('FONTS_DIR')),
    migrationsDir: path.resolve(need('MIGRATIONS_DIR')),
    webHandler: env['WEB_HANDLER'] ? path.resolve(env['WEB_HANDLER']) : undefined,
    publicUrl: mode === 'production' ? need('PUBLIC_URL') : (env['PUBLIC_URL'] ?? `http://localhost:${port}`),
    hotline: env['HOTLINE'] ?? '',
    sealKeyFile: path.resolve(need('SEAL_KEY_FILE')),
    sealCertificateFile: path.resolve(need('SEAL_CERTIFICATE_FILE')),
    receiptKeyFile: path.resolve(need('RECEIPT_KEY_FILE')),
    isSecureCookie: mode === 'production',
    limits: readLimits(env),
    passwordChecks: readCount(env, 'PASSWORD_CHECKS'),
  };
}

function readCount(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^[1-9]\d?$/.test(text)) throw new Error(`${name} 要是 1 到 99 的整数，平台没有启动。`);
  return Number(text);
}

function readMode(text = 'production'): Mode {
  if (text === 'demo' || text === 'test' || text === 'production') return text;
  throw new Error(`HELAN_MODE 只能是 demo、test 或 production，现在是“${text}”，平台没有启动。`);
}
