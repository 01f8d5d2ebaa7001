import { Injectable } from '@nestjs/common';
import type { BankAccount, BankColumns } from '@helan/domain';
import { DataSource } from 'typeorm';
import { ActorLoader } from '../kernel/auth/index.js';
import { BankProfiles } from '../money/bank/index.js';

const ACCOUNTS: Readonly<Record<BankAccount, { accountNo: string; accountName: string }>> = {
  DEPOSIT_BANK: { accountNo: '6401220001000001', accountName: '贺兰县农村产权流转服务中心（保证金专户）' },
  PRICE_BANK: { accountNo: '6401220002000001', accountName: '贺兰县农村产权流转服务中心（价款专户）' },
};

const COLUMNS: BankColumns = {
  day: '交易日期',
  time: '交易时间',
  flowNo: '交易流水号',
  in: '收入金额',
  out: '支出金额',
  balance: '账户余额',
  otherName: '对方户名',
  otherAccount: '对方账号',
  subAccount: '子账号',
  remark: '摘要',
  orderMark: '付款指令号',
};

/** The bank of a demonstration, said by its clerk and confirmed by its second person; what is there is left as it is. */
@Injectable()
export class DemoBankSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly actors: ActorLoader,
    private readonly profiles: BankProfiles,
  ) {}

  async banks(): Promise<void> {
    const there: unknown[] = await this.dataSource.query('select 1 from bank_profile limit 1');
    if (there.length > 0) return;
    const [clerk, second] = await Promise.all(['chuna', 'fuhe'].map((login) => this.find(login)));
    for (const bank of ['DEPOSIT_BANK', 'PRICE_BANK'] as const) {
      const { id } = await this.profiles.propose(clerk!, {
        ...{ bank, ...ACCOUNTS[bank], bankName: '贺兰农村商业银行营业部（演示）', bankNo: '402871000013' },
        ...{ orderForm: 'PAIN', columns: COLUMNS, reason: '演示用的银行' },
      });
      await this.profiles.answer(second!, id, { agrees: true, reason: '演示用的银行' });
    }
  }

  private async find(login: string) {
    const [row]: { id: string }[] = await this.dataSource.query('select id from account where login = $1', [
      login,
    ]);
    const actor = row && (await this.actors.find(row.id));
    if (!actor) throw new Error(`the demonstration has no ${login}`);
    return actor;
  }
}
