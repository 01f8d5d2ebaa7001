/** A number that a bank gives a line of its statement, or a payment: letters and digits, folded. */
export function isFlowNumber(text: string): boolean {
  return /^[0-9A-Z]{1,40}$/.test(text);
}
