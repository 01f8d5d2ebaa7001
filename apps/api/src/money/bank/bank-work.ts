import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const FINANCE = { desk: '/console/finance' } as const;
const ACCOUNT = "case s.bank when 'DEPOSIT_BANK' then '保证金专户' else '价款专户' end";

const STATEMENT = {
  from: 'from bank_statement s join stored_file f on f.id = s.file_id',
  id: 's.id',
  title: `${ACCOUNT} || '的银行文件'`,
  number: 'f.name',
  path: "'/console/finance/files/' || s.id",
} as const;

/** Files of the bank, and what was said about banks, that wait for one of the two desks of finance. */
@Injectable()
export class BankWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        ...FINANCE,
        kind: 'STATEMENT_CHOOSE',
        name: '决定银行文件',
        permission: 'importStatement',
        rows: () => ({ ...STATEMENT, where: "s.state = 'READ'", since: 's.uploaded_at' }),
      },
      {
        ...FINANCE,
        kind: 'STATEMENT_RELEASE',
        name: '复核银行文件',
        permission: 'releaseStatement',
        rows: (actor, bind) => ({
          ...STATEMENT,
          where: `s.state = 'CHOSEN' and ${isAnother(actor, ['s.uploaded_by', 's.chosen_by'], bind)}`,
          since: 's.chosen_at',
        }),
      },
      {
        ...FINANCE,
        kind: 'BANK_PROFILE_ANSWER',
        name: '复核银行设置',
        permission: 'answerBankProfile',
        rows: (actor, bind) => ({
          from: 'from bank_profile s',
          where: `s.state = 'PROPOSED' and ${isAnother(actor, ['s.proposed_by'], bind)}`,
          id: 's.id',
          title: `${ACCOUNT} || '的银行设置'`,
          since: 's.proposed_at',
          path: "'/console/finance/banks'",
        }),
      },
    );
  }
}
