import { COUNTY_POSTS, REGIONAL_POSTS, type Role } from '@helan/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, inScope, mayAct, regionPatterns } from '../../kernel/auth/index.js';
import { type ListPart, lockRow } from '../../kernel/db/index.js';
import { inRegions } from '../../people/region/index.js';
import { refused } from '../../kernel/http/index.js';
import { ProjectEntity } from './project.entity.js';

const CENTER: readonly Role[] = COUNTY_POSTS;
const REGIONAL: readonly Role[] = REGIONAL_POSTS;

/**
 * SQL condition on `project p` for what an actor may see: his own; his region's once submitted; the whole
 * county's once submitted for the center. `$n` placeholders begin at `first`.
 */
export function visibleProjects(actor: Actor, first: number): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  return { where: isVisible(actor, (value) => `$${first - 1 + params.push(value)}`), params };
}

function isVisible(actor: Actor, bind: (value: unknown) => string): string {
  const listed = isOfParty(actor, { transferor: 'p.transferor_id', project: 'p.id', lot: LOT_OF_P }, bind);
  const own = `(${listed} or (p.is_mandated and p.created_by = ${bind(actor.accountId)}))`;
  if (actor.roles.includes('SUPERVISOR'))
    return `(${own} or p.state <> 'DRAFT' or p.supervisor_permission is not null)`;
  if (isOneOf(actor, CENTER)) return `(${own} or p.state <> 'DRAFT')`;
  if (!isOneOf(actor, REGIONAL)) return own;
  return `(${own} or (p.state <> 'DRAFT' and p.village_code like any(${bind(regionPatterns(actor))})))`;
}

/** SQL: `p` has come as far as a lot. */
const LOT_OF_P = 'exists (select from lot o where o.project_id = p.id)';

/**
 * SQL: what the actor's own party lists, as far as he acts for it: of whoever may not apply in its name only what has come
 * as far as a lot.
 */
function isOfParty(
  actor: Actor,
  { transferor, project, lot }: { transferor: string; project: string; lot: string },
  bind: (value: unknown) => string,
): string {
  if (actor.partyId === null) return 'false';
  const conditions = [
    `${transferor} = ${bind(actor.partyId)}`,
    inScope(actor, project, bind),
    mayAct(actor, 'APPLY') ? 'true' : lot,
  ];
  return conditions.filter((condition) => condition !== 'true').join(' and ');
}

function isOneOf({ roles }: Actor, posts: readonly Role[]): boolean {
  return roles.some((role) => posts.includes(role));
}

/**
 * The same of `listing_row r`, in parts that have no row in common, each of which an index serves in the order of lists.
 */
export async function visibleRows(
  source: DataSource | EntityManager,
  actor: Actor,
  bind: (value: unknown) => string,
): Promise<ListPart[]> {
  const account = bind(actor.accountId);
  const filed = `coalesce(r.filed_by = ${account}, false)`;
  const row = { transferor: 'r.transferor_id', project: 'r.project_id', lot: 'r.lot_id is not null' };
  const listed = `(${isOfParty(actor, row, bind)})`;
  if (isOneOf(actor, CENTER)) {
    const permitted = actor.roles.includes('SUPERVISOR') ? 'or r.is_permitted' : '';
    return [{ where: `(r.state <> 'DRAFT' or ${listed} or ${filed} ${permitted})` }];
  }
  const own: ListPart[] = [
    ...(actor.partyId === null ? [] : [{ where: listed }]),
    { where: `r.filed_by = ${account} and not ${listed}` },
  ];
  if (!isOneOf(actor, REGIONAL)) return own;
  const { oneOf } = await inRegions(source, actor, 'r.village_code');
  return [...own, { where: `r.state <> 'DRAFT' and not ${listed} and not ${filed}`, oneOf }];
}

/**
 * The same of rows that keep `project_id` and `village_code` of their project `p`, in parts that have no row in common:
 * what a region sees is read village by village.
 */
export async function visibleByVillage(
  source: DataSource | EntityManager,
  actor: Actor,
  row: string,
  bind: (value: unknown) => string,
): Promise<ListPart[]> {
  if (isOneOf(actor, CENTER) || !isOneOf(actor, REGIONAL)) return [{ where: isVisible(actor, bind) }];
  const p = { transferor: 'p.transferor_id', project: 'p.id', lot: LOT_OF_P };
  const own = `${row}.project_id in (select p.id from project p where ${isOfParty(actor, p, bind)}
    union all select id from project where is_mandated and created_by = ${bind(actor.accountId)})`;
  const { where, oneOf } = await inRegions(source, actor, `${row}.village_code`);
  return [{ where: own }, { where: `${where} and p.state <> 'DRAFT' and not ${own}`, oneOf }];
}

/** Refuses to know a project that the actor may not see. */
export async function requireVisibleProject(
  source: DataSource | EntityManager,
  actor: Actor,
  id: string,
): Promise<void> {
  const { where, params } = visibleProjects(actor, 2);
  const rows: unknown[] = await source.query(`select 1 from project p where p.id = $1 and ${where}`, [
    id,
    ...params,
  ]);
  if (rows.length === 0) throw refused('resource.not-found');
}

/** A project that the actor may see, as it stands; any other is "not found". */
export async function findVisibleProject(
  source: DataSource | EntityManager,
  actor: Actor,
  id: string,
): Promise<ProjectEntity> {
  await requireVisibleProject(source, actor, id);
  const manager = 'manager' in source ? source.manager : source;
  return manager.findOneByOrFail(ProjectEntity, { id });
}

/** Locks a project that the actor may see; any other is "not found". */
export async function lockVisibleProject(
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<ProjectEntity> {
  await requireVisibleProject(tx, actor, id);
  return lockRow(tx, ProjectEntity, { id });
}

/** His own, or one that he files on a mandate. */
export function isOwnProject(actor: Actor, { transferorId, isMandated, createdBy }: ProjectEntity): boolean {
  return transferorId === actor.partyId || (isMandated && createdBy === actor.accountId);
}

/** He files on a mandate: his word alone binds nobody. */
export function isOnBehalf(actor: Actor, project: ProjectEntity): boolean {
  return isOwnProject(actor, project) && project.transferorId !== actor.partyId;
}

/** Locks the actor's own project. */
export async function lockOwnProject(tx: EntityManager, actor: Actor, id: string): Promise<ProjectEntity> {
  const project = await lockRow(tx, ProjectEntity, { id });
  if (!isOwnProject(actor, project)) throw refused('resource.not-found');
  return project;
}
