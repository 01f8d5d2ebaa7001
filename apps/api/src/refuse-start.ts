import fs from 'node:fs';
import type { Config } from './kernel/config.js';
import { pendingMigrations, withClient } from './kernel/db/index.js';
import { readKeyRows, refuseUnregistered } from './kernel/secrets/field-key-register.js';

/** Why the platform may not start on what it found, in one clear sentence; nothing when it may. */
export async function refuseStart(config: Config): Promise<string | undefined> {
  const pending = await pendingMigrations(config.databaseUrl, config.migrationsDir);
  if (pending.length > 0)
    return `数据库还缺 ${pending.length} 步升级（从 ${pending[0]} 起），请先运行 npm run migrate。`;
  const otherKey = await refuseKeys(config);
  if (otherKey) return otherKey;
  if (config.mode !== 'production') return undefined;
  if (await holdsDemoData(config.databaseUrl))
    return '数据库里有演示数据（演示账号或演示时钟），正式环境不能用它启动。';
  for (const file of [config.sealKeyFile, config.sealCertificateFile]) {
    if (!fs.existsSync(file)) return `找不到鉴证专用章的密钥或证书：${file}`;
  }
  if (!fs.existsSync(config.receiptKeyFile)) return `找不到出价回执的密钥：${config.receiptKeyFile}`;
  return undefined;
}

function refuseKeys({ databaseUrl, fieldKeys }: Config): Promise<string | undefined> {
  return withClient(databaseUrl, async (client) => refuseUnregistered(await readKeyRows(client), fieldKeys));
}

function holdsDemoData(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      'select exists (select 1 from platform_clock) or exists (select 1 from account where is_demo) as found',
    );
    return rows[0]?.found ?? false;
  });
}
