import { pino } from 'pino';

/** Structured logs. Bodies, cookies and personal data never reach them: only what a call names is written. */
export const logger = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  redact: ['req.headers', 'res.headers', 'err.parameters', 'err.query', 'err.driverError', 'err.detail'],
});
