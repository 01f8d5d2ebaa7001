import type { ClientBase } from 'pg';
import { sqlStateOf } from '../../kernel/db/index.js';
import { type ChainCheck, checkChain } from './audit-check.js';
import { checkNoons } from './day-check.js';
import { checkBooks } from './journal-noons.js';
import type { Trust } from './trust.js';
import { checkFound } from './found-check.js';
import { checkGuards } from './guard-check.js';
import { checkPast } from './past-check.js';
import { checkRotations } from './rotation-check.js';
import { listRotations } from './upkeep-list.js';
import { checkSessions } from './session-check.js';
import { checkTables } from './table-check.js';
import { checkUpgrades } from './upgrade-check.js';
import { listUpgrades } from './upkeep-list.js';

/** What is wrong, and what upgrades and exchanges of keys have changed: that is for whoever knows when there was one. */
export interface AuditFindings extends ChainCheck {
  readonly upgrades: readonly string[];
  readonly rotations: readonly string[];
}

/**
 * Lines are spelled as when they were written down. Nothing is looked for but where the database's own functions and
 * operators lie, and tables by their full names, so that nobody puts one of his in their place. A line that row security
 * would keep back is an error and no silence.
 */
const OWN_WAY = `
  set local timezone = 'UTC'; set local bytea_output = 'hex'; set local intervalstyle = 'postgres'; set local datestyle = 'ISO';
  set local search_path = pg_catalog, pg_temp; set local row_security = off`;
/** Statements that the database refuses as they are: no right to read, or something is not there. */
const REFUSED = /^42/;

/**
 * Everything that was removed or altered past what is written down, each with what and where. Reads the database as it
 * stands at one moment, while the platform runs, and changes nothing.
 */
export async function findAuditFaults(client: ClientBase, trust: Trust): Promise<AuditFindings> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(OWN_WAY);
    const faults: string[] = [];
    const read = <T>(work: () => Promise<T>, nothing: T) => unlessRefused(client, faults, work, nothing);
    const chain = await read(() => checkChain(client), { faults: [], links: 0, waiting: 0 });
    faults.push(...chain.faults);
    for (const check of [
      checkGuards,
      checkTables,
      checkPast,
      checkUpgrades,
      checkFound,
      checkRotations,
      checkSessions,
      checkNoons,
      checkBooks,
    ])
      faults.push(...(await read(() => check(client, trust), [])));
    const upgrades = await read(() => listUpgrades(client), []);
    const rotations = await read(() => listRotations(client), []);
    return { ...chain, faults, upgrades, rotations };
  } finally {
    await client.query('rollback');
  }
}

/** What cannot be read is named, and the rest is looked at all the same. */
async function unlessRefused<T>(
  client: ClientBase,
  faults: string[],
  work: () => Promise<T>,
  nothing: T,
): Promise<T> {
  await client.query('savepoint before_this');
  try {
    return await work();
  } catch (error) {
    if (!REFUSED.test(sqlStateOf(error) ?? '')) throw error;
    await client.query('rollback to savepoint before_this');
    faults.push(`有一项没有查完，数据库不让读：${(error as Error).message}`);
    return nothing;
  }
}
