/** A person's bank card: 16 to 19 digits with a Luhn check digit. */
export function isPersonalCard(text: string): boolean {
  if (!/^\d{16,19}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/** An organisation's account: 8 to 30 digits, no check digit of its own. */
export function isPublicAccount(text: string): boolean {
  return /^\d{8,30}$/.test(text);
}
