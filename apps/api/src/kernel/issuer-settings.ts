import { readSecret } from './secrets/read-secret.js';

/** An identity provider at which people may sign in (OpenID Connect), as it was agreed with whoever runs it. */
export interface IssuerSettings {
  /** What people know it by. */
  readonly name: string;
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Under which names it says what it knows. */
  readonly claims: {
    readonly name: string;
    readonly idNumber: string;
    readonly phone: string;
    readonly level: string;
  };
  /** Values of `level` with which it says that it has seen the person himself. */
  readonly realLevels: readonly string[];
}

/** Nothing where `ISSUER_URL` is not set: nobody is offered that way then. Throws one sentence for half a setting. */
export function readIssuer(env: NodeJS.ProcessEnv, isProduction: boolean): IssuerSettings | undefined {
  const address = env['ISSUER_URL'];
  if (!address) return undefined;
  if (!URL.canParse(address) || (isProduction && !address.startsWith('https://')))
    throw new Error('ISSUER_URL 要写成统一身份认证的网址，以 https:// 开头。平台没有启动，请改正。');
  const need = (name: string, value = env[name]) => {
    if (value) return value;
    throw new Error(`设了 ISSUER_URL，缺少环境变量 ${name}，平台没有启动。`);
  };
  return {
    name: env['ISSUER_NAME'] ?? '统一身份认证',
    url: new URL(address),
    clientId: need('ISSUER_CLIENT_ID'),
    clientSecret: need('ISSUER_CLIENT_SECRET', readSecret(env, 'ISSUER_CLIENT_SECRET', isProduction)),
    scope: env['ISSUER_SCOPE'] ?? 'openid profile phone',
    claims: {
      name: env['ISSUER_CLAIM_NAME'] ?? 'name',
      idNumber: env['ISSUER_CLAIM_ID_NUMBER'] ?? 'id_number',
      phone: env['ISSUER_CLAIM_PHONE'] ?? 'phone_number',
      level: env['ISSUER_CLAIM_LEVEL'] ?? 'level',
    },
    realLevels: need('ISSUER_REAL_LEVELS')
      .split(/[,，\s]+/)
      .filter(Boolean),
  };
}

/** Services that say whether facts of a person belong together, by HTTP; each is absent where it was not agreed. */
export interface IdentityCheckSettings {
  readonly bankCardUrl: string | undefined;
  readonly nameUrl: string | undefined;
  /** Goes with every question, where one was given. */
  readonly token: string | undefined;
}

export function readIdentityChecks(env: NodeJS.ProcessEnv, isProduction: boolean): IdentityCheckSettings {
  const url = (name: string) => {
    const text = env[name];
    if (!text) return undefined;
    if (!URL.canParse(text) || (isProduction && !text.startsWith('https://')))
      throw new Error(`${name} 要写成以 https:// 开头的网址。平台没有启动，请改正。`);
    return text;
  };
  return {
    bankCardUrl: url('BANK_CARD_CHECK_URL'),
    nameUrl: url('NAME_CHECK_URL'),
    token: readSecret(env, 'IDENTITY_CHECK_TOKEN', isProduction),
  };
}
