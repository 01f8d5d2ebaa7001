import { nameKey, numberKey } from '../../kernel/identity/index.js';

/** To what a purchase belongs, as its buyer writes it. */
export interface PurchaseGround {
  readonly approvalNo?: string | undefined;
  readonly projectName?: string | undefined;
}

/**
 * Whether two purchases belong to one project: the same approval or the same name, whatever brackets, spaces and dashes
 * are in it. Source: rules §4, §21 A17.
 */
export function isOneProject(one: PurchaseGround, other: PurchaseGround): boolean {
  const approvals = [one, other].map(({ approvalNo = '' }) => numberKey(approvalNo));
  const names = [one, other].map(({ projectName = '' }) => nameKey(projectName));
  return [approvals, names].some(([first, second]) => first !== '' && first === second);
}
