/** Seconds for which one code of an authenticator stands. Source: RFC 6238. */
export const CODE_STEP_SECONDS = 30;
/** Steps by which a phone's clock may be off, to either side. */
export const CODE_DRIFT_STEPS = 1;
/** Codes on paper for whoever has lost his phone. */
export const RECOVERY_CODES = 10;

/** The step of a moment, in seconds since 1970. */
export function codeStepAt(seconds: number): number {
  return Math.floor(seconds / CODE_STEP_SECONDS);
}

/**
 * Steps whose code is taken now: one to either side of the present, and none that was shown already or lies before one
 * that was. The present one comes first.
 */
export function takenSteps(seconds: number, lastStep: number): number[] {
  const now = codeStepAt(seconds);
  const steps = [now];
  for (let drift = 1; drift <= CODE_DRIFT_STEPS; drift += 1) steps.push(now - drift, now + drift);
  return steps.filter((step) => step > lastStep);
}

const NOT_OF_A_CODE = /[\s-]/g;

/** What was typed, without what people put between: six digits of an authenticator, or a code on paper. */
export function foldCode(text: string): string {
  return text.normalize('NFKC').replace(NOT_OF_A_CODE, '').toUpperCase();
}

export function isAuthenticatorCode(folded: string): boolean {
  return /^\d{6}$/.test(folded);
}
