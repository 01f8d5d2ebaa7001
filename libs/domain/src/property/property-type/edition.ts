/**
 * Of the forms of application. What a later edition asks is not asked of whoever sent his application under an earlier
 * one; a draft takes the newest when it is sent. The second asks the codes of contracted land, the tenant, ear tags, the
 * registration of waste land and what else {@link SECOND} marks; the third how many animals there are, and the marks of
 * those without ear tags.
 */
export const FORM_EDITION = 3;

/** Marks what the second edition asks. */
export const SECOND = { since: 2 } as const;

/** Marks what the third edition asks. */
export const THIRD = { since: 3 } as const;
