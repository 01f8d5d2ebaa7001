import type { Config } from './kernel/config.js';
import {
  pendingMigrations,
  refuseAppRole,
  refuseWithoutRights,
  roleOf,
  sqlStateOf,
  withClient,
} from './kernel/db/index.js';
import { readKeyRows, refuseUnregistered } from './kernel/secrets/field-key-register.js';
import { refuseFile } from './kernel/secrets/read-secret.js';
import { refuseReceiptKey } from './kernel/secrets/receipt-signer.js';
import { refuseSeal } from './kernel/secrets/seal-key.js';

type Check = (config: Config) => string | undefined | Promise<string | undefined>;

/** What any start needs, then what production needs besides; each says in one sentence what to do. */
const ALWAYS: readonly Check[] = [refuseRights, refuseSchema, refuseKeys, refuseMissingFiles];
const IN_PRODUCTION: readonly Check[] = [refuseOwner, refuseDemoData, refuseReceiptKey, refuseSealOfToday];

/** Why the platform may not start on what it found, in one clear sentence; nothing when it may. */
export async function refuseStart(config: Config): Promise<string | undefined> {
  const checks = config.mode === 'production' ? [...ALWAYS, ...IN_PRODUCTION] : ALWAYS;
  for (const check of checks) {
    const refusal = await check(config);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The process that serves people must not even hold the key to what it may not do. */
export function refuseOwnersKey({ mode, ownerDatabaseUrl }: Config): string | undefined {
  return mode === 'production' && ownerDatabaseUrl
    ? '平台进程拿到了 OWNER_DATABASE_URL，那是升级和换钥时才用的。请只把它交给 npm run migrate 和 npm run rotate-keys。'
    : undefined;
}

async function refuseRights({ databaseUrl }: Config): Promise<string | undefined> {
  try {
    return await withClient(databaseUrl, refuseWithoutRights);
  } catch (error) {
    if (!/^28/.test(sqlStateOf(error) ?? '')) throw error;
    return `数据库不让角色 ${roleOf(databaseUrl)} 进来：还没有这个角色，或者密码不对。第一次启动请先用 OWNER_DATABASE_URL 运行 npm run migrate，它会建好这个角色。`;
  }
}

function refuseOwner({ databaseUrl }: Config): Promise<string | undefined> {
  return withClient(databaseUrl, refuseAppRole);
}

async function refuseSchema({ databaseUrl, migrationsDir }: Config): Promise<string | undefined> {
  const pending = await pendingMigrations(databaseUrl, migrationsDir);
  return pending.length > 0
    ? `数据库还缺 ${pending.length} 步升级（从 ${pending[0]} 起），请先运行 npm run migrate。`
    : undefined;
}

function refuseKeys({ databaseUrl, fieldKeys }: Config): Promise<string | undefined> {
  return withClient(databaseUrl, async (client) => refuseUnregistered(await readKeyRows(client), fieldKeys));
}

function refuseMissingFiles(config: Config): string | undefined {
  return (
    refuseFile(config.sealKeyFile, 'SEAL_KEY_FILE ', false) ??
    refuseFile(config.sealCertificateFile, 'SEAL_CERTIFICATE_FILE ', false) ??
    refuseFile(config.receiptKeyFile, 'RECEIPT_KEY_FILE ', false)
  );
}

function refuseDemoData({ databaseUrl }: Config): Promise<string | undefined> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      'select exists (select 1 from platform_clock) or exists (select 1 from account where is_demo) as found',
    );
    return rows[0]?.found
      ? '数据库里有演示数据（演示账号或演示时钟），正式环境不能用它启动。请把 DATABASE_URL 改成正式的数据库。'
      : undefined;
  });
}

function refuseSealOfToday(config: Config): Promise<string | undefined> {
  return withClient(config.databaseUrl, async (client) => {
    const { rows } = await client.query<{ now: Date }>('select platform_now() as now');
    return refuseSeal(config, rows[0]!.now.getTime());
  });
}
