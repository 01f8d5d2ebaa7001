/** An account of the center with a bank; the payer needs both names to reach it. */
export interface CenterBank {
  readonly bankName: string;
  readonly branchName: string;
}

/** How the center is reached, and where its money is paid in. What the surroundings do not say is empty. */
export interface Center {
  readonly hotline: string;
  readonly address: string;
  readonly banks: Readonly<Record<'DEPOSIT_BANK' | 'PRICE_BANK', CenterBank>>;
}

export const CENTER_NAME = '贺兰县农村产权流转服务中心';

/** The holders of the center's two accounts, as a payer writes them. */
export const ACCOUNT_NAMES = {
  DEPOSIT_BANK: `${CENTER_NAME}（保证金专户）`,
  PRICE_BANK: `${CENTER_NAME}（价款专户）`,
} as const;

/** In one line, as it stands below papers. */
export function contactOf({ hotline, address }: Center): string {
  return [CENTER_NAME, hotline && `电话 ${hotline}`, address && `地址 ${address}`].filter(Boolean).join('　');
}

/**
 * What has been said since the start about how the center is reached: whoever reads the settings, pages and papers alike,
 * reads this from here on.
 */
export function sayContact(center: Center, said: Pick<Center, 'hotline' | 'address'>): void {
  Object.assign(center, said);
}

/** What the center has not said of itself, by the names of its settings; in the order in which they are listed. */
export function unsaidOf({ hotline, address, banks }: Center): string[] {
  const said = {
    HOTLINE: hotline,
    CENTER_ADDRESS: address,
    DEPOSIT_BANK_NAME: banks.DEPOSIT_BANK.bankName,
    DEPOSIT_BANK_BRANCH: banks.DEPOSIT_BANK.branchName,
    PRICE_BANK_NAME: banks.PRICE_BANK.bankName,
    PRICE_BANK_BRANCH: banks.PRICE_BANK.branchName,
  };
  return Object.entries(said).flatMap(([name, value]) => (value === '' ? [name] : []));
}

/** Of a demonstration: nobody's telephone, and no account anywhere. */
const DEMO: Readonly<Record<string, string>> = {
  HOTLINE: '0951-0000000',
  CENTER_ADDRESS: '贺兰县政务服务大厅农村产权窗口（演示）',
  DEPOSIT_BANK_NAME: '贺兰农村商业银行',
  DEPOSIT_BANK_BRANCH: '营业部（演示）',
  PRICE_BANK_NAME: '贺兰农村商业银行',
  PRICE_BANK_BRANCH: '营业部（演示）',
};

export function readCenter(env: NodeJS.ProcessEnv, isProduction: boolean): Center {
  const say = (name: string) => env[name] ?? (isProduction ? '' : DEMO[name]!);
  return {
    hotline: say('HOTLINE'),
    address: say('CENTER_ADDRESS'),
    banks: {
      DEPOSIT_BANK: { bankName: say('DEPOSIT_BANK_NAME'), branchName: say('DEPOSIT_BANK_BRANCH') },
      PRICE_BANK: { bankName: say('PRICE_BANK_NAME'), branchName: say('PRICE_BANK_BRANCH') },
    },
  };
}
