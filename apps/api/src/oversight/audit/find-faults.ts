import type { ClientBase } from 'pg';
import { type ChainCheck, checkChain } from './audit-check.js';
import { type Trust, checkNoons } from './day-check.js';
import { checkPast } from './past-check.js';
import { checkRows } from './row-check.js';
import { checkSessions } from './session-check.js';

/**
 * Everything that was removed or altered past what is written down, each with what and where. Reads the database as it
 * stands at one moment, while the platform runs, and changes nothing.
 */
export async function findAuditFaults(client: ClientBase, trust: Trust): Promise<ChainCheck> {
  await client.query('begin isolation level repeatable read read only');
  try {
    // As lines are spelled when they are written down.
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local intervalstyle = 'postgres'",
    );
    const chain = await checkChain(client);
    const faults = [...chain.faults];
    for (const check of [checkRows, checkPast, checkSessions]) faults.push(...(await check(client)));
    faults.push(...(await checkNoons(client, trust)));
    return { ...chain, faults };
  } finally {
    await client.query('rollback');
  }
}
