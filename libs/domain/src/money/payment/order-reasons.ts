/** Why each kind of payment is made, for whoever pays it. Source: rules §10.1, §10.2. */
export const ORDER_REASONS = {
  REFUND: '没有受让或者没有参加，保证金退回它来的账户',
  RETURN: '认不到主人的来款，退回它来的账户',
  PAYOUT: '成交价款已经到齐，付给权利人登记的账户',
  FORFEIT: '报名人违约，没收的保证金付给转出方',
  PRICE_REFUND: '合同解除，价款退给受让方登记的账户',
  PRICE_FORFEIT: '合同解除，已经转作价款的保证金付给转出方',
  PRICE_EARNED: '合同提前终止，到终止日为止应付的租金付给权利人登记的账户',
  INTEREST: '保证金在专户期间的银行利息，照公告同保证金一起付到它来的账户',
  BOND_RETURN: '履约保证金没有要扣的，退回它来的账户',
  BOND_CLAIM: '照合同从履约保证金里扣付，付给转出方登记的账户',
  BREACH_DUE: '转出方违约，赔付给受让方登记的账户',
  TRANSFER: '受让方的保证金转作价款，从保证金专户划到价款专户',
} as const;
