import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from './kernel/config.js';
import { migrationFiles, roleOf, withClient } from './kernel/db/index.js';
import { readReceiptPublicKey } from './kernel/secrets/receipt-signer.js';
import { readChain } from './kernel/secrets/seal-key.js';
import { findAuditFaults, listedGuards } from './oversight/audit/index.js';

/**
 * `npm run audit:check`: whether anything was changed past what is written down. `--root day=root` for roots one kept,
 * `--certificate FILE` for a former seal, `--receipt-key FILE` for the public half of a former receipt key, `--role NAME`
 * for a former role of the platform.
 */
const SEVERAL = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: { root: SEVERAL, certificate: SEVERAL, 'receipt-key': SEVERAL, role: SEVERAL },
});

try {
  const kept = new Map((values.root ?? []).map(readRoot));
  const config = readConfig(process.env);
  const certificates = [config.sealCertificateFile, ...(values.certificate ?? [])].flatMap((file) =>
    readChain({ sealCertificateFile: file }),
  );
  const receiptKeys = [config.receiptKeyFile, ...(values['receipt-key'] ?? [])].map((file) =>
    readReceiptPublicKey({ receiptKeyFile: file }),
  );
  const migrations = migrationFiles(config.migrationsDir);
  const roles = [roleOf(config.databaseUrl), ...(values.role ?? [])];
  const guards = listedGuards(config.migrationsDir);
  const { faults, links, waiting, upgrades, rotations } = await withClient(config.databaseUrl, (client) =>
    findAuditFaults(client, { certificates, receiptKeys, guards, roles, migrations, kept }),
  );
  list('升级时改过的，请和升级的日子对一对：', upgrades);
  list('换钥时换过的，请和换钥的日子对一对：', rotations);
  const count = `链上 ${links} 条变动记录${waiting > 0 ? `，另有 ${waiting} 条刚写下、还没有上链` : ''}`;
  process.stdout.write(
    faults.length === 0
      ? `没有发现被删或者被改的。${count}。\n`
      : `发现 ${faults.length} 处：\n${faults.map((fault) => `  ${fault}\n`).join('')}${count}。\n`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${title}\n${lines.map((one) => `  ${one}\n`).join('')}`);
}

function readRoot(text: string): [string, string] {
  const match = /^(\d{4}-\d{2}-\d{2})=([0-9a-f]{64})$/.exec(text);
  if (!match) throw new Error('--root 要写成 2026-11-05=<64 位日签>。');
  return [match[1]!, match[2]!];
}
