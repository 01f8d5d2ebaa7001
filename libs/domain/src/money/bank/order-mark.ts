/** How banks hand back which payment of ours a line is: at most 35 letters and digits, the same in every form. */
const MARK = /^[0-9A-F]{32}$/;

/** The mark that a payment order is sent out under: its id, without the dashes, in large letters. */
export function orderMarkOf(orderId: string): string {
  return orderId.replaceAll('-', '').toUpperCase();
}

/** The payment order that a mark names; nothing where it is none of ours. Also where it stands within a remark. */
export function findOrderId(mark: string, remark = ''): string | undefined {
  const found = MARK.test(mark)
    ? mark
    : /(?<![0-9A-F])[0-9A-F]{32}(?![0-9A-F])/.exec(remark.toUpperCase())?.[0];
  return found?.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
