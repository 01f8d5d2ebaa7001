/** A mobile number of the mainland: 11 digits beginning 13 to 19. */
export function isMobilePhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
