/**
 * Of the forms of application. What a later edition asks is not asked of whoever sent his application under an earlier
 * one; a draft takes the newest when it is sent. The second asks the codes of contracted land, the tenant, ear tags, the
 * registration of waste land and what else {@link SECOND} marks.
 */
export const FORM_EDITION = 2;

/** Marks what the second edition asks. */
export const SECOND = { since: 2 } as const;
