import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PARTY_KINDS, type PartyKind, maskIdNumber } from '@helan/domain';
import type { PartyRecordView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { takeSerial } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PartyService } from './party.service.js';

export const RECORD_SIDES = { TRANSFEROR: '转出方', APPLICANT: '意向受让方' } as const;
export type RecordSide = keyof typeof RECORD_SIDES;

interface Facts {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
  readonly bankName: string;
  readonly bankNo: string | null;
  readonly villageCode: string;
  readonly verifiedAt: string | null;
}

/** 登记备案: who takes part in a project, as he stood when he was admitted. Source: 贺党办〔2022〕110号 四(三). */
@Injectable()
export class PartyRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
  ) {}

  /** Once for each party and project. */
  async record(
    tx: EntityManager,
    actor: Actor,
    project: { id: string; no: string | null },
    party: { id: string; side: RecordSide },
  ): Promise<void> {
    const known: unknown[] = await tx.query(
      'select 1 from party_record where project_id = $1 and party_id = $2',
      [project.id, party.id],
    );
    if (known.length > 0) return;
    const { kind, name, idNumber, phone, bankAccount, bankName, bankNo, villageCode, verifiedAt } =
      await this.parties.get(party.id, tx);
    const account = { bankAccount, bankName, bankNo };
    const facts: Facts = { kind, name, idNumber, phone, ...account, villageCode, verifiedAt };
    const serial = await takeSerial(tx, `party-record:${project.id}`);
    await tx.query(
      `insert into party_record (id, no, project_id, party_id, side, facts_enc, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, platform_now())`,
      [
        randomUUID(),
        `${project.no}-BA${String(serial).padStart(2, '0')}`,
        project.id,
        party.id,
        party.side,
        this.cipher.seal(JSON.stringify(facts), 'party_record.facts'),
        actor.accountId,
      ],
    );
  }

  /** Those of some sides only: who asks knows what may be seen. */
  async list(projectId: string, sides: readonly RecordSide[]): Promise<PartyRecordView[]> {
    const rows: {
      no: string;
      party_id: string;
      side: RecordSide;
      facts_enc: Buffer;
      recorder: string;
      recorded_at: Date;
    }[] = await this.dataSource.query(
      `select r.no, r.party_id, r.side, r.facts_enc, a.display_name as recorder, r.recorded_at
       from party_record r join account a on a.id = r.recorded_by
       where r.project_id = $1 and r.side = any($2) order by r.no`,
      [projectId, sides],
    );
    return rows.map((row) => {
      const facts = JSON.parse(this.cipher.open(row.facts_enc, 'party_record.facts')) as Facts;
      return {
        no: row.no,
        partyId: row.party_id,
        sideName: RECORD_SIDES[row.side],
        name: facts.name,
        kindName: PARTY_KINDS[facts.kind],
        idNumberMasked: maskIdNumber(facts.idNumber),
        verifiedAt: facts.verifiedAt,
        recorderName: row.recorder,
        recordedAt: row.recorded_at.toISOString(),
      };
    });
  }
}
