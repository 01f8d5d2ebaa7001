import { LONGEST_LISTING_MS } from '@helan/domain';

/**
 * SQL: when a session begins for those who come to it, by the alias of its row. One that has been open since its listing
 * begins with its limited window, and is null as long as nobody has said when; between two rounds of sealed prices it
 * begins with the next one. Source: rules §21 A14.
 */
export function sessionBegins(alias: string): string {
  const planned = `(${alias}.rules->>'freeEndAt')::timestamptz`;
  return `(case when ${awaitsRound(alias)} then coalesce(${alias}.resume_at, ${alias}.round_start_at)
            when ${isOpenWhileListed(alias)} then case when ${alias}.free_end_at < ${planned} then ${alias}.free_end_at end
            else ${alias}.start_at end)`;
}

/** SQL: whether bids have been taken since the listing. */
export function isOpenWhileListed(alias: string): string {
  const planned = `(${alias}.rules->>'freeEndAt')::timestamptz`;
  const longest = `make_interval(secs => ${LONGEST_LISTING_MS / 1000})`;
  return `coalesce(${alias}.rules->>'mode' = 'DYNAMIC' and ${planned} - ${alias}.start_at >= ${longest}, false)`;
}

/** SQL: whether it stands still between two rounds of sealed prices. */
export function awaitsRound(alias: string): string {
  return `(${alias}.state = 'PAUSED' and ${alias}.round_start_at is not null)`;
}
