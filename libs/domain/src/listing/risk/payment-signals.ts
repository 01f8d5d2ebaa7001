import type { PlainDate } from '../../kernel/date/index.js';
import type { Risk } from './risk-rule.js';

/** A payment of a contract that nobody has made for thirty days. Source: rules §11.3 R25. */
export function overdueRent(contractNo: string, seq: number, dueOn: PlainDate): Risk {
  return {
    code: 'R25',
    level: 'YELLOW',
    evidence: `合同 ${contractNo} 第 ${seq} 期款应在 ${dueOn} 付，逾期三十天还没有付`,
  };
}

/** A deposit that should have gone back by a day, and has not. Source: rules §11.3 R17. */
export function overdueRefund(orderNo: string, dueOn: PlainDate): Risk {
  return {
    code: 'R17',
    level: 'YELLOW',
    evidence: `一笔应退的保证金（付款单 ${orderNo}）应在 ${dueOn} 前退，还没有退`,
  };
}

/**
 * Money of a price has gone to an account that is not the one registered now: it was changed between order and payment.
 * Two people have paid it, and the supervisor looks into it. Source: rules §11.3 R18.
 */
export function otherAccount(contractNo: string, seq: number, payments: number): Risk {
  return {
    code: 'R18',
    level: 'YELLOW',
    evidence: `合同 ${contractNo} 第 ${seq} 期款有 ${payments} 笔付到的账户不是现在登记的账户`,
  };
}
