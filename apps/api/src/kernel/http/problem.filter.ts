import type { IncomingMessage, ServerResponse } from 'node:http';
import { ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { ERRORS, type ErrorCode, type Problem, faultOf, ruleOf, sentenceOf } from '@helan/contracts';
import type { Request, Response } from 'express';
import { isAway, isUnsure, sqlStateOf } from '../db/away.js';
import { logger } from '../logger.js';
import { keepNowhere } from './keep-nowhere.js';
import { type Fault, RefusedError } from './refused-error.js';
import { routeOf } from './request-context.js';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.invalid',
  401: 'session.required',
  403: 'permission.denied',
  404: 'resource.not-found',
  413: 'request.too-large',
  429: 'request.too-many',
};

/**
 * What the database says, and no service has put into words: violations of unique, exclusion, foreign-key and check
 * constraints, of the form of texts and of the reach of numbers and days, and what it cannot do now. Then what the
 * system says of its files.
 */
const BY_CODE: Readonly<Record<string, ErrorCode>> = {
  '23505': 'request.conflict',
  '23P01': 'request.conflict',
  '40001': 'server.busy',
  '40P01': 'server.busy',
  '55P03': 'server.busy',
  '57014': 'server.busy',
  '25P03': 'server.busy',
  '53100': 'storage.full',
  '53200': 'server.busy',
  '53300': 'server.busy',
  '22P02': 'resource.not-found',
  '22003': 'request.invalid',
  '22007': 'request.invalid',
  '22008': 'request.invalid',
  '22021': 'request.invalid',
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
  EMFILE: 'server.busy',
  ENFILE: 'server.busy',
};

/** What a pool says whose connections are all taken, without a code. */
const NONE_FREE = 'timeout exceeded when trying to connect';

/** By when somebody who was told to come again may hope for an answer, where the refusal names no other. */
const RETRY_AFTER_SECONDS = 2;

/** Every failure leaves as `application/problem+json`: code, sentence, rule; nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    answerProblem(error, request, host.switchToHttp().getResponse<Response>());
  }
}

/** Answers a request with what went wrong. */
export function answerProblem(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const requestId = request.id as string;
  const faults = faultsOf(error);
  const problem = toProblem(faults, requestId);
  const { method } = request;
  const line = { requestId, method, route: routeOf(request), code: problem.code };
  if (problem.status === 503) logger.warn(line, 'come again later');
  else if (problem.status >= 500) logger.error({ ...line, err: error }, 'request failed');
  if (response.headersSent) return void response.end();
  const wait = retryAfter(error, problem);
  if (wait !== undefined) response.setHeader('Retry-After', wait);
  keepNowhere(response);
  answerJson(response, problem.status, 'application/problem+json', problem);
}

function retryAfter(error: unknown, { status }: Problem): number | undefined {
  if (error instanceof RefusedError && error.retryAfterSeconds) return error.retryAfterSeconds;
  return status === 503 ? RETRY_AFTER_SECONDS : undefined;
}

/** Answers with a value as JSON. */
export function answerJson(response: ServerResponse, status: number, type: string, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function toProblem(faults: readonly Fault[], requestId: string): Problem {
  const { code, values } = faults[0]!;
  const rule = ruleOf(code, values);
  return {
    type: `/api/problems/${code}`,
    title: sentenceOf(code, { ...values, requestId }),
    status: ERRORS[code].status,
    code,
    ...(rule ? { rule } : {}),
    requestId,
    faults: faults.map((fault) => faultOf(fault.code, fault.field, { ...fault.values, requestId })),
  };
}

/** What cannot be an id is nobody's id. */
function isNoId({ message }: HttpException): boolean {
  return message.startsWith('Validation failed (uuid');
}

function byStatus(status: number): ErrorCode {
  return BY_STATUS[status] ?? 'request.invalid';
}

function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof RefusedError) return error.faults;
  if (error instanceof HttpException)
    return [{ code: isNoId(error) ? 'resource.not-found' : byStatus(error.getStatus()) }];
  if (isUnsure(error)) return [{ code: 'server.unsure' }];
  if (isAway(error)) return [{ code: 'server.away' }];
  if (error instanceof Error && error.message === NONE_FREE) return [{ code: 'server.busy' }];
  const code = BY_CODE[sqlStateOf(error) ?? ''];
  if (code) return [{ code }];
  const status = (error as { status?: unknown } | null)?.status;
  // What the server's own parsers have refused.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return [{ code: BY_STATUS[status] ?? 'request.invalid' }];
  return [{ code: 'server.fault' }];
}
