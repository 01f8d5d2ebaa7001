import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type Bind, inHisRegions } from '../../kernel/desk/index.js';
import { AccountSubjects, type SubjectsAsked } from '../../money/reconciliation/index.js';

const LOTS = 'from lot l join project p on p.id = l.project_id';
const DEPOSITS = `from registration r join lot l on l.id = r.lot_id join project p on p.id = l.project_id`;
const LOT_COLUMNS = 'select l.no as subject, l.no as label, null::uuid as party_id, false as is_deposit';
const DEPOSIT_COLUMNS =
  "select r.id::text as subject, l.no || ' 保证金' as label, null::uuid as party_id, true as is_deposit";

/** Says whose money the books' registrations and lots are, and who may see it. */
@Injectable()
export class MoneySubjects implements OnModuleInit {
  constructor(private readonly subjects: AccountSubjects) {}

  onModuleInit(): void {
    this.subjects.findWith({ subjects: subjectsOf, name: nameOf, find: foundBy });
  }
}

/** A village sees the price of what is its own; who has registered for it is not its to know. Source: rules §21 A13. */
function subjectsOf(asked: SubjectsAsked, bind: Bind): string {
  if (asked.kind === 'projects')
    return `${lotsWhere(`p.id = ${bind(asked.id)}`)} union all
    ${DEPOSIT_COLUMNS} ${DEPOSITS} where p.id = ${bind(asked.id)}`;
  if (asked.kind === 'villages') return lotsWhere(`p.village_code = ${bind(asked.id)}`);
  const party = bind(asked.id);
  const scope = asked.kind === 'own' ? inScope(asked.actor, 'p.id', bind) : 'true';
  return `${lotsWhere(`p.transferor_id = ${party} and ${scope}`)} union all
    ${DEPOSIT_COLUMNS} ${DEPOSITS} where r.party_id = ${party} and ${scope} union all
    select l.no, l.no, r.party_id, false ${DEPOSITS} join deal d on d.registration_id = r.id
    where r.party_id = ${party} and p.transferor_id <> ${party} and ${scope}`;
}

function lotsWhere(where: string): string {
  return `${LOT_COLUMNS} ${LOTS} where ${where}`;
}

/** One row where the reader may see it: a project or party by the desks of the county, a village in his regions. */
function nameOf({ kind, id, actor }: SubjectsAsked, bind: Bind): string {
  if (kind === 'villages')
    return `select v.name from region v where v.code = ${bind(id)} and ${inHisRegions(actor, 'v.code', bind)}`;
  if (kind === 'own') return `select y.name from party y where y.id = ${bind(id)}`;
  const isOfCounty = bind(isCounty(actor));
  return kind === 'parties'
    ? `select y.name from party y where y.id = ${bind(id)} and ${isOfCounty}`
    : `select concat_ws('　', p.no, nullif(p.application ->> 'title', '')) as name from project p
       where p.id = ${bind(id)} and p.no is not null and ${isOfCounty}`;
}

const COUNTY: readonly string[] = ['FINANCE_CLERK', 'FINANCE_CHECK', 'SUPERVISOR'];

function isCounty({ roles }: Actor): boolean {
  return roles.some((role) => COUNTY.includes(role));
}

/** A few of each kind. */
function foundBy(
  { pattern, actor }: { readonly pattern: string; readonly actor: Actor },
  bind: Bind,
): string {
  const [like, isOfCounty] = [bind(pattern), bind(isCounty(actor))];
  return `(select 'projects' as kind, p.id::text as id, concat_ws('　', p.no, p.application ->> 'title') as name from project p
      where ${isOfCounty} and p.no is not null and (p.no like ${like} or p.application ->> 'title' like ${like})
      order by p.no desc limit 10)
    union all (select 'parties', y.id::text, y.name from party y where ${isOfCounty} and y.name like ${like}
      order by y.name, y.id limit 10)
    union all (select 'villages', v.code, v.name from region v
      where length(v.code) = 12 and v.name like ${like} and ${inHisRegions(actor, 'v.code', bind)}
      order by v.code limit 10)`;
}
