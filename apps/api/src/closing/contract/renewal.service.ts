import { Injectable } from '@nestjs/common';
import { contractLifecycle } from '@helan/domain';
import type { RenewContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ContractEntity } from './contract.entity.js';

/**
 * 续签: a contract whose time is over is followed by another of the same two sides about the same thing, which came
 * about like every other: listed, published and signed. Here the two are tied together. Source: rules §6.10.
 */
@Injectable()
export class Renewals {
  constructor(private readonly transactions: Transactions) {}

  async record(id: string, { contractNo }: RenewContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await tx.existsBy(ContractEntity, { id }))) throw refused('resource.not-found');
      const contract = await lockRow(tx, ContractEntity, { id });
      if (contract.state !== 'EXPIRED') throw refused('renewal.not-over');
      const next = await tx.findOneBy(ContractEntity, { no: contractNo });
      if (!next?.signedAt || !next.lotId || next.id === id)
        throw refused('renewal.not-signed', undefined, 'contractNo');
      const isSame =
        next.transferorId === contract.transferorId &&
        next.transfereeId === contract.transfereeId &&
        (await shareSubject(tx, contract.lotId!, next.lotId));
      if (!isSame) throw refused('renewal.other-sides', undefined, 'contractNo');
      contract.state = unwrap(contractLifecycle.next(contract.state, 'renew'));
      contract.renewedBy = next.id;
      await tx.save(ContractEntity, contract);
      await tell(tx, 'contract.moved', contract.lotId!, { contractId: id, to: contract.state });
    });
  }
}

/** Whether two lots are about one thing at least. */
async function shareSubject(tx: EntityManager, lotId: string, otherId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from lot l join subject_claim c on c.project_id = l.project_id
       join subject_claim o on o.subject_key = c.subject_key join lot n on n.project_id = o.project_id
     where l.id = $1 and n.id = $2 limit 1`,
    [lotId, otherId],
  );
  return rows.length > 0;
}
