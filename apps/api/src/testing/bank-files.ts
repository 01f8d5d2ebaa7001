import type { BankAccount } from '@helan/domain';
import type { BankStatementView } from '@helan/contracts';
import { StatementRunner } from '../money/bank/index.js';
import { BANK_ACCOUNT, BANK_COLUMNS } from './bank-table.js';
import type { TestPlatform } from './test-platform.js';

export * from './bank-table.js';

/** Both desks of finance, as far as the bank's files go. */
export class BankDesk {
  constructor(private readonly platform: TestPlatform) {}

  /** What two people say about the bank of one account. */
  async settle(bank: BankAccount = 'DEPOSIT_BANK', change: object = {}): Promise<void> {
    const { id } = await this.propose(bank, change);
    await (
      await this.platform.as('fuhe')
    ).post(`finance/bank-profiles/${id}/answer`, { agrees: true, reason: '对过开户资料' });
  }

  async propose(bank: BankAccount, change: object = {}): Promise<{ id: string }> {
    return (await this.platform.as('chuna')).post('finance/bank-profiles', {
      ...{
        bank,
        accountNo: BANK_ACCOUNT,
        accountName: '贺兰县农村产权流转服务中心',
        bankName: '某银行营业部',
      },
      ...{ bankNo: '313871000007', orderForm: 'PAIN', columns: BANK_COLUMNS, reason: '开户时银行给的' },
      ...change,
    });
  }

  /** Hands a file in; what it answers. */
  async send(
    content: Buffer,
    bank: string = 'DEPOSIT_BANK',
    name = '明细.csv',
  ): Promise<{ status: number; body: { id?: string; code?: string } }> {
    const person = await this.platform.as('chuna');
    const { status, body, text } = await person
      .request('post', `finance/bank-statements?bank=${bank}`)
      .attach('file', content, name);
    const told: unknown = Buffer.isBuffer(body)
      ? JSON.parse(body.toString('utf8'))
      : text
        ? JSON.parse(text)
        : body;
    return { status, body: told as { id?: string; code?: string } };
  }

  /** Hands a file in and has it read. */
  async read(content: Buffer, bank?: string): Promise<BankStatementView> {
    const { status, body } = await this.send(content, bank);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    await this.run();
    return this.find(body.id!);
  }

  async find(id: string, login = 'chuna'): Promise<BankStatementView> {
    return (await this.platform.as(login)).get(`finance/bank-statements/${id}`);
  }

  async take(id: string): Promise<BankStatementView> {
    await (await this.platform.as('chuna')).post(`finance/bank-statements/${id}/taking`);
    await this.run();
    return this.find(id);
  }

  async run(): Promise<void> {
    await this.platform.app.get(StatementRunner).runAll();
  }
}
