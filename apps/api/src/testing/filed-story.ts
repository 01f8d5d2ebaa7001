import type { ContractView, RegistrationView } from '@helan/contracts';
import { type BankAccount, formatYuan } from '@helan/domain';
import { FileBank, type PaidIn } from './file-bank.js';
import { Story } from './story.js';
import { TestPlatform } from './test-platform.js';

/** Of a line what is not as it should be. */
type Change = Partial<
  Record<'flowNo' | 'subAccount' | 'payerName' | 'payerAccount' | 'amountYuan' | 'arrivedAt', string>
>;

/** A story in which money comes and goes by files of the bank alone: nothing of it is typed. */
export class FiledStory extends Story {
  readonly bank: FileBank;

  constructor(platform: TestPlatform) {
    super(platform);
    this.bank = new FileBank(platform);
  }

  static async begin(): Promise<FiledStory> {
    const story = new FiledStory(await TestPlatform.start());
    await story.bank.open();
    return story;
  }

  override async payDeposit(login: string, registrationId: string, change: Change = {}): Promise<string> {
    await this.bank.receives('DEPOSIT_BANK', await this.depositOf(login, registrationId, change));
    return this.told('DEPOSIT_BANK');
  }

  /** What somebody is to pay for his registration, from an account of his own. */
  async depositOf(login: string, registrationId: string, change: Change = {}): Promise<PaidIn> {
    const bidder = await this.platform.as(login);
    const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
    const { party } = await bidder.get<{ party: { name: string } }>('my/party');
    return changed(
      {
        ...{ name: party.name, account: accountOf(login), subAccount: deposit!.subAccount },
        yuan: formatYuan(BigInt(deposit!.amountFen)),
      },
      change,
    );
  }

  override async payPrice(contract: ContractView, change: Change = {}): Promise<string> {
    await this.bank.receives('PRICE_BANK', this.priceOf(contract, change));
    return this.told('PRICE_BANK');
  }

  /** What is left of the first payment of a contract. */
  priceOf({ payments, priceSubAccount }: ContractView, change: Change = {}): PaidIn {
    const { amountFen, paidFen } = payments[0]!;
    return changed(
      {
        ...{ name: '立岗镇惠泽种植专业合作社', account: '29010201040002', subAccount: priceSubAccount },
        yuan: formatYuan(BigInt(amountFen) - BigInt(paidFen)),
      },
      change,
    );
  }

  /** What can be paid of either account: by the bank's file, and by its word. */
  override async payOutAll(): Promise<number> {
    let paid = 0;
    for (const bank of ['DEPOSIT_BANK', 'PRICE_BANK'] as const) {
      const told = await this.bank.isTold(bank);
      for (const one of told) await this.bank.pays(one);
      if (told.length > 0) await this.bank.says(bank);
      if (bank === 'DEPOSIT_BANK' && this.bank.hasMore('PRICE_BANK')) await this.bank.says('PRICE_BANK');
      paid += told.length;
    }
    return paid;
  }

  /** What has become of a line that came in. */
  async receipt(flowNo: string): Promise<{ id: string; state: string; fault: string | null }> {
    const rows: { id: string; state: string; fault: string | null }[] = await this.platform.dataSource.query(
      'select id, state, fault from bank_receipt where flow_no = $1 order by entered_at desc',
      [flowNo],
    );
    return rows[0]!;
  }

  /** One proposes what a line is, another agrees. */
  async decide(flowNo: string, proposal: object): Promise<void> {
    const route = `finance/receipts/${(await this.receipt(flowNo)).id}/decision`;
    await (await this.platform.as('chuna')).post(route, { isHis: false, reason: '照银行流水', ...proposal });
    await (await this.platform.as('fuhe')).post(`${route}/answer`, YES);
  }

  /** What the bank did not pay is ordered anew by one and agreed to by another. */
  async payAgain(orderId: string, change: object = {}): Promise<void> {
    const orders = 'finance/payment-orders';
    await (
      await this.platform.as('chuna')
    ).post(`${orders}/${orderId}/replacement`, { reason: '收款人到窗口核过', ...change });
    const rows: { id: string }[] = await this.platform.dataSource.query(
      "select id from payment_order where replaces_id = $1 and state = 'PROPOSED'",
      [orderId],
    );
    await (await this.platform.as('fuhe')).post(`${orders}/${rows[0]!.id}/decision/answer`, YES);
  }

  private async told(bank: BankAccount): Promise<string> {
    return (await this.bank.saysAndIsConfirmed(bank)).at(-1)!;
  }
}

const YES = { agrees: true, reason: '对着网银看过' };

/** The account from which somebody pays. */
export function accountOf(login: string): string {
  return `2901020104${[...login].reduce((sum, letter) => (sum * 131 + letter.charCodeAt(0)) % 10_000_000, 0)}`;
}

function changed(money: PaidIn, change: Change): PaidIn {
  const { payerName, payerAccount, amountYuan, arrivedAt, ...line } = change;
  return {
    ...{ ...money, ...line },
    ...(payerName === undefined ? {} : { name: payerName }),
    ...(payerAccount === undefined ? {} : { account: payerAccount }),
    ...(amountYuan === undefined ? {} : { yuan: amountYuan }),
    ...(arrivedAt === undefined ? {} : { at: arrivedAt }),
  };
}
