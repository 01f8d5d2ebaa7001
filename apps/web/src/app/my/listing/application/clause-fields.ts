import {
  APPLICATION_FIELDS,
  DEPOSIT_INTERESTS,
  DEPOSIT_USES,
  type DepositUse,
  type PropertyType,
  TRANSFEROR_PAYS,
  mayUse,
} from '@helan/domain';

/** A question of the form about the deposit, with its answers and what holds where none is given. */
export interface ClauseField {
  readonly name: 'depositUse' | 'depositInterest' | 'transferorPays';
  readonly label: string;
  readonly hint: string;
  readonly usual: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}

/** What a form asks about the deposit beside its amount; all of it is printed in the notice, and governs. */
export function clauseFields(type: Pick<PropertyType, 'isBuying'>): ClauseField[] {
  const uses = Object.entries(DEPOSIT_USES).filter(([use]) => mayUse(use as DepositUse, type));
  return [
    {
      name: 'depositUse',
      label: APPLICATION_FIELDS.depositUse,
      hint: '没有受让的人，保证金都原路退回。',
      usual: type.isBuying ? '按规则：采购合同签订后退还' : `按规则：${DEPOSIT_USES.PRICE}`,
      choices: uses,
    },
    {
      name: 'depositInterest',
      label: APPLICATION_FIELDS.depositInterest,
      hint: '利息由开户银行结息里付，转出方不用付。',
      usual: '按规则：招标的计息，其他不计',
      choices: Object.entries(DEPOSIT_INTERESTS),
    },
    {
      name: 'transferorPays',
      label: APPLICATION_FIELDS.transferorPays,
      hint: '转出方不签合同、不交付的，除退还保证金以外怎么赔。',
      usual: `按规则：${TRANSFEROR_PAYS.SHARE}`,
      choices: Object.entries(TRANSFEROR_PAYS),
    },
  ];
}
