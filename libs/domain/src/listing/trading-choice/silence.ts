/** What the silence of an applicant means when both sides have been asked; the notice says which. */
export const SILENCES = {
  STAYS: '竞买人到期不答复的，视为继续参加',
  LEAVES: '竞买人到期不答复的，视为不再参加，保证金退还',
} as const;
export type Silence = keyof typeof SILENCES;
