import {
  APPLICATION_FIELDS,
  CHOSEN_PAYS,
  DEPOSIT_INTERESTS,
  DEPOSIT_NATURES,
  DEPOSIT_USES,
  type DepositNature,
  type DepositUse,
  EARNEST_PERCENT,
  type PropertyType,
  TRANSFEROR_PAYS,
  mayUse,
} from '@helan/domain';

/** A question of the form about the deposit, with its answers and what holds where none is given. */
export interface ClauseField {
  readonly name: 'depositNature' | 'depositUse' | 'depositInterest' | 'transferorPays';
  readonly label: string;
  readonly hint: string;
  readonly usual: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}

/** What 定金 leaves nobody to choose. */
const PAYS: ClauseField = {
  name: 'transferorPays',
  label: APPLICATION_FIELDS.transferorPays,
  hint: '转出方不签合同、不交付的，除退还保证金以外怎么赔。',
  usual: `按规则：${TRANSFEROR_PAYS.SHARE}`,
  choices: CHOSEN_PAYS.map((pays) => [pays, TRANSFEROR_PAYS[pays]] as const),
};

/** What a form asks about the deposit beside its amount; all of it is printed in the notice, and governs. */
export function clauseFields(
  type: Pick<PropertyType, 'isBuying'>,
  nature: DepositNature = 'DEPOSIT',
): ClauseField[] {
  const uses = Object.entries(DEPOSIT_USES).filter(([use]) => mayUse(use as DepositUse, type));
  return [
    {
      name: 'depositNature',
      label: APPLICATION_FIELDS.depositNature,
      hint: `定金：受让方违约不退，转出方违约双倍返还，最多为总价的 ${EARNEST_PERCENT}%。`,
      usual: `按规则：${DEPOSIT_NATURES.DEPOSIT}`,
      choices: Object.entries(DEPOSIT_NATURES),
    },
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
    ...(nature === 'EARNEST' ? [] : [PAYS]),
  ];
}
