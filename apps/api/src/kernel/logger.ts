import { pino } from 'pino';
import { errorForLog } from './error-for-log.js';

/** Structured logs: only what a call names is written, and nothing of what anybody entered. */
export const logger = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  serializers: { err: errorForLog },
});
