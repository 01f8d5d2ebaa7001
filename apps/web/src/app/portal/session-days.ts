import type { NoticeRowView } from '@helan/contracts';
import { addDays, momentInWords, shanghaiDate } from '@helan/domain';

/** When a session begins, as a person says it on the day of `now`, a moment of the platform in milliseconds. */
export function sessionDay({ sessionStartAt }: Pick<NoticeRowView, 'sessionStartAt'>, now: number) {
  const begins = Date.parse(sessionStartAt!);
  const [, time] = momentInWords(begins).split(/[ （]/) as [string, string];
  const runs = begins <= now;
  return { runs, time, day: runs ? '正在竞价' : dayInWords(begins, now) };
}

function dayInWords(at: number, now: number): string {
  const [date, today] = [shanghaiDate(at), shanghaiDate(now)];
  if (date === today) return '今天';
  if (date === addDays(today, 1)) return '明天';
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
