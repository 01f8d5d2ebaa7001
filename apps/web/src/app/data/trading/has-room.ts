import { STAGES } from '@helan/domain';

interface Traded {
  readonly trading?: { readonly mode?: string } | null | undefined;
  readonly negotiation?: object | null | undefined;
}

/** From the first bid that may come; it stays readable when it is over. What is negotiated has none. */
const STATES: readonly string[] = ['TRADING', ...STAGES.done.states];

/** Whether a lot has a bidding room that anybody can look into. */
export function hasRoom(lotState: string, { trading, negotiation }: Traded): boolean {
  if (!trading) return false;
  return (trading.mode === 'DYNAMIC' && lotState === 'LISTED') || (!negotiation && STATES.includes(lotState));
}
