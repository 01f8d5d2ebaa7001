/** Longest text a field takes, in characters. */
export const TEXT_LIMITS = {
  name: 80,
  short: 80,
  long: 2000,
  parcels: 500,
  payments: 60,
  coHolders: 20,
  answers: 60,
} as const;
