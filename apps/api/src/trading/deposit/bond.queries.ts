import { Injectable } from '@nestjs/common';
import { BOND_CLAIM_STATES, BONDS, BOND_STATES } from '@helan/domain';
import type { BondClaimView, BondView, PageView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type ListStatement, inOrder, readPage } from '../../kernel/db/index.js';
import { BondClaimEntity } from './bond-claim.entity.js';
import { BondEntity } from './bond.entity.js';

interface Names {
  readonly id: string;
  readonly title: string;
  readonly project_id: string;
  readonly holder: string;
}

interface ClaimRow extends BondClaimEntity {
  readonly proposer: string;
}

/** Bonds that stand for contracts, and what is to be taken out of them: for the center all, for each side its own. */
@Injectable()
export class BondQueries {
  constructor(private readonly dataSource: DataSource) {}

  list(actor: Actor, state: string | undefined, at: string | undefined): Promise<PageView<BondView>> {
    const whose = state ? { where: 'b.state = $1', params: [state] } : { where: 'true', params: [] };
    return this.page(actor, whose, at);
  }

  /** Those in which a claim waits for the second person. */
  claimed(actor: Actor, at: string | undefined): Promise<PageView<BondView>> {
    const where = "exists (select from bond_claim c where c.bond_id = b.id and c.state = 'PROPOSED')";
    return this.page(actor, { where, params: [] }, at);
  }

  /** Of whom one acts for, as transferee or as transferor. */
  own(actor: Actor, at: string | undefined): Promise<PageView<BondView>> {
    const params: unknown[] = [actor.partyId];
    const project = '(select l.project_id from lot l where l.id = b.lot_id)';
    const scope = inScope(actor, project, (value) => `$${params.push(value)}`);
    // Whose it is is asked first: of all bonds his are few.
    const where = `b.id in (select o.id from registration w join bond o on o.registration_id = w.id where w.party_id = $1
      union select o.id from project p join lot l on l.project_id = p.id join bond o on o.lot_id = l.id
      where p.transferor_id = $1) and ${scope}`;
    return this.page(actor, { where, params }, at);
  }

  private async page(
    actor: Actor,
    { where, params }: Pick<ListStatement, 'where' | 'params'>,
    at: string | undefined,
  ): Promise<PageView<BondView>> {
    const statement: ListStatement = {
      ...{ columns: 'b.id', from: 'from bond b', where, params },
      order: [
        { sql: 'b.created_at', type: 'timestamptz', isDescending: true },
        { sql: 'b.id', type: 'uuid' },
      ],
    };
    const { rows: found, place } = await readPage<{ id: string }>(this.dataSource, statement, at);
    const ids = found.map(({ id }) => id);
    const rows = inOrder(found, await this.dataSource.manager.findBy(BondEntity, { id: In(ids) }));
    const names: Names[] = await this.dataSource.query(
      `select b.id, l.terms->>'title' as title, l.project_id, p.name as holder
       from bond b join lot l on l.id = b.lot_id join registration w on w.id = b.registration_id
         join party p on p.id = w.party_id where b.id = any($1)`,
      [ids],
    );
    const claims = await this.claimsOf(ids);
    const items = rows.map((row) => ({
      ...toView(
        row,
        names.find(({ id }) => id === row.id)!,
      ),
      claims: claims.filter(({ bondId }) => bondId === row.id).map((claim) => toClaimView(claim, actor)),
    }));
    return { items, ...place };
  }

  private async claimsOf(bondIds: readonly string[]): Promise<ClaimRow[]> {
    const claims = await this.dataSource.manager.find(BondClaimEntity, {
      where: { bondId: In([...bondIds]) },
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
    const proposers: { id: string; name: string }[] = await this.dataSource.query(
      'select id, display_name as name from account where id = any($1)',
      [claims.map(({ proposedBy }) => proposedBy)],
    );
    return claims.map((claim) => ({
      ...claim,
      proposer: proposers.find(({ id }) => id === claim.proposedBy)!.name,
    }));
  }
}

function toView(row: BondEntity, { title, project_id: projectId, holder }: Names): Omit<BondView, 'claims'> {
  return {
    ...{ title, projectId },
    id: row.id,
    lotId: row.lotId,
    lotNo: row.lotNo,
    holderName: holder,
    amountFen: row.amountFen.toString(),
    claimedFen: row.claimedFen.toString(),
    kindName: BONDS[row.kind],
    state: row.state,
    stateName: BOND_STATES[row.state],
    overAt: row.overAt?.toISOString() ?? null,
    returnsAt: row.overAt === null ? null : (row.nextDueAt?.toISOString() ?? null),
  };
}

function toClaimView(claim: ClaimRow, actor: Actor): BondClaimView {
  return {
    id: claim.id,
    amountFen: claim.amountFen.toString(),
    grounds: claim.grounds,
    documentNo: claim.documentNo,
    state: claim.state,
    stateName: BOND_CLAIM_STATES[claim.state],
    proposerName: claim.proposer,
    isMine: claim.proposedBy === actor.accountId,
    proposedAt: claim.proposedAt.toISOString(),
    reason: claim.reason,
  };
}
