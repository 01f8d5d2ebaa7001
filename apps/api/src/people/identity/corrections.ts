import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  type CorrectionAction,
  type CorrectionState,
  correctionLifecycle,
} from '@helan/domain';
import type { AskCorrectionRequest } from '@helan/contracts/requests';
import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type Amendment, type Party, PartyAmendments, PartyService } from '../party/index.js';
import { RealNames } from './real-names.js';

export interface CorrectionRow {
  readonly id: string;
  readonly party_id: string;
  readonly state: CorrectionState;
  readonly changes_enc: Buffer;
  readonly before_enc: Buffer;
  readonly asked_by: string;
  readonly checked_by: string | null;
  readonly document: string | null;
}

/** 资料更正: asked with papers, compared by one and decided by another. */
@Injectable()
export class Corrections {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
    private readonly amendments: PartyAmendments,
    private readonly names: RealNames,
  ) {}

  /** Only what stands still, for business begun or papers seen: what does not is changed where it is. */
  async ask(actor: Actor, { reason, ...asked }: AskCorrectionRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const party = await this.parties.requireOwn(actor, tx);
      if (!party.isFrozen && !party.verifiedAt) throw refused('correction.not-frozen');
      const before = valuesOf(party);
      const changes = Object.fromEntries(
        Object.entries(asked).filter(([field, text]) => text && text !== before[field as CorrectedField]),
      ) as Amendment;
      // 联行号 goes with the account that it was told of.
      if (changes.bankAccount && before.bankNo && !asked.bankNo) changes.bankNo = '';
      const fields = Object.keys(changes) as CorrectedField[];
      if (fields.length === 0) throw refused('correction.nothing');
      await this.requireRight(tx, party, changes);
      const old = Object.fromEntries(fields.map((field) => [field, before[field] ?? '']));
      const id = randomUUID();
      const added: unknown[] = await tx.query(
        `insert into party_correction (id, party_id, fields, changes_enc, before_enc, reason, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, platform_now())
         on conflict (party_id) where state in ('ASKED', 'CHECKED') do nothing returning 1`,
        [
          id,
          party.id,
          fields,
          this.cipher.seal(JSON.stringify(changes), 'party_correction.changes'),
          this.cipher.seal(JSON.stringify(old), 'party_correction.before'),
          reason,
          actor.accountId,
        ],
      );
      if (added.length === 0) throw refused('correction.open');
      await this.tell(tx, { id, party_id: party.id }, 'ASKED');
      return { id };
    });
  }

  async takeBack(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      if (row.party_id !== actor.partyId) throw refused('resource.not-found');
      await this.move(tx, row, { action: 'takeBack', change: 'decided_at = platform_now()', params: [] });
    });
  }

  /** The first has the papers before him: without any there is nothing to compare. */
  async check(actor: Actor, id: string, document: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      requireOtherPerson(actor, [row.asked_by]);
      const papers: unknown[] = await tx.query(
        'select 1 from party_correction_paper where correction_id = $1 limit 1',
        [id],
      );
      if (papers.length === 0) throw refused('correction.no-papers');
      await this.move(tx, row, {
        action: 'check',
        change: 'checked_by = $3, checked_at = platform_now(), document = $4',
        params: [actor.accountId, document],
      });
    });
  }

  /** The second decides; from here on everything new is written with what is right. */
  async decide(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      requireOtherPerson(actor, [row.asked_by, row.checked_by]);
      await this.move(tx, row, {
        action: 'decide',
        change: 'decided_by = $3, decided_at = platform_now()',
        params: [actor.accountId],
      });
      await tx.query('select 1 from party where id = $1 for update', [row.party_id]);
      const party = await this.parties.get(row.party_id, tx);
      const amendment = this.changesOf(row);
      await this.requireRight(tx, party, amendment);
      await this.amendments.apply(tx, party, {
        amendment,
        document: row.document ?? '',
        verifierId: row.checked_by!,
      });
      await this.names.follow(tx, party, amendment);
    });
  }

  async refuse(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      await this.move(tx, row, {
        action: 'refuse',
        change: 'decided_by = $3, decided_at = platform_now(), refusal = $4',
        params: [actor.accountId, reason],
      });
    });
  }

  changesOf({ changes_enc }: Pick<CorrectionRow, 'changes_enc'>): Amendment {
    return JSON.parse(this.cipher.open(changes_enc, 'party_correction.changes')) as Amendment;
  }

  /** What a party's open request asks for, in full: for whoever has said why he looks. */
  async findAsked(source: DataSource, partyId: string): Promise<Amendment> {
    const rows: CorrectionRow[] = await source.query(
      "select changes_enc from party_correction where party_id = $1 and state in ('ASKED', 'CHECKED')",
      [partyId],
    );
    return rows[0] ? this.changesOf(rows[0]) : {};
  }

  private async requireRight(tx: EntityManager, party: Party, amendment: Amendment): Promise<void> {
    await this.amendments.require(tx, party, amendment);
    if (amendment.idNumber) await this.names.requireFree(tx, amendment.idNumber, party.id);
  }

  private async lock(tx: EntityManager, id: string): Promise<CorrectionRow> {
    const rows: CorrectionRow[] = await tx.query('select * from party_correction where id = $1 for update', [
      id,
    ]);
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0];
  }

  private async move(
    tx: EntityManager,
    row: CorrectionRow,
    { action, change, params }: { action: CorrectionAction; change: string; params: readonly unknown[] },
  ): Promise<void> {
    const step = correctionLifecycle.find(row.state, action);
    if (!step) throw refused('lifecycle.not-now');
    await tx.query(`update party_correction set state = $2, ${change} where id = $1`, [
      row.id,
      step.to,
      ...params,
    ]);
    await this.tell(tx, row, step.to);
  }

  private tell(tx: EntityManager, { id, party_id }: Pick<CorrectionRow, 'id' | 'party_id'>, to: string) {
    return tell(tx, 'correction.moved', party_id, { correctionId: id, partyId: party_id, to });
  }
}

function valuesOf({ representative, ...party }: Party): Amendment {
  const known = Object.keys(CORRECTED_FIELDS) as CorrectedField[];
  const values: Record<string, unknown> = {
    ...party,
    representativeName: representative?.name,
    representativeIdNumber: representative?.idNumber,
  };
  return Object.fromEntries(known.map((field) => [field, values[field]]));
}
