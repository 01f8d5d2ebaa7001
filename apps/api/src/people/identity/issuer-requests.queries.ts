import { Injectable } from '@nestjs/common';
import { maskIdNumber, maskPhone } from '@helan/domain';
import type { IssuerArrivalView, IssuerRequestRowView, OwnIdentityView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { RealNames } from './real-names.js';

interface Row {
  id: string;
  kind: 'LINK' | 'CLASH';
  state: IssuerRequestRowView['state'];
  name: string;
  id_number_enc: Buffer;
  phone_enc: Buffer;
  account_name: string | null;
  holders: string | null;
  asked_at: Date;
  decided_at: Date | null;
  decider: string | null;
  document: string | null;
  note: string | null;
}

export type ArrivedAs = Pick<IssuerArrivalView, 'name' | 'idNumberMasked' | 'differs' | 'formerName'>;

/** What waits at the window of those who came from the issuer; and what everybody sees of himself. */
@Injectable()
export class IssuerRequestQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly names: RealNames,
  ) {}

  /** Who waits longest comes first; of the decided ones, the last. */
  async list(isDecided: boolean, at: string | undefined): Promise<PageView<IssuerRequestRowView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `q.*, a.display_name as account_name, d.display_name as decider,
          (select string_agg(distinct p.name, '、') from party p
           where p.id_number_hash = q.id_number_hash or p.id_number_hash_even = q.id_number_hash_even) as holders`,
        from: `from issuer_request q left join account a on a.id = q.account_id left join account d on d.id = q.decided_by`,
        counted: 'from issuer_request q',
        where: isDecided ? "q.state <> 'ASKED'" : "q.state = 'ASKED'",
        order: [
          isDecided
            ? { sql: 'q.decided_at', type: 'timestamptz', isDescending: true }
            : { sql: 'q.asked_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map((row) => this.view(row)), ...place };
  }

  async own({ accountId }: Pick<Actor, 'accountId'>): Promise<OwnIdentityView> {
    const names: { name: string; id_number_enc: Buffer; way: OwnIdentityView['way']; verified_at: Date }[] =
      await this.dataSource.query(
        'select name, id_number_enc, way, verified_at from real_name where account_id = $1',
        [accountId],
      );
    const links: unknown[] = await this.dataSource.query('select 1 from issuer_link where account_id = $1', [
      accountId,
    ]);
    const asked: { id: string; asked_at: Date; phone_enc: Buffer }[] = await this.dataSource.query(
      "select id, asked_at, phone_enc from issuer_request where account_id = $1 and state = 'ASKED' order by asked_at",
      [accountId],
    );
    const [known] = names;
    return {
      name: known?.name ?? null,
      idNumberMasked: known
        ? maskIdNumber(this.cipher.open(known.id_number_enc, 'real_name.id_number'))
        : null,
      way: known?.way ?? null,
      verifiedAt: known?.verified_at.toISOString() ?? null,
      isLinked: links.length > 0,
      differs: await this.names.findDifference(this.dataSource.manager, accountId),
      requests: asked.map(({ id, asked_at, phone_enc }) => ({
        id,
        askedAt: asked_at.toISOString(),
        phoneMasked: maskPhone(this.cipher.open(phone_enc, 'issuer_request.phone')),
      })),
    };
  }

  /** What somebody who has just come is told of who he is here; `formerName` is what his account was called before. */
  async arrived(accountId: string, formerName: string | undefined): Promise<ArrivedAs> {
    const { name, idNumberMasked, differs } = await this.own({ accountId });
    const rows: { display_name: string }[] = await this.dataSource.query(
      'select display_name from account where id = $1',
      [accountId],
    );
    const isRenamed = formerName !== undefined && rows[0]?.display_name !== formerName;
    return { name, idNumberMasked, differs, formerName: isRenamed ? formerName : null };
  }

  private view(row: Row): IssuerRequestRowView {
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      name: row.name,
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'issuer_request.id_number')),
      phoneMasked: maskPhone(this.cipher.open(row.phone_enc, 'issuer_request.phone')),
      accountName: row.account_name,
      registeredNames: row.holders,
      askedAt: row.asked_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      deciderName: row.decider,
      document: row.document,
      note: row.note,
    };
  }
}
