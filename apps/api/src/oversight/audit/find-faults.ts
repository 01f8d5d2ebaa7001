import type { ClientBase } from 'pg';
import { type ChainCheck, checkChain } from './audit-check.js';
import { type Trust, checkNoons } from './day-check.js';
import { checkFound } from './found-check.js';
import { checkPast } from './past-check.js';
import { checkRotations } from './rotation-check.js';
import { checkSessions } from './session-check.js';
import { checkTables } from './table-check.js';
import { checkUpgrades, listUpgrades } from './upgrade-check.js';

/** What is wrong, and what upgrades have changed: that is for whoever knows when there was one. */
export interface AuditFindings extends ChainCheck {
  readonly upgrades: readonly string[];
}

/**
 * Everything that was removed or altered past what is written down, each with what and where. Reads the database as it
 * stands at one moment, while the platform runs, and changes nothing.
 */
export async function findAuditFaults(client: ClientBase, trust: Trust): Promise<AuditFindings> {
  await client.query('begin isolation level repeatable read read only');
  try {
    // As lines are spelled when they are written down.
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local intervalstyle = 'postgres'; set local datestyle = 'ISO'",
    );
    const chain = await checkChain(client);
    const faults = [...chain.faults];
    for (const check of [
      checkTables,
      checkPast,
      checkUpgrades,
      checkFound,
      checkRotations,
      checkSessions,
      checkNoons,
    ])
      faults.push(...(await check(client, trust)));
    return { ...chain, faults, upgrades: await listUpgrades(client) };
  } finally {
    await client.query('rollback');
  }
}
