import { Injectable, type OnModuleInit } from '@nestjs/common';
import { COMMON_DOCUMENTS, IDENTITY_PAPERS, REGISTRATION_PAPERS, type ViewReason } from '@helan/domain';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { PaperReaders } from '../../kernel/storage/paper-readers.js';

/** Seen once more while he is still at it is the same look. */
const SAME_LOOK = "interval '10 minutes'";
const REASON: ViewReason = 'CHECK_PAPERS';
const NAMES = {
  ...Object.fromEntries(COMMON_DOCUMENTS.map(({ kind, name }) => [kind, name])),
  ...Object.fromEntries(Object.entries(REGISTRATION_PAPERS).map(([kind, { name }]) => [kind, name])),
};

/** Whose a file is, and for what it was handed in: `$1` the file, `$2` kinds, `$3` their names. */
const OWNERS = `
  select j.transferor_id as party_id, '办理挂牌申请：' || ($3::jsonb ->> d.kind) as note
    from project_document d join project j on j.id = d.project_id where d.file_id = $1 and d.kind = any($2)
  union
  select r.party_id, '审查报名材料：' || coalesce($3::jsonb ->> d.kind, '其他材料')
    from registration_document d join registration r on r.id = d.registration_id where d.file_id = $1
  union
  select c.party_id, '核对更正资料的证件'
    from party_correction_paper x join party_correction c on c.id = x.correction_id where x.file_id = $1`;

/** Whoever of the staff opens papers that show who somebody is stands in 谁看过我的资料, with what he did. Source: rules §13.1. */
@Injectable()
export class PaperViews implements OnModuleInit {
  constructor(
    private readonly readers: PaperReaders,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.readers.noteWith((actor, fileId) => this.note(actor, fileId));
  }

  private async note({ accountId, name, roles, partyId }: Actor, fileId: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query(
        `insert into personal_view (id, party_id, fact, account_id, viewer_name, viewer_roles, reason, note, at)
         select gen_random_uuid(), o.party_id, 'PAPER', $4, $5, $6, $7, o.note, t.now
         from (${OWNERS}) o cross join (select platform_now() as now) t
         where o.party_id is not null and o.party_id is distinct from $8::uuid and not exists (
           select from personal_view v where v.account_id = $4 and v.at > t.now - ${SAME_LOOK}
             and v.party_id = o.party_id and v.fact = 'PAPER' and v.note = o.note)`,
        [fileId, IDENTITY_PAPERS, JSON.stringify(NAMES), accountId, name, roles, REASON, partyId],
      ),
    );
  }
}
