import { type ConsentAct, type PartyKind, currentText, isNatural } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

/** Whose consent a step needs. */
export interface Concerned {
  readonly partyId: string;
  readonly kind: PartyKind;
  readonly name: string;
  /** Filed by a liaison for somebody who has no account: he agrees on paper. */
  readonly byLiaison: boolean;
  /** The account that filed. */
  readonly filedBy: string;
  /**
   * Whether the paper is there that says whom he files for or with; without it the step itself is refused, and there is
   * nothing yet on which anybody could have agreed.
   */
  readonly hasPaper: boolean;
  /** Joint applicants who are persons. */
  readonly partners: readonly { readonly name: string; readonly hasConsented: boolean }[];
}

interface Row {
  party_id: string;
  kind: PartyKind;
  name: string;
  by_liaison: boolean;
  filed_by: string;
  has_paper: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const BY_ACT: Readonly<Record<Exclude<ConsentAct, 'SIGNING'>, string>> = {
  LISTING: `select p.id as party_id, p.kind, p.name, j.is_mandated as by_liaison, j.created_by as filed_by,
              exists (select from project_document d where d.project_id = j.id and d.kind = 'PAPER_MANDATE') as has_paper
            from project j join party p on p.id = j.transferor_id where j.id = $1`,
  REGISTRATION: `select p.id as party_id, p.kind, p.name, false as by_liaison, r.account_id as filed_by,
                   exists (select from registration_document d
                     where d.registration_id = r.id and d.kind = 'JOINT_AGREEMENT') as has_paper
                 from registration r join party p on p.id = r.party_id where r.id = $1`,
};

/** Whom a step concerns; nothing where what it is about is not there. Whoever signs does so for himself. */
export async function concernedBy(
  source: DataSource | EntityManager,
  act: ConsentAct,
  id: string,
  ownPartyId: string | null = null,
): Promise<Concerned | undefined> {
  if (act === 'SIGNING') return ownPartyId === null ? undefined : signer(source, ownPartyId);
  if (!UUID.test(id)) return undefined;
  const rows: Row[] = await source.query(BY_ACT[act], [id]);
  const row = rows[0];
  if (!row) return undefined;
  const partners = act === 'REGISTRATION' ? await partnersOf(source, id) : [];
  return { ...toConcerned(row), partners };
}

/** Whose step it is: of the party for which he acts, or his who files for one that has no account. */
export function isHis({ partyId, byLiaison, filedBy }: Concerned, actor: Actor): boolean {
  return partyId === actor.partyId || (byLiaison && filedBy === actor.accountId);
}

/** The stored file of a paper that lies with an application or a registration. */
export async function findPaper(
  tx: EntityManager,
  of: 'PROJECT' | 'REGISTRATION',
  id: string,
  documentId: string,
): Promise<string | undefined> {
  const [table, column] =
    of === 'PROJECT' ? ['project_document', 'project_id'] : ['registration_document', 'registration_id'];
  const rows: { file_id: string }[] = await tx.query(
    `select file_id from ${table} where id = $1 and ${column} = $2`,
    [documentId, id],
  );
  return rows[0]?.file_id;
}

async function signer(source: DataSource | EntityManager, partyId: string): Promise<Concerned | undefined> {
  const rows: Row[] = await source.query(
    `select id as party_id, kind, name, false as by_liaison, id as filed_by, true as has_paper
     from party where id = $1`,
    [partyId],
  );
  return rows[0] && { ...toConcerned(rows[0]), partners: [] };
}

async function partnersOf(
  source: DataSource | EntityManager,
  registrationId: string,
): Promise<{ name: string; hasConsented: boolean }[]> {
  const rows: { kind: PartyKind; name: string; has_consented: boolean }[] = await source.query(
    `select p.kind, p.name, exists (
       select from partner_consent c
       where c.registration_id = p.registration_id and c.name = p.name and c.version = $2) as has_consented
     from registration_partner p where p.registration_id = $1 order by p.position`,
    [registrationId, currentText('PUBLISH_RESULT').version],
  );
  return rows
    .filter(({ kind }) => isNatural(kind))
    .map(({ name, has_consented }) => ({ name, hasConsented: has_consented }));
}

function toConcerned(row: Row): Omit<Concerned, 'partners'> {
  const { party_id, kind, name, by_liaison, filed_by, has_paper } = row;
  return {
    partyId: party_id,
    kind,
    name,
    byLiaison: by_liaison,
    filedBy: filed_by,
    hasPaper: has_paper,
  };
}
