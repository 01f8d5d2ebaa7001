import type { EntityManager } from 'typeorm';
import type { MessageFor } from '../../people/message/index.js';

/** What messages say of a lot, and whose it is. */
export interface MessageLot {
  readonly lotId: string;
  readonly no: string;
  readonly title: string;
  readonly projectId: string;
  readonly transferorId: string;
  readonly createdBy: string;
  readonly isMandated: boolean;
  readonly villageCode: string;
  readonly registrationEndsAt: Date;
  readonly nextDueAt: Date | null;
}

export async function findMessageLot(source: EntityManager, lotId: string): Promise<MessageLot | undefined> {
  const rows: MessageLot[] = await source.query(
    `select l.id as "lotId", l.no, l.terms->>'title' as title, p.id as "projectId", p.transferor_id as "transferorId",
       p.created_by as "createdBy", p.is_mandated as "isMandated", l.terms->>'villageCode' as "villageCode",
       l.registration_ends_at as "registrationEndsAt", l.next_due_at as "nextDueAt"
     from lot l join project p on p.id = l.project_id where l.id = $1`,
    [lotId],
  );
  return rows[0];
}

type Told = Pick<MessageFor, 'event' | 'values'> & { readonly once?: string };

/** Whose right it is, and where the liaison filed for him, the liaison: he goes on with it. */
export function toHolders(
  { transferorId, createdBy, isMandated }: Pick<MessageLot, 'transferorId' | 'createdBy' | 'isMandated'>,
  told: Told,
): MessageFor[] {
  const holder = { ...told, side: 'HOLDER', to: { kind: 'PARTY', id: transferorId } } as const;
  const liaison = { ...told, side: 'HOLDER', to: { kind: 'ACCOUNT', id: createdBy } } as const;
  return isMandated ? [holder, liaison] : [holder];
}

/** What every message about a lot may name. */
export function valuesOf({ title, projectId, lotId }: Pick<MessageLot, 'title' | 'projectId' | 'lotId'>) {
  return { lot: title, project: projectId, lotId };
}
